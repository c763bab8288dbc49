/** A value as it stands between double quotes in HTML. */
export function escapeAttribute(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;');
}

/** A string of JavaScript in single quotes, which also ends no `<script>` that it stands in. */
export function quote(value: string): string {
  const inside = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)
    .replaceAll('<', String.raw`\u003C`);
  return `'${inside}'`;
}

/** Moves each line that is not empty to the right; other characters that end a line belong to a value. */
export function indent(text: string, spaces: number): string {
  const pad = ' '.repeat(spaces);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : pad + line))
    .join('\n');
}

/** What is there, with an empty line between. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The tag with a line for each attribute. */
export function tagOf(lines: readonly string[]): string {
  if (lines.length === 0) return '<payment-method-form></payment-method-form>';
  return ['<payment-method-form', ...lines.map((line) => `  ${line}`), '></payment-method-form>'].join('\n');
}

/** Around a tag that has no button of its own. */
export function inHostForm(tag: string): string {
  return ['<form>', indent(tag, 2), '  <button>Save card</button>', '</form>'].join('\n');
}
