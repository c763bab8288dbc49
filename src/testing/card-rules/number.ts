import {type BrandRules, brandRules} from './brands.js';
import {digitsOf} from './digits.js';
import type {FieldState} from './field-state.js';
import {passesLuhn} from './luhn.js';

const FURTHER_GROUP = 4;

/** A card number in its brand's groups; digits beyond the brand's longest number are dropped. */
export function formatNumber(text: string): string {
  const digits = digitsOf(text);
  const rules = brandRules(digits);
  return grouped(digits.slice(0, longest(rules)), rules.groups);
}

/** Whether a text has more digits than its brand's longest number. */
export function isTooLong(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length > longest(brandRules(digits));
}

export function numberState(text: string): FieldState {
  const digits = digitsOf(text);
  const rules = brandRules(digits);
  if (digits === '') return {kind: 'empty', code: 'incomplete_number'};
  if (rules.lengths.includes(digits.length) && passesLuhn(digits)) return {kind: 'complete'};
  return digits.length < longest(rules)
    ? {kind: 'incomplete', code: 'incomplete_number'}
    : {kind: 'invalid', code: 'invalid_number'};
}

/** Whether nothing can follow: the moment to go on to the next input. */
export function isNumberFull(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length === longest(brandRules(digits)) && passesLuhn(digits);
}

function longest({lengths}: BrandRules): number {
  return Math.max(...lengths);
}

function grouped(digits: string, sizes: readonly number[]): string {
  const groups: string[] = [];
  for (let start = 0; start < digits.length; start += groups.at(-1)?.length ?? FURTHER_GROUP) {
    groups.push(digits.slice(start, start + (sizes[groups.length] ?? FURTHER_GROUP)));
  }
  return groups.join(' ');
}
