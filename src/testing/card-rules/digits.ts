/** Only the digits of a text; full-width ones (from East Asian keyboards) become plain ones. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '');
}
