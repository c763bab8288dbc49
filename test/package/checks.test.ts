import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {root} from '../../.config/test-files.js';
import {checkTypes, makeProject, packPackage, runIn, type Packed} from './packed.js';

describe('The published package, as others check it', () => {
  let packed: Packed;
  before(async () => {
    packed = await packPackage();
  });
  after(() => packed.remove());

  it('has nothing that publint would say, in its strict way', async () => {
    const {messages, pkg} = await publint({pkgDir: packed.installed, strict: true, pack: false});
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, {color: false})),
      [],
    );
  });

  it('has types for each entry, in Node and in bundlers', async () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const told = await runIn(packed.folder, process.execPath, [
      ...[attw, packed.tarball, '--profile', 'esm-only'],
      ...['--format', 'ascii', '--no-emoji', '--no-color'],
    ]);
    assert.match(told, /payment-method-form\/define/);
  });

  for (const [kind, options] of Object.entries({
    bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'],
    nodenext: ['--module', 'nodenext'],
  })) {
    it(`is typed in a TypeScript project of the kind ${kind}, without the checks of libraries left out`, async () => {
      const project = makeProject(packed, `typed-${kind}`, {
        'package.json': '{"type": "module"}',
        'index.ts': PAGE,
      });
      await checkTypes(project, [
        ...options,
        '--target',
        'es2022',
        '--lib',
        'es2023,dom,dom.iterable',
        'index.ts',
      ]);
      await assert.rejects(
        checkTypes(
          makeProject(packed, `mistyped-${kind}`, {
            'package.json': '{"type": "module"}',
            'index.ts': MISTAKE,
          }),
          [
            ...options,
            '--target',
            'es2022',
            '--lib',
            'es2023,dom,dom.iterable',
            '--skipLibCheck',
            'index.ts',
          ],
        ),
        /cardNumber/,
      );
    });
  }
});

/** What a page's code does with the tag, in types. */
const PAGE = `
  import {PaymentMethodForm, PaymentMethodFormError, catalyze, type OrgContract, type Outcome} from 'payment-method-form';
  import 'payment-method-form/define';

  const form = document.createElement('payment-method-form');
  const same: PaymentMethodForm = form;
  const contract: OrgContract = catalyze;
  same.contract = contract;
  form.addEventListener('payment-method-attached', ({credential, card}) => {
    const text: string = credential;
    const digits: string | undefined = card?.last4;
    console.log(text, digits);
  });
  document.addEventListener('payment-method-error', (event) => {
    const {error} = event as HTMLElementEventMap['payment-method-error'];
    if (error instanceof PaymentMethodFormError) console.log(error.code, error.retry);
  });
  export const outcome: Promise<Outcome> = form.submit();
`;

const MISTAKE = `
  import 'payment-method-form/define';
  document.createElement('payment-method-form').cardNumber = '';
`;
