import {english, type Strings} from '../locales/english.js';
import type {Failure} from '../submission/failure.js';

/** Names of the strings that the form can show. */
export type MessageKey = keyof Strings;
/** The strings of one language, with the host page's own on top. */
export type Messages = Strings;

/** A string with its `{placeholders}` filled in. What has no value stays as it is (`{orgId}` in an explanation). */
export function format(text: string, values: Readonly<Record<string, string>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** Sentences, as Stripe's own, of which there are better ones, in each language. */
const SAYS_NO_MORE = /^(the|your) card (was|has been) declined\.?$/i;

/** What to tell a person about a failure; never blank. */
export function failureMessage(messages: Messages, {code, declineCode, detail, values}: Failure): string {
  const declined = `error.${declineCode ?? ''}`;
  // Words of ours have no `_`.
  if (declined.includes('_') && isKey(messages, declined)) return text(messages, declined);
  const withDetail = `error.${code}.detail`;
  if (detail !== undefined && !SAYS_NO_MORE.test(detail) && isKey(messages, withDetail))
    return format(text(messages, withDetail), {detail});
  return format(text(messages, `error.${code}`), values);
}

/** A page or a language may leave a string blank, and a defect may make up a code. */
function text(messages: Messages, key: MessageKey): string {
  const found = isKey(messages, key) ? key : 'error.unexpected';
  return messages[found].trim() === '' ? english[found] : messages[found];
}

function isKey(messages: Messages, key: string): key is MessageKey {
  return Object.hasOwn(messages, key);
}
