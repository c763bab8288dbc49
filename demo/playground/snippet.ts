import {attributeDefinitions} from './attributes.js';

/** What the HTML to copy depends on. */
export interface SnippetInput {
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether a bearer token is sent. */
  readonly authToken: boolean;
  /** The address of the offline Stripe's browser script, when the page uses it. */
  readonly offlineStripeUrl?: string;
}

/** The HTML that gives the same form on a page of one's own, with the script-tag build. It ends without a line break. */
export function snippet({attributes, authToken, offlineStripeUrl}: SnippetInput): string {
  const tag = openingAndClosingTag(attributes);
  const parts = [
    offlineStripeUrl === undefined ? '' : offlineScript(offlineStripeUrl),
    '<script src="payment-method-form.min.js"></script>\n',
    attributes.has('no-submit') ? inHostForm(tag) : `${tag}\n`,
    authToken ? tokenScript : '',
  ];
  return parts
    .filter((part) => part !== '')
    .join('\n')
    .trimEnd();
}

function offlineScript(url: string): string {
  return `<!-- The offline Stripe. Leave it out to use Stripe itself. -->\n<script src="${escapeAttribute(url)}"></script>\n`;
}

function openingAndClosingTag(attributes: ReadonlyMap<string, string>): string {
  const lines = [...attributes].map(([name, value]) =>
    value === '' && isBoolean(name) ? `  ${name}` : `  ${name}="${escapeAttribute(value)}"`,
  );
  if (lines.length === 0) return '<payment-method-form></payment-method-form>';
  return ['<payment-method-form', ...lines, '></payment-method-form>'].join('\n');
}

function inHostForm(tag: string): string {
  return `<form>\n${tag.replace(/^/gm, '  ')}\n  <button>Save card</button>\n</form>\n`;
}

const tokenScript = `<script>
  // The token of the person who is signed in: a string, or a function that gives one.
  document.querySelector('payment-method-form').authToken = () => sessionToken();
</script>
`;

function isBoolean(name: string): boolean {
  return attributeDefinitions.some(
    (definition) => definition.name === name && definition.input.kind === 'boolean',
  );
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
