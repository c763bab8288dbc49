import {ApiError} from './api-error.js';

/**
 * Finding card numbers in text that should hold none. Digits of any script belong to one run however many spaces, dashes, dots, slashes,
 * marks and invisible characters stand between them, as themselves or as JSON writes them (`\n`).
 */
const digitRun = /\d(?:(?:[\s\p{Pd}\p{Pc}\p{Cf}\p{M}.,·•∙⋅−*/|+\uffff]|\\[bfnrt])*\d){11,}\uffff?/gu;
const nonDigits = /\D/g;

/** A number that is all of a run: any network, 12 to 19 digits. */
const wholeNumber = /^[3-68]\d{11,18}$/;

/** First digits and lengths of the networks, for numbers that stand inside a longer run (next to an expiry date, say). */
const networks = [
  {prefix: /^4/, lengths: [16]},
  {prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16]},
  {prefix: /^3[47]/, lengths: [15]},
  {prefix: /^(?:6011|64|65)/, lengths: [16]},
  {prefix: /^36/, lengths: [14]},
  {prefix: /^(?:30|38|39|35)/, lengths: [16]},
  {prefix: /^(?:62|81)/, lengths: [16, 17, 18, 19]},
] as const;

/** True where the text holds digits that pass as the number of a card. */
export function holdsCardNumber(text: string): boolean {
  for (const [run] of inAsciiDigits(text).matchAll(digitRun)) {
    const digits = run.replace(nonDigits, '');
    if (wholeNumber.test(digits) && passesLuhn(digits)) return true;
    if (holdsNetworkNumber(digits)) return true;
  }
  return false;
}

/** The text with every run of twelve digits or more masked, card number or not: for logs and for others' messages. */
export function maskCardNumbers(text: string): string {
  let masked = '';
  let end = 0;
  for (const {0: run, index} of inAsciiDigits(text).matchAll(digitRun)) {
    masked += `${text.slice(end, index)}[digits]`;
    end = index + run.length;
  }
  return masked + text.slice(end);
}

/** The error for a request that holds a card number: it never says which, or where. */
export function cardNumberRefused(): ApiError {
  return new ApiError(
    'card-number-refused',
    'The request holds what looks like a card number. Card numbers are never to be sent here.',
  );
}

/** True where any string, key or number inside a parsed JSON value holds a card number. */
export function jsonHoldsCardNumber(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' && holdsCardNumber(next)) return true;
    if (typeof next === 'number' && holdsCardNumber(String(next))) return true;
    if (typeof next !== 'object' || next === null) continue;
    const entries: [string, unknown][] = Object.entries(next);
    waiting.push(...entries.flat());
  }
  return false;
}

/** The text with its digits and punctuation in their plain forms (full-width, superscript, Arabic-Indic …), each in its old place. */
function inAsciiDigits(text: string): string {
  return text.replace(/\P{ASCII}/gu, (character) => {
    const plain = character.normalize('NFKC');
    if (plain.length > character.length) return character;
    return (/^\p{Nd}$/u.test(plain) ? digitOf(plain) : plain).padEnd(character.length, secondHalf);
  });
}

/** Stands for the second half of a character that takes two places: no text has it (Unicode 23.7, noncharacters). */
const secondHalf = '\uffff';

/** Unicode has the ten digits of a script side by side, in their order. */
function digitOf(character: string): string {
  const place = character.codePointAt(0) ?? 0;
  let zero = place;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((place - zero) % 10);
}

function holdsNetworkNumber(digits: string): boolean {
  for (let start = 0; start + 14 <= digits.length; start++) {
    const rest = digits.slice(start, start + 19);
    for (const {prefix, lengths} of networks) {
      if (!prefix.test(rest)) continue;
      if (lengths.some((length) => rest.length >= length && passesLuhn(rest.slice(0, length)))) return true;
    }
  }
  return false;
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
