import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {LANGUAGES, type Translation} from '../../src/locales/language.js';
import {samplesOf} from '../docs/samples/runners.js';
import {makeProject, packPackage, runIn, type Packed} from './packed.js';

/** Any of these that stood in for a browser's would be found by code that asks whether there is one. */
const NO_PAGE = `
  for (const name of ['window', 'document', 'location', 'sessionStorage'])
    if (globalThis[name] !== undefined) throw new Error('There is a page: ' + name);`;

describe('Rendering on a server', () => {
  let packed: Packed;
  before(async () => {
    packed = await packPackage();
  });
  after(() => packed.remove());

  /** What a program prints, as plain Node runs it with the files of the documentation beside it. */
  const inNode = async (name: string, program: string): Promise<unknown> => {
    const files = {
      ...Object.fromEntries(samplesOf('server').map(({text}) => [nameOf(text), text])),
      'package.json': '{"type": "module"}',
      'index.js': `import {render} from '@lit-labs/ssr';
        import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
        import {html} from 'lit';
        import 'payment-method-form/define';
        const print = (result) => console.log(JSON.stringify(result));
        ${program}`,
    };
    const project = makeProject(packed, `server-${name}`, files, ['@lit-labs/ssr']);
    return JSON.parse(await runIn(project, process.execPath, ['index.js']));
  };

  const rendered = (name: string, tag: string): Promise<string> =>
    inNode(
      name,
      `print(await collectResult(render(html\`${tag}\`)));
       ${NO_PAGE}`,
    ) as Promise<string>;

  it('makes a declarative shadow root of what the documentation says, the same each time', async () => {
    const [once, again] = (await inNode(
      'sample',
      `const {renderCardForm} = await import('./card-form.js');
       const options = {publishableKey: 'pk_test_1', orgId: 'org_1', locale: 'fr-CA'};
       print([await renderCardForm(options), await renderCardForm(options)]);
       ${NO_PAGE}`,
    )) as [string, string];
    assert.match(once, /<payment-method-form[^>]* org-id="org_1"[^>]*><template [^>]*shadowrootmode="open"/);
    assert.match(once, /<style>[^<]*:host/);
    assert.match(once, /<form[^>]* lang="fr"[^>]* class="inert loading"/);
    assert.match(once, />Numéro de carte</);
    assert.equal(once, again);
  });

  it('speaks each language at once', async () => {
    const labels = (await inNode(
      'languages',
      `const labels = {};
       for (const locale of ${JSON.stringify(LANGUAGES)}) {
         const markup = await collectResult(render(html\`\${locale}<payment-method-form publishable-key="pk_test_1"
           endpoint="https://org.example/cards" org-id="org_1" locale=\${locale}></payment-method-form>\`));
         labels[locale] = /id="label-number"[^<]*<!--lit-part-->([^<]*)</.exec(markup)?.[1];
       }
       print(labels);`,
    )) as Record<string, string>;
    for (const language of LANGUAGES) {
      const {default: translation} = (await import(`../../src/locales/${language}.js`)) as {
        readonly default: Translation;
      };
      assert.equal(labels[language], translation['label.number'], language);
    }
  });

  it('takes the language of the tag, and never that of the server', async () => {
    const tag = (more: string) =>
      `<payment-method-form publishable-key="pk_test_1" endpoint="/cards" ${more}></payment-method-form>`;
    assert.match(await rendered('lang', tag('org-id="org_1" lang="sv"')), /Kortnummer/);
    assert.match(await rendered('no-lang', tag('org-id="org_1"')), /Card number/);
  });

  it('shows what is asked for beside the card, with nothing ticked or chosen, and nothing that can be sent', async () => {
    const markup = await rendered(
      'payment',
      `<payment-method-form publishable-key="pk_test_1" endpoint="/pay" org-id="org_1" contract="gatego-intent"
        amount="1250" currency="eur" collect="name address" locale="de"></payment-method-form>`,
    );
    assert.match(markup, /12,50\s€ bezahlen/);
    assert.match(markup, /Ich stimme der Zahlung von 12,50\s€ zu/);
    assert.doesNotMatch(markup, /checked/);
    assert.equal(markup.match(/<option/g)?.length, 1);
    assert.match(markup, /id="billing-name"[^>]* readonly/);
    assert.match(markup, /<form[^>]* method="dialog"/);
    assert.match(markup, /<button[^>]* aria-disabled="true"/);
    assert.doesNotMatch(markup, /<slot(?! name="[a-z-]+")/, 'what is in the tag is not shown');
  });

  it('tells a mistake in the attributes', async () => {
    const markup = await rendered(
      'mistake',
      '<payment-method-form publishable-key="sk_test_1" endpoint="/cards" org-id="org_1"></payment-method-form>',
    );
    assert.match(markup, /SECRET Stripe key/);
    assert.doesNotMatch(markup, /label-number/);
  });

  it('asks nobody, even whether the user may pay', async () => {
    const asked = await inNode(
      'nobody',
      `const asked = [];
       globalThis.fetch = async (url) => { asked.push(String(url)); return new Response('{}'); };
       await collectResult(render(html\`<payment-method-form publishable-key="pk_test_1" check-permission="user_1"
         endpoint="https://org.example/v2/org/{orgId}/payment" org-id="org_1"></payment-method-form>\`));
       await new Promise((resolve) => setTimeout(resolve, 50));
       print(asked);`,
    );
    assert.deepEqual(asked, []);
  });

  it('has the hash of its style sheet as the documentation makes it', async () => {
    const [isThere, hash] = (await inNode(
      'hash',
      `const {createHash} = await import('node:crypto');
       const {styleHash} = await import('./style-hash.js');
       const {renderCardForm} = await import('./card-form.js');
       const markup = await renderCardForm({publishableKey: 'pk_test_1', orgId: 'org_1', locale: 'en'});
       const css = /<style>([^]*?)<\\/style>/.exec(markup)[1];
       print([styleHash === "'sha256-" + createHash('sha256').update(css).digest('base64') + "'", styleHash]);`,
    )) as [boolean, string];
    assert.ok(isThere, hash);
  });
});

/** A sample of a whole file begins with its name. */
function nameOf(text: string): string {
  const [, name] = /^\/\/ (\S+)\n/.exec(text) ?? [];
  assert.ok(name !== undefined, text);
  return name;
}
