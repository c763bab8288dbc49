import {readElement} from '../manifest/read-element.js';
import {formatPage, table, word} from './markdown.js';

const PREFIX = '--payment-method-form-';

/** `demo/docs/theming.md`: every token, part, state and slot, made from the doc blocks in `src/`. */
export function makeThemingPage(): Promise<string> {
  const {customProperties, parts, states, slots} = readElement();
  const described = (items: readonly {readonly name: string; readonly description: string}[]): string[][] =>
    items.map(({name, description}) => [word(name), description]);
  return formatPage(
    text({
      tokens: table(
        [word(`${PREFIX}…`), 'what it is', 'default'],
        customProperties.map((each) => [
          word(each.name.slice(PREFIX.length)),
          each.description,
          word(each.default.replaceAll(PREFIX, '…')),
        ]),
      ),
      parts: table(['`::part(…)`', 'what it is'], described(parts)),
      states: table(['`:state(…)`', 'meaning'], described(states)),
      slots: table(['slot', 'where'], described(slots)),
    }),
  );
}

const text = ({tokens, parts, states, slots}: Readonly<Record<string, string>>): string => `# Theming

<!-- Made from the code by \`npm run docs\`. Do not edit by hand: a test compares. -->

The form takes font, text size and colour scheme of the page around it, and looks finished without a line of CSS. Three things change it: \`theme\`, tokens, and parts. The playground shows
all of them live, and gives the CSS to copy.

## Themes

\`theme="outlined"\` (default) has a line around each field, \`filled\` a ground and a line below, \`plain\` the line alone. \`plain\` has neither ground nor corners; every other
token works in each.

## Tokens

Custom properties, set on the form or anywhere above it. What they come to is carried into Stripe's frames, where CSS of the page does not reach, and again whenever a token, a class, a
style sheet or the colour scheme changes; nothing is loaded anew. Any CSS colour will do but \`currentColor\`, which is another one at each place.

\`\`\`css
:root {
  color-scheme: light dark;
  --payment-method-form-color-accent: light-dark(#6b21a8, oklch(0.8 0.12 300));
  --payment-method-form-color-on-accent: light-dark(#ffffff, #1d1029);
  --payment-method-form-radius: 4px;
  --payment-method-form-button-radius: 999px;
}
\`\`\`

${tokens}

\`…\` in a default stands for \`${PREFIX}\`. \`theme="filled"\` and \`"plain"\` have lines of 2px, and \`filled\` a ground of its own.

**Light and dark.** The defaults are \`light-dark()\` values: they follow the \`color-scheme\` that the page declares. A page that declares none gets the light form.

**Contrast.** The defaults have 4.5 : 1 at least. With colours of your own that is yours to keep: text on field, on page, and on the button.

**Fonts.** Web fonts of the page reach Stripe's frames by their \`@font-face\` rules. The frames are of another origin, so font files need \`Access-Control-Allow-Origin\`.

## Parts

For what no token says. Of Stripe's inputs only the box around them is yours.

\`\`\`css
payment-method-form::part(label) {
  text-transform: uppercase;
  letter-spacing: 0.04em;
}
payment-method-form::part(submit) {
  inline-size: auto;
}
\`\`\`

${parts}

## States

\`\`\`css
payment-method-form:state(submitting) {
  cursor: progress;
}
payment-method-form:state(attached) {
  outline: 2px solid currentcolor;
}
\`\`\`

Exactly one is set at a time; \`form.state\` is the same word.

${states}

## Slots

\`\`\`html run=ready
<script async src="https://js.stripe.com/endive/stripe.js"></script>
<script async src="payment-method-form.min.js"></script>
<payment-method-form
  publishable-key="pk_test_…"
  endpoint="https://api.example.com/v2/org/{orgId}/payment"
  org-id="org_1"
>
  <h2 slot="heading">Payment method</h2>
  <p slot="legal">By saving the card you agree to the <a href="/terms">terms</a>.</p>
  <span slot="submit">Save and continue</span>
</payment-method-form>
\`\`\`

${slots}
`;
