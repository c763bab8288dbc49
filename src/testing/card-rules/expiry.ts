import type {Edit} from './caret.js';
import {digitsOf, withPlainDigits} from './digits.js';
import type {FieldState} from './field-state.js';

/** Years ahead that an expiry may lie. */
const MAX_YEARS_AHEAD = 50;
const SEPARATOR = ' / ';

/** An expiry as the API takes it. */
export interface Expiry {
  readonly month: number;
  readonly year: number;
}

/** `MM / YY`, from whatever was typed, pasted or filled in: `1230`, `3`, `12/2030`, `2030-12`; ` / 30` while the month is missing. */
export function formatExpiry(text: string): string {
  const {month, year} = split(text);
  if (month === '' && year !== '') return `${SEPARATOR}${year}`;
  if (month.length < 2) return month;
  return `${month}${SEPARATOR}${year}`;
}

/**
 * The expiry after an edit within its month, with the year left alone: the month may be empty or have one digit for the moment, and
 * a digit takes the place of a 0 that stands before it. `undefined` for any other edit.
 */
export function editMonth({text, caret}: Edit, previous: string): Edit | undefined {
  const plain = withPlainDigits(text);
  const slash = plain.indexOf('/');
  if (slash < 0 || caret > slash || plain.length !== text.length) return undefined;
  const typed = digitsOf(plain.slice(0, slash));
  const month = typed.length === 3 && typed.startsWith('0') && Number(typed) <= 12 ? typed.slice(1) : typed;
  const year = digitsOf(plain.slice(slash));
  if (month.length > 2 || year.length > 2) return undefined;
  const edited = month === '' && year === '' ? '' : `${month}${SEPARATOR}${year}`;
  // Only a separator was deleted: that is not for here.
  if (edited === previous) return undefined;
  const before = digitsOf(plain.slice(0, caret)).length;
  return {text: edited, caret: Math.min(before, month.length)};
}

/** @param today The day by which a card is past, in the person's own time zone. */
export function expiryState(text: string, today: Date): FieldState {
  const {month, year} = shown(text);
  if (month === '' && year === '') return {kind: 'empty', code: 'incomplete_expiry'};
  if (month.length === 2 && (Number(month) < 1 || Number(month) > 12)) {
    return {kind: 'invalid', code: 'invalid_expiry_month'};
  }
  const expiry = parseExpiry(text);
  if (expiry === undefined) return {kind: 'incomplete', code: 'incomplete_expiry'};
  const thisYear = today.getFullYear();
  if (expiry.year < thisYear) return {kind: 'invalid', code: 'invalid_expiry_year_past'};
  if (expiry.year > thisYear + MAX_YEARS_AHEAD) return {kind: 'invalid', code: 'invalid_expiry_year'};
  if (expiry.year === thisYear && expiry.month < today.getMonth() + 1) {
    return {kind: 'invalid', code: 'invalid_expiry_month_past'};
  }
  return {kind: 'complete'};
}

/** The expiry that a formatted text stands for, once it is all there. */
export function parseExpiry(text: string): Expiry | undefined {
  const {month, year} = shown(text);
  if (month.length !== 2 || year.length !== 2) return undefined;
  return {month: Number(month), year: 2000 + Number(year)};
}

/** What a formatted text shows. */
function shown(text: string): {month: string; year: string} {
  const [left = '', right = ''] = text.split('/');
  return {month: digitsOf(left), year: digitsOf(right)};
}

function split(text: string): {month: string; year: string} {
  const plain = withPlainDigits(text);
  const yearFirst = /^\s*(\d{4})\s*[-/]\s*(\d{1,2})\s*$/.exec(plain);
  const [left, right] = yearFirst === null ? parts(plain) : [yearFirst[2] ?? '', yearFirst[1] ?? ''];
  return {month: left, year: shortYear(right)};
}

/** Month and year digits: divided by the first separator if there is one, else by what a month can be. */
function parts(text: string): [string, string] {
  const yearOnly = /^\D*\/\D*(\d+)\D*$/.exec(text);
  if (yearOnly !== null) return ['', yearOnly[1] ?? ''];
  const separated = /^\D*(\d{1,2})\D*[/.-]\D*(\d*)/.exec(text);
  if (separated !== null) return [(separated[1] ?? '').padStart(2, '0'), separated[2] ?? ''];
  const digits = digitsOf(text);
  const first = Number(digits.charAt(0));
  // No month starts with 2 to 9, and none is above 12: the digit is a whole month then.
  const oneDigitMonth = digits !== '' && (first > 1 || (first === 1 && Number(digits.charAt(1)) > 2));
  return oneDigitMonth ? [`0${digits.charAt(0)}`, digits.slice(1)] : [digits.slice(0, 2), digits.slice(2)];
}

/** Two digits; none for a year that two digits cannot stand for. */
function shortYear(digits: string): string {
  if (digits.length !== 4) return digits.slice(0, 2);
  return digits.startsWith('20') ? digits.slice(2) : '';
}
