import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {after, before, describe, it} from 'node:test';

import Stripe from 'stripe';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const anyPorts = {PORT: '0', ORG_BACKEND_PORT: '0', STRIPE_PORT: '0'};
const keys = {STRIPE_PUBLISHABLE_KEY: 'pk_test_fromstripe', STRIPE_SECRET_KEY: 'sk_test_topsecret'};
const unset = {
  STRIPE_PUBLISHABLE_KEY: '',
  STRIPE_SECRET_KEY: '',
  STRIPE_WEBHOOK_SECRET: '',
  DATABASE_URL: '',
  LOG_LEVEL: '',
};

let dataDir = '';
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-start-'));
});
after(() => rm(dataDir, {recursive: true}));

/** What the command has printed so far, and its end. */
interface Run {
  readonly child: ChildProcess;
  readonly output: {out: string; err: string};
  readonly exit: Promise<number | null>;
}

function run(environment: Record<string, string>, ...args: readonly string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts', ...args], {
    cwd: checkout,
    env: {...process.env, ...unset, ...anyPorts, DATA_DIR: dataDir, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = {out: '', err: ''};
  child.stdout.on('data', (text: Buffer) => (output.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.err += text.toString()));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {child, output, exit};
}

async function whileRunning(started: Run, check: (output: string) => Promise<void>): Promise<void> {
  try {
    while (!started.output.out.includes('Ctrl-C')) {
      const ended = await Promise.race([started.exit, once(started.child.stdout!, 'data')]);
      assert(Array.isArray(ended), `ended with ${String(ended)}: ${started.output.err}`);
    }
    await check(started.output.out);
  } finally {
    started.child.kill('SIGTERM');
    await started.exit;
  }
}

function address(output: string, label: string): string {
  const found = new RegExp(`^ +${label} +(?:offline, at )?(http://[\\w.]+:\\d+)`, 'm').exec(output);
  assert(found?.[1], `no ${label} in ${output}`);
  return found[1];
}

describe('npm start', () => {
  it('runs the page, the org backend and the offline Stripe, and ends cleanly on a signal', async () => {
    const started = run({});
    await whileRunning(started, async (output) => {
      const page = await fetch(address(output, 'Open'));
      const html = await page.text();
      assert.equal(page.status, 200);
      assert(html.includes(`<script src="${address(output, 'Stripe')}/endive/stripe.js"></script>`));
      assert.doesNotMatch(html, /sk_test/);

      const customer = await fetch(`${address(output, 'Org backend')}/v2/org/org_demo/customer`, {
        headers: {
          'X-Api-Key': 'browser demo 00000000-0000-4000-8000-000000000000',
          Authorization: 'Bearer demo-billing',
        },
      });
      assert.equal(customer.status, 400);
      assert.match(await customer.text(), /"errors"/);
    });
    assert.equal(await started.exit, 0);
    assert.equal(started.output.err, '');
    assert.doesNotMatch(started.output.out, /sk_test|emptied/);
  });

  it('says that it emptied the store', async () => {
    await whileRunning(run({}, '--reset'), (output) => {
      assert.match(output, /The store was emptied/);
      return Promise.resolve();
    });
  });

  it('uses Stripe itself with keys of Stripe’s, and shows the secret one to nobody', async () => {
    const started = run(keys);
    await whileRunning(started, async (output) => {
      const html = await (await fetch(address(output, 'Open'))).text();
      assert.match(output, /Stripe itself, test mode/);
      assert.match(html, /pk_test_fromstripe/);
      assert.doesNotMatch(html, /stripe\.js"|topsecret/);
      assert.match(output, /Webhooks +not taken: STRIPE_WEBHOOK_SECRET is not set/);
      const event = await fetch(`${address(output, 'Org backend')}/webhooks/stripe`, {method: 'POST'});
      assert.equal(event.status, 404);
    });
    assert.doesNotMatch(started.output.out + started.output.err, /topsecret/);
  });

  it('takes the webhooks of Stripe itself, once it knows what they are signed with', async () => {
    const started = run({...keys, STRIPE_WEBHOOK_SECRET: 'whsec_topsecret'});
    await whileRunning(started, async (output) => {
      const url = `${address(output, 'Org backend')}/webhooks/stripe`;
      assert.ok(output.includes(`taken at ${url}`));
      const payload = JSON.stringify({id: 'evt_1', type: 'invoice.paid', data: {object: {}}});
      const signature = new Stripe('sk_test_x').webhooks.generateTestHeaderString({
        payload,
        secret: 'whsec_topsecret',
      });
      const deliver = async (header: string) =>
        (await fetch(url, {method: 'POST', headers: {'stripe-signature': header}, body: payload})).status;
      assert.deepEqual([await deliver(signature), await deliver('t=1,v1=00')], [200, 400]);
    });
    assert.doesNotMatch(started.output.out + started.output.err, /topsecret/);
  });

  it('ends with one line when a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const {port} = taken.address() as AddressInfo;
    const ended = run({ORG_BACKEND_PORT: String(port)});
    try {
      assert.equal(await ended.exit, 1);
      assert.equal(
        ended.output.err,
        `Port ${port} for the org backend is taken. Set ORG_BACKEND_PORT to another port.\n`,
      );
      assert.equal(ended.output.out, '');
    } finally {
      taken.close();
    }
  });

  it('ends with one line when the database cannot be reached, and does not show its password', async () => {
    const ended = run({DATABASE_URL: 'postgres://me:topsecret@127.0.0.1:1/orgs'});
    assert.equal(await ended.exit, 1);
    assert.match(ended.output.err, /^The org backend did not start: .*ECONNREFUSED.*\n$/);
    assert.doesNotMatch(ended.output.err, /topsecret/);
  });
});
