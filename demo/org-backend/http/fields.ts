import {z} from '@hono/zod-openapi';

// Each field is given the sentence that the person gets to read when it does not fit, missing or wrong in whatever way: the library's own
// words are about types, and reach people who pay.

/** C0 and C1 controls but tab and line ends, and halves of surrogate pairs: Postgres and Stripe refuse them, each in its own way. */
const unprintable = /[\p{Cc}\p{Cs}]/u;
const lineBreaks = /[\t\r\n]/g;

/**
 * Text for people to read.
 *
 * @param name how the field is called in a sentence, as in `The description`
 */
export function plainText(name: string, maxLength: number) {
  const rule = `${name} has to be text of at most ${maxLength} characters, all of them printable.`;
  return z
    .string(rule)
    .max(maxLength, rule)
    .refine((text) => !unprintable.test(text.replace(lineBreaks, '')), rule);
}

/** An id of Stripe's with one of some prefixes, as in `tok_1AbC`. */
export function stripeId(name: string, ...prefixes: readonly string[]) {
  const rule = `${name} has to be given as an id of Stripe's that starts with ${prefixes.join('_ or ')}_.`;
  return z
    .string(rule)
    .max(255, rule)
    .regex(new RegExp(`^(?:${prefixes.join('|')})_[A-Za-z0-9_]+$`), rule);
}

/** An address as browsers accept it in `<input type="email">`, and as long as mail allows (RFC 5321, 4.5.3.1.3). */
export function emailAddress(name: string) {
  const rule = `${name} has to be like name@example.com, and of at most 254 characters.`;
  return z.email({pattern: z.regexes.html5Email, error: rule}).max(254, rule);
}

/** A whole number within bounds. */
export function wholeNumber(name: string, least: number, most: number, unit = '') {
  const rule = `${name} has to be a whole number from ${least} to ${most}${unit}.`;
  return z.number(rule).int(rule).min(least, rule).max(most, rule);
}

/** What every body is, whatever is in it. */
export const objectRule = 'The body has to be a JSON object.';
