/** What stands in samples for what only the reader knows, and what the demo has there. */
const PLACEHOLDERS: readonly (readonly [placeholder: string, real: string])[] = [
  ['pk_test_…', 'pk_test_docs'],
  ['org_1', 'org_demo'],
  ['browser example.com 0', 'browser demo 0'],
  // Under the page's own origin, as behind a reverse proxy.
  ['https://api.example.com/', '/'],
];

/** A sample with what the demo has in the place of each placeholder. */
export function fillIn(text: string): string {
  return PLACEHOLDERS.reduce((filled, [placeholder, real]) => filled.replaceAll(placeholder, real), text);
}
