import {en} from '../locales/en.js';
import type {Failure} from '../submission/failure.js';

/** Names of the strings that the form can show. */
export type MessageKey = keyof typeof en;
/** The strings of one language, with the host page's own on top. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** A string with its `{placeholders}` filled in. What has no value stays as it is (`{orgId}` in an explanation). */
export function format(text: string, values: Readonly<Record<string, string>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** What to tell a person about a failure; never blank. */
export function failureMessage(messages: Messages, failure: Failure): string {
  const {code, declineCode, detail, values} = failure;
  if (declineCode !== undefined && isErrorKey(`error.${declineCode}`))
    return messages[`error.${declineCode}` as MessageKey];
  const withDetail = `error.${code}.detail`;
  if (detail !== undefined && isErrorKey(withDetail)) return format(messages[withDetail], {detail});
  const own = `error.${code}`;
  return format(messages[isErrorKey(own) ? own : 'error.unexpected'], values);
}

function isErrorKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
