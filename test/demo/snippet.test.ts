import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';

import {attributeDefinitions, attributeNames} from '../../demo/playground/attributes.js';
import type {CodeInput} from '../../demo/playground/code/code-input.js';
import {frameworkNames, frameworks, type FrameworkName} from '../../demo/playground/code/frameworks.js';
import type {TokenName} from '../../demo/playground/tokens.js';
import {readAngular, readMarkup, readReact, readSvelte, type Given} from './read-code.js';

const readers: Readonly<Record<FrameworkName, (code: string) => Given>> = {
  html: readMarkup,
  react: readReact,
  vue: readMarkup,
  svelte: readSvelte,
  angular: readAngular,
};

function codeOf(framework: FrameworkName, input: Partial<CodeInput> = {}): string {
  return frameworks[framework].code({attributes: new Map(), authToken: false, ...input});
}

/** The attributes that code gives, without what it binds. */
function attributesIn(framework: FrameworkName, code: string): Record<string, unknown> {
  const names: readonly string[] = [...attributeNames(), 'dir'];
  return Object.fromEntries([...readers[framework](code)].filter(([name]) => names.includes(name)));
}

const isBoolean = (name: string): boolean =>
  attributeDefinitions.some((definition) => definition.name === name && definition.input.kind === 'boolean');
const expected = (attributes: ReadonlyMap<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    [...attributes].map(([name, value]) => [name, value === '' && isBoolean(name) ? true : value]),
  );

const odd = [
  ...[
    '"',
    "'",
    '`',
    '\\',
    '{',
    '}',
    '{{',
    '}}',
    '${',
    '{orgId}',
    '</script>',
    '<!--',
    '-->',
    '<',
    '>',
    '&',
    '&amp;',
  ],
  ...[
    '&#123;',
    '\n',
    '\r',
    '\t',
    '\u2028',
    '\u2029',
    'é',
    '\u{1f4b3}',
    '*/',
    '//',
    '</template>',
    '@if',
    '$',
    ' ',
  ],
];
const oddText = fc
  .array(fc.oneof(fc.constantFrom(...odd), fc.string({unit: 'grapheme', maxLength: 3})), {maxLength: 6})
  // HTML has no way to write it.
  .map((parts) => parts.join('').replaceAll('\0', ''));
const oddAttributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...attributeNames()), oddText), {selector: ([name]) => name})
  .map((entries) => new Map(entries));

for (const framework of frameworkNames) {
  describe(`the code to copy for ${frameworks[framework].label}`, () => {
    it('gives every attribute', () => {
      const attributes = new Map(attributeNames().map((name) => [name, isBoolean(name) ? '' : `x-${name}`]));
      assert.deepEqual(attributesIn(framework, codeOf(framework, {attributes})), expected(attributes));
    });

    it('gives every value as it is, whatever its characters, and cannot be broken out of', () => {
      fc.assert(
        fc.property(oddAttributes, fc.boolean(), (attributes, authToken) => {
          const code = codeOf(framework, {attributes, authToken});
          assert.deepEqual(attributesIn(framework, code), expected(attributes));
          const scripts = code.match(/<script/g)?.length ?? 0;
          assert.equal(code.match(/<\/script>/g)?.length ?? 0, scripts);
        }),
        {numRuns: 30},
      );
    });

    it('tells an attribute that is empty from one that is left off', () => {
      const code = codeOf(framework, {attributes: new Map([['endpoint', '']])});
      assert.deepEqual(attributesIn(framework, code), {endpoint: ''});
      assert.deepEqual(attributesIn(framework, codeOf(framework)), {});
    });

    it('binds a token only where one is sent, as a property, and never contains one', () => {
      assert.match(codeOf(framework, {authToken: true}), /authToken.*sessionToken/);
      assert.doesNotMatch(codeOf(framework), /authToken|sessionToken/);
    });

    it('listens to how it ends', () => {
      for (const type of ['attached', 'error', 'unknown']) {
        assert.match(codeOf(framework), new RegExp(`[ '(@n]payment-method-${type}\\b`));
      }
    });

    it('sets the tokens and the direction', () => {
      const tokens = new Map<TokenName, string>([
        ['radius', '4px'],
        ['font-family', '"Ubuntu", serif'],
      ]);
      const code = codeOf(framework, {tokens, dir: 'rtl'});
      assert.match(code, /--payment-method-form-radius'?: '?4px'?[;,]/);
      assert.match(code, /--payment-method-form-font-family'?: '?"Ubuntu", serif'?[;,]/);
      assert.deepEqual(attributesIn(framework, code), {dir: 'rtl'});
    });

    it('leaves out a token that is no single value', () => {
      for (const value of [
        'red; x: y',
        '}',
        '"',
        '</style>',
        'f(',
        ')(',
        '`',
        '${x}',
        '/*',
        '\\',
        '[',
        '@x',
      ]) {
        const code = codeOf(framework, {tokens: new Map<TokenName, string>([['radius', value]])});
        assert.equal(code, codeOf(framework), value);
      }
    });

    it('names the offline Stripe, where the page uses it', () => {
      const offlineStripeUrl = 'http://127.0.0.1:5175/endive/stripe.js';
      const code = codeOf(framework, {offlineStripeUrl});
      assert(code.indexOf(offlineStripeUrl) < code.indexOf('<payment-method-form'));
      assert(code.includes(offlineStripeUrl));
      assert(!codeOf(framework).includes('offline'));
    });

    it('puts the tag into a form with a button of its own when the tag has none', () => {
      const code = codeOf(framework, {attributes: new Map([['no-submit', '']])});
      assert.match(
        code,
        /<form>\s+<payment-method-form\s+no-submit\s[^<]*><\/payment-method-form>\s+<button>/,
      );
      assert.doesNotMatch(codeOf(framework), /<form>/);
    });
  });
}

describe('the HTML to copy', () => {
  it('is the script, the tag with its attributes, and what a page does with it', () => {
    const attributes = new Map([
      ['publishable-key', 'pk_test_1'],
      ['make-default', ''],
    ]);
    assert.equal(
      codeOf('html', {attributes}),
      `<!-- With the folders chunks/ and locales/ of the package's dist/ beside it. -->
<script src="payment-method-form.min.js"></script>

<payment-method-form
  publishable-key="pk_test_1"
  make-default
></payment-method-form>

<script>
  const form = document.querySelector('payment-method-form');
  form.addEventListener('payment-method-attached', (event) => {
    console.log(event.credential, event.card);
  });
  form.addEventListener('payment-method-error', (event) => {
    console.error(event.error.code, event.error.retry);
  });
  form.addEventListener('payment-method-unknown', (event) => {
    console.warn(event.error.code);
  });
</script>`,
    );
  });
});

describe('the components to copy', () => {
  it('bind in the way of their framework', () => {
    const bound = {
      react: ['authToken={sessionToken}', 'onpayment-method-attached={onAttached}'],
      vue: [':authToken.prop="sessionToken"', '@payment-method-attached="onAttached"', 'isCustomElement'],
      svelte: ['authToken={sessionToken}', 'onpayment-method-attached={onAttached}'],
      angular: ['[authToken]="sessionToken"', '(payment-method-attached)="onAttached($event)"'],
    } as const;
    for (const framework of ['react', 'vue', 'svelte', 'angular'] as const) {
      const code = codeOf(framework, {authToken: true});
      for (const part of bound[framework]) assert(code.includes(part), `${framework}: ${part}`);
      assert.match(code, /import 'payment-method-form\/define';/);
    }
  });

  it('take the types of the tag from the package, where templates of their framework have types', () => {
    for (const framework of ['react', 'vue', 'svelte'] as const) {
      assert(
        codeOf(framework).includes(`import type {} from 'payment-method-form/${framework}';`),
        framework,
      );
    }
    for (const framework of frameworkNames) assert.doesNotMatch(codeOf(framework), /declare module/);
  });
});
