import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {makeProject, packPackage, runIn, type Packed} from './packed.js';

/** The globals of a page. Code that a server runs must not expect them, nor bring them for others to trip over. */
const PAGE = "['window', 'document', 'location', 'sessionStorage']";
const FREE_OF_A_PAGE = `if (${PAGE}.some((name) => globalThis[name] !== undefined)) throw new Error('There is a page.');`;

describe('On a server', () => {
  let packed: Packed;
  before(async () => {
    packed = await packPackage();
  });
  after(() => packed.remove());

  const inNode = async (name: string, program: string): Promise<unknown> => {
    const project = makeProject(packed, `node-${name}`, {'index.mjs': program});
    return JSON.parse(await runIn(project, process.execPath, ['index.mjs']));
  };

  for (const entry of ['payment-method-form', 'payment-method-form/define']) {
    it(`${entry} is imported without a page`, async () => {
      const names = await inNode(
        entry.replaceAll('/', '-'),
        `${FREE_OF_A_PAGE}
         const entry = await import('${entry}');
         ${FREE_OF_A_PAGE}
         console.log(JSON.stringify(Object.keys(entry)));`,
      );
      assert.ok(Array.isArray(names));
      for (const name of ['PaymentMethodForm', 'PaymentMethodFormError', 'catalyze']) {
        assert.ok(names.includes(name), name);
      }
    });
  }

  it('payment-method-form/testing is imported without a page', async () => {
    const kind = await inNode(
      'testing',
      `import {startStripeSimulator} from 'payment-method-form/testing';
       ${FREE_OF_A_PAGE}
       console.log(JSON.stringify(typeof startStripeSimulator));`,
    );
    assert.equal(kind, 'function');
  });

  it('both entries are imported by one program, and by require', async () => {
    const same = await inNode(
      'require',
      `import {createRequire} from 'node:module';
       import {PaymentMethodForm} from 'payment-method-form';
       import 'payment-method-form/define';
       const required = createRequire(import.meta.url)('payment-method-form');
       console.log(JSON.stringify(required.PaymentMethodForm === PaymentMethodForm));`,
    );
    assert.equal(same, true);
  });

  it('the class can be made there, and its properties set', async () => {
    const told = await inNode(
      'class',
      `import {PaymentMethodForm} from 'payment-method-form/define';
       const form = new PaymentMethodForm();
       form.orgId = 'org_1';
       console.log(JSON.stringify([form.state, form.orgId, form.complete]));`,
    );
    assert.deepEqual(told, ['loading', 'org_1', false]);
  });
});
