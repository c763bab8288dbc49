import {z} from '@hono/zod-openapi';

/** C0 and C1 controls but tab and line ends, and halves of surrogate pairs: Postgres and Stripe refuse them, each in its own way. */
const unprintable = /[\p{Cc}\p{Cs}]/u;
const lineBreaks = /[\t\r\n]/g;

/** Text for people to read. */
export function plainText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine(
      (text) => !unprintable.test(text.replace(lineBreaks, '')),
      'holds characters that cannot be printed',
    );
}

/** An id of Stripe's with one of some prefixes, as in `tok_1AbC`. */
export function stripeId(...prefixes: readonly string[]) {
  return z
    .string()
    .max(255)
    .regex(
      new RegExp(`^(?:${prefixes.join('|')})_[A-Za-z0-9_]+$`),
      `is not an id that starts with ${prefixes.join('_ or ')}_`,
    );
}

/** An address as browsers accept it in `<input type="email">`, and as long as mail allows (RFC 5321, 4.5.3.1.3). */
export const emailAddress = z.email({pattern: z.regexes.html5Email}).max(254);
