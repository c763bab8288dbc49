import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readmePolicy} from '../../../.config/readme-policy.js';
import {checkCommands} from './commands.js';
import {checkRequest} from './requests.js';
import {runnersOf, samplesOf} from './runners.js';
import {readSamples, samples, type Sample} from './sample.js';
import {checkSamples} from './typecheck.js';

describe('Every sample of the documentation', () => {
  it('is run by something', (t) => {
    const slow = samplesOf('app').length;
    t.diagnostic(
      `${slow} samples are left to npm run test:spa: they need a framework, or Playwright, of their own.`,
    );
    assert.ok(samples.length > 10);
    assert.deepEqual(
      samples
        .filter((sample) => runnersOf(sample).length === 0)
        .map(({place, language}) => [place, language]),
      [],
      'test/docs/samples/runners.ts has what runs a sample',
    );
  });

  it('has an end, so that none is taken for text', () => {
    const [one, two, ...rest] = readSamples(
      'x.md',
      'A\n\n```js run=saves\na();\n\nb();\n```\n\n- ```sh\n  npm ci\n  ```\n',
    );
    assert.deepEqual(one, {
      place: 'x.md:3',
      page: 'x.md',
      language: 'js',
      run: 'saves',
      text: 'a();\n\nb();\n',
    });
    assert.deepEqual([two, rest], [undefined, []]);
  });
});

describe('A sample of code', () => {
  const checked = checkSamples([
    ...samplesOf('types'),
    sampleOf(
      'wrong',
      "import {PaymentMethodForm} from 'payment-method-form';\nnew PaymentMethodForm().cardNumber = '';\n",
    ),
  ]);

  for (const {place} of samplesOf('types')) {
    it(`is right by the types of the package: ${place}`, () => {
      assert.deepEqual(checked.get(place), []);
    });
  }

  it('is not right by just any', () => {
    assert.match(checked.get('wrong')?.join() ?? '', /^line 2: Property 'cardNumber' does not exist/);
  });
});

describe('A sample of commands', () => {
  for (const {place, text} of samplesOf('commands')) {
    it(`has commands that there are: ${place}`, async () => {
      await checkCommands(text);
    });
  }

  it('may not have others', async () => {
    for (const wrong of [
      'npm run no-such-script',
      'npm start -- --fast',
      'npx no-such-program',
      'rm -rf x',
    ]) {
      await assert.rejects(checkCommands(wrong), Error);
    }
  });
});

describe('A sample of HTTP', () => {
  for (const {place, text} of samplesOf('requests')) {
    it(`is what the form sends: ${place}`, () => {
      checkRequest(text);
    });
  }

  for (const {place, text} of samplesOf('policy')) {
    it(`is the policy that strict pages are tested under: ${place}`, () => {
      assert.equal(text, `Content-Security-Policy: ${readmePolicy}\n`);
    });
  }

  it('is not just any request', () => {
    const wrong = 'POST /v2/org/{orgId}/payment\nX-Api-Key: browser\n\n{"token": "tok_1"}\n';
    assert.throws(() => {
      checkRequest(wrong);
    });
  });
});

function sampleOf(place: string, text: string): Sample {
  return {place, page: place, language: 'ts', run: undefined, text};
}
