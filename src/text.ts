/** A value from outside as a text that says something, trimmed; `undefined` for anything else. */
export function readText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** Whether a text has the form of an email address. Whether there is such a one, only a letter to it tells. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
