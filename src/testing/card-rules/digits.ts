/** A text with plain digits in the place of full-width, Arabic, Persian, Devanagari and all other decimal ones. */
export function withPlainDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** Only the digits of a text, of whatever script, as plain ones. */
export function digitsOf(text: string): string {
  return withPlainDigits(text).replaceAll(/\D/g, '');
}

/** Unicode keeps the ten digits of a script together, from 0 to 9: so many of them stand before this one. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before;
}
