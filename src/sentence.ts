import {readText} from './text.js';

/** Longer texts are pages or traces, not sentences. */
const LONGEST_SENTENCE = 300;

/**
 * A sentence of somebody else's that is fit to be shown, as text; `undefined` for pages, markup, and anything that may hold a
 * client secret or a card number.
 */
export function readSentence(value: unknown): string | undefined {
  const text = readText(value);
  if (text === undefined || text.length > LONGEST_SENTENCE) return undefined;
  return isMarkup(text) || isTrace(text) || mayBeSecret(text) ? undefined : text;
}

/** Pages, and JSON or XML that was not read. */
const isMarkup = (text: string): boolean => /^(?:<[!?a-z]|[{[]\s*["{[\]}])/i.test(text);

/** What a program says when it breaks, in the languages that servers are written in. */
const isTrace = (text: string): boolean =>
  /\n\s*at |Traceback \(most|\n\s*File "|\.(?:js|ts|py|rb|java|go|php):\d+/.test(text);

const mayBeSecret = (text: string): boolean => /_secret_|(?:\d[ -]?){12,}/.test(text);

/** The id of a request, as somebody else tells it; `undefined` for what is none, or may be a card number. */
export function readId(value: unknown): string | undefined {
  const text = readText(value);
  return text !== undefined &&
    /^[\w.:|-]{1,128}$/.test(text) &&
    !/_secret_|(?<![\w-])\d{13,19}(?![\w-])/.test(text)
    ? text
    : undefined;
}
