/** A value from outside as a text that says something, trimmed; `undefined` for anything else. */
export function readText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
