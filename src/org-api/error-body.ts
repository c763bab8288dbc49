import {asObject, type JsonObject} from './json.js';
import {readSentence, readText} from '../text.js';

/** What the body of an error answer tells. */
export interface ErrorBody {
  /** A sentence that is fit to be shown, as text. */
  readonly message?: string;
  /** The API's own code, when it is a word. */
  readonly code?: string;
  readonly declineCode?: string;
}

/**
 * Reads the error bodies in use: Catalyze (`errors[]`; `title`, `description`; `id`, `message`), Gatego (`error_code`),
 * Stripe-like (`error: {message, code, decline_code}`), RFC 9457 problem details (`title`, `detail`), and plain text.
 */
export function readErrorBody(body: unknown): ErrorBody {
  if (typeof body === 'string') return withoutAbsent({message: readSentence(body)});
  const outer = asObject(body);
  if (!outer) return {};
  const {errors, error} = outer as {errors?: unknown; error?: unknown};
  const inner = asObject(Array.isArray(errors) ? errors[0] : error) ?? {};
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => readText(inner[name]) ?? readText(outer[name])).find((text) => text !== undefined);
  return withoutAbsent({
    message: readSentence(first('message', 'detail', 'description', 'title') ?? readText(error)),
    code: first('error_code', 'code'),
    declineCode: first('decline_code'),
  });
}

function withoutAbsent(fields: {[Name in keyof ErrorBody]: string | undefined}): ErrorBody {
  return Object.fromEntries(Object.entries(fields as JsonObject).filter(([, value]) => value !== undefined));
}
