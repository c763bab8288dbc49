import {withPlainDigits} from './digits.js';
import type {FieldState} from './field-state.js';

interface PostalRules {
  readonly complete: RegExp;
  /** What a complete code starts with: a text that does not match can no longer become one. */
  readonly prefix: RegExp;
  readonly format: (text: string) => string;
}

const MAX_LENGTH = 10;

const ANY: PostalRules = {
  complete: /^.+$/,
  prefix: /^.*$/,
  format: (text) => text.replaceAll(/[^\p{L}\p{N} -]/gu, '').slice(0, MAX_LENGTH),
};

const RULES: ReadonlyMap<string, PostalRules> = new Map(
  Object.entries({
    US: numeric(5),
    IN: numeric(6),
    CA: {
      complete: /^[A-Z]\d[A-Z] \d[A-Z]\d$/,
      prefix: /^([A-Z](\d([A-Z]( (\d([A-Z]\d?)?)?)?)?)?)?$/,
      format: (text) => {
        const plain = alphanumeric(text).slice(0, 6);
        return plain.length > 3 ? `${plain.slice(0, 3)} ${plain.slice(3)}` : plain;
      },
    },
    GB: {
      complete: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
      prefix: /^[A-Z\d ]*$/,
      format: (text) =>
        text
          .toUpperCase()
          .replaceAll(/[^A-Z\d ]/g, '')
          .slice(0, 8),
    },
  }),
);

/** A postal code as the country of the card writes it. */
export function formatPostal(text: string, country: string | undefined): string {
  return rulesOf(country).format(withPlainDigits(text).trimStart());
}

export function postalState(text: string, country: string | undefined): FieldState {
  const {complete, prefix} = rulesOf(country);
  const trimmed = text.trim();
  if (trimmed === '') return {kind: 'empty', code: 'incomplete_zip'};
  if (complete.test(trimmed)) return {kind: 'complete'};
  return prefix.test(trimmed)
    ? {kind: 'incomplete', code: 'incomplete_zip'}
    : {kind: 'invalid', code: 'invalid_zip'};
}

function rulesOf(country: string | undefined): PostalRules {
  return (country === undefined ? undefined : RULES.get(country)) ?? ANY;
}

function numeric(length: number): PostalRules {
  return {
    complete: new RegExp(`^\\d{${length}}$`),
    prefix: new RegExp(`^\\d{0,${length}}$`),
    format: (text) => text.replaceAll(/\D/g, '').slice(0, length),
  };
}

function alphanumeric(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z\d]/g, '');
}
