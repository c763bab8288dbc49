import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {codeTexts} from '../../.config/errors/codes.js';
import {makeErrorsPage} from '../../.config/errors/page.js';
import {adviceFor, CARD_CODES, type ErrorCode} from '../../src/submission/codes.js';
import {createEarlyFailure} from '../../src/submission/early-failure.js';
import {findProducedCodes} from './produced-codes.js';

const documented = new Set(Object.keys(codeTexts));
const isDocumented = (code: string | undefined): code is ErrorCode =>
  code !== undefined && documented.has(code);

describe('The page of errors', () => {
  it('has each code once', async () => {
    const page = await makeErrorsPage();
    const table = page.slice(page.indexOf('## Codes'), page.indexOf('## Decline codes'));
    for (const code of documented) {
      assert.equal(table.split(`\n| \`${code}\` `).length, 2, code);
    }
  });
});

const header = `import {createFailure, type Failure} from './submission/failure.js';
  import type {ErrorCode} from './submission/codes.js';\n`;
/** Modules as they should not be, with the code that is to be found, or `undefined` where only the place can be. */
const mistakes: Readonly<Record<string, readonly [source: string, code: string | undefined]>> = {
  'in a failure': ["export const f: Failure = {phase: 'load', code: 'made-up', retry: 'later'};", 'made-up'],
  'in a call': ["export const f = createFailure('request', 'made-up');", 'made-up'],
  'in a branch': [
    "export const f = createFailure('request', Math.random() > 1 ? 'timeout' : 'made-up');",
    'made-up',
  ],
  'in a constant': ["const code = 'made-up'; export const f = createFailure('load', code);", 'made-up'],
  'in a table': ["export const t: Record<string, ErrorCode> = {x: 'made-up'};", 'made-up'],
  'from outside': ["declare const code: string; export const f = createFailure('load', code);", undefined],
  'under an assertion': [
    "export const f = createFailure('request', 'made-up' as string as ErrorCode);",
    undefined,
  ],
};
const extra = 'src/extra ';
const nameOf = (name: string): string => `extra ${name}.ts`;
const findings = findProducedCodes({
  ...Object.fromEntries(Object.entries(mistakes).map(([name, [text]]) => [nameOf(name), header + text])),
  [nameOf('right')]: `${header}export const f = createFailure('request', 'timeout');`,
});

describe('An error code that src/ makes', () => {
  const codes = findings.codes.filter(({place}) => !place.startsWith(extra));
  const assertions = findings.assertions.filter((place) => !place.startsWith(extra));
  const made = new Set(codes.map(({code}) => code));

  it('is documented', () => {
    assert.ok(codes.length > 60, String(codes.length));
    assert.deepEqual(
      codes.filter(({code}) => !isDocumented(code)),
      [],
    );
  });

  it('comes in a phase that is documented with it', () => {
    const strange = codes.filter(
      ({code, phase}) =>
        isDocumented(code) && phase !== undefined && !codeTexts[code].phases.some((one) => one === phase),
    );
    assert.deepEqual(strange, []);
  });

  it('comes with the advice of the table', () => {
    const strange = codes.filter(
      ({code, retry}) => isDocumented(code) && retry !== undefined && adviceFor(code) !== retry,
    );
    assert.deepEqual(strange, []);
  });

  it('comes with that advice before the table is there, too', () => {
    for (const code of [...documented].filter(isDocumented)) {
      // This one says so where it is made.
      if (code === 'load-forbidden') continue;
      for (const phase of ['configuration', 'load', 'validation'] as const) {
        if (codeTexts[code].phases.join() === phase)
          assert.equal(createEarlyFailure(phase, code).retry, adviceFor(code), code);
      }
    }
  });

  it('is asserted to be one only where it was looked up', () => {
    assert.deepEqual(assertions, ['src/submission/card-failure.ts', 'src/submission/field-code.ts']);
  });

  it('is all that is documented', () => {
    const fromStripe = (code: string): boolean =>
      Object.hasOwn(CARD_CODES, code) || /^in(complete|valid|correct)_/.test(code);
    assert.deepEqual(
      [...documented].filter((code) => !made.has(code) && !fromStripe(code)),
      [],
    );
  });
});

describe('The search for error codes', () => {
  const at = (name: string) => findings.codes.filter(({place}) => place.startsWith(`src/${nameOf(name)}:`));
  const errors = (name: string) => findings.errors[nameOf(name)] ?? [];

  for (const [name, [source, code]] of Object.entries(mistakes)) {
    it(`finds one that is not documented ${name}`, () => {
      const isFound = at(name).some((one) => one.code === code && !isDocumented(one.code));
      assert.ok(isFound || findings.assertions.includes(`src/${nameOf(name)}`), JSON.stringify(at(name)));
      // What is not hidden by an assertion does not even compile.
      assert.equal(errors(name).length > 0, !source.includes(' as '));
    });
  }

  it('has nothing against one that is', () => {
    const found = at('right').map(({code, phase}) => [code, phase]);
    assert.deepEqual(found, [['timeout', 'request']]);
    assert.equal(findings.assertions.includes(`src/${nameOf('right')}`), false);
    assert.deepEqual(errors('right'), []);
  });
});
