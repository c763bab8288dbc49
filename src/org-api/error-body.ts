import {asObject, type JsonObject} from './json.js';
import {readId, readSentence} from '../sentence.js';
import {readText} from '../text.js';

/** What the body of an error answer tells. */
export interface ErrorBody {
  /** A sentence that is fit to be shown, as text. */
  readonly message?: string;
  /** The API's own code, when it is a word. */
  readonly code?: string;
  readonly declineCode?: string;
  /** The id of the request, where the body tells it. */
  readonly requestId?: string;
}

/**
 * Reads the error bodies in use: Catalyze (`errors[]`; `title`, `description`; `id`, `message`), Gatego (`error_code`),
 * Stripe-like (`error: {message, code, decline_code}`), RFC 9457 problem details (`title`, `detail`, and the last part of `type`
 * as code), OAuth (`error`, `error_description`), and plain text. The `instance` of problem details is no id of the request:
 * most servers put the path there.
 */
export function readErrorBody(body: unknown): ErrorBody {
  if (typeof body === 'string') return withoutAbsent({message: readSentence(body)});
  const outer = asObject(body);
  if (!outer) return {};
  const {errors, error} = outer as {errors?: unknown; error?: unknown};
  const inner = asObject(Array.isArray(errors) ? errors[0] : error) ?? {};
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => readText(inner[name]) ?? readText(outer[name])).find((text) => text !== undefined);
  const word = readText(error);
  const isCode = word !== undefined && /^[\w-]+$/.test(word);
  const [, problem] = /\/([\w-]+)$/.exec(readText(outer['type']) ?? '') ?? [];
  const message = first('message', 'detail', 'description', 'error_description', 'title');
  return withoutAbsent({
    message: readSentence(message ?? (isCode ? undefined : word)),
    code: first('error_code', 'code') ?? problem ?? (isCode ? word : undefined),
    declineCode: first('decline_code'),
    requestId: readId(first('request_id', 'requestId', 'traceId')),
  });
}

function withoutAbsent(fields: {[Name in keyof ErrorBody]: string | undefined}): ErrorBody {
  return Object.fromEntries(Object.entries(fields as JsonObject).filter(([, value]) => value !== undefined));
}
