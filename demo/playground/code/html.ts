import {cssRule, events, tagAttributes, type CodeInput} from './code-input.js';
import {escapeAttribute, indent, inHostForm, paragraphs, tagOf} from './text.js';

/** The HTML that gives the same form on a page of one's own, with the script-tag build. It ends without a line break. */
export function htmlCode(input: CodeInput): string {
  const {attributes, authToken, tokens, offlineStripeUrl} = input;
  const tag = tagOf(
    tagAttributes(input).map(([name, value]) =>
      value === true ? name : `${name}="${escapeAttribute(value)}"`,
    ),
  );
  const rule = cssRule(tokens);
  return paragraphs(
    offlineStripeUrl === undefined ? '' : offlineScript(offlineStripeUrl),
    ownScript,
    rule === '' ? '' : `<style>\n${indent(rule, 2)}\n</style>`,
    attributes.has('no-submit') ? inHostForm(tag) : tag,
    script(authToken),
  );
}

const ownScript = `<!-- With the folders chunks/ and locales/ of the package's dist/ beside it. -->
<script src="payment-method-form.min.js"></script>`;

function offlineScript(url: string): string {
  return `<!-- The offline Stripe. Leave it out to use Stripe itself. -->\n<script src="${escapeAttribute(url)}"></script>`;
}

function script(authToken: boolean): string {
  return [
    '<script>',
    `  const form = document.querySelector('payment-method-form');`,
    ...(authToken
      ? [
          '  // The token of the person who is signed in: a string, or a function that gives one.',
          '  form.authToken = () => sessionToken();',
        ]
      : []),
    ...events.flatMap(({type, line}) => [
      `  form.addEventListener('${type}', (event) => {`,
      `    ${line}`,
      '  });',
    ]),
    '</script>',
  ].join('\n');
}
