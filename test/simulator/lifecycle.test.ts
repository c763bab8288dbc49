import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {describe, it} from 'node:test';
import {startStripeSimulator} from '../../src/testing/index.js';
import {connect, createCustomer} from './support/clients.js';

describe('a Stripe simulator', () => {
  it('starts on a free loopback port, and its port is free again once it stopped', async () => {
    const first = await startStripeSimulator();
    assert.match(first.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(first.stripeJsUrl, `${first.url}/endive/stripe.js`);
    const port = Number(new URL(first.url).port);
    await first.stop();
    const second = await startStripeSimulator({port});
    assert.equal(second.url, first.url);
    await second.stop();
  });

  it('says EADDRINUSE when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    assert.ok(typeof address === 'object' && address);
    await assert.rejects(startStripeSimulator({port: address.port}), {code: 'EADDRINUSE'});
    other.close();
  });

  it('does not listen to the network', async () => {
    await assert.rejects(startStripeSimulator({host: '0.0.0.0'}), {code: 'ERR_NOT_LOOPBACK'});
  });

  it('forgets everything when it is reset', async () => {
    const simulator = await startStripeSimulator();
    const stripe = connect(simulator, simulator.secretKey);
    await stripe.customers.create({}, {idempotencyKey: 'one'});
    await simulator.reset();
    assert.deepEqual(simulator.requests, []);
    assert.equal((await stripe.customers.list()).data.length, 0);
    assert.ok((await stripe.customers.create({name: 'Other'}, {idempotencyKey: 'one'})).id);
    await simulator.stop();
  });

  it('forgets a request that is still waiting when it is reset', async () => {
    const simulator = await startStripeSimulator();
    const stripe = connect(simulator, simulator.secretKey);
    simulator.faults.add({fault: {kind: 'latency', milliseconds: 60_000}, path: '/v1/customers'});
    // The one of the two that waits has the key: the other is told so.
    const both = [1, 2].map(() => createCustomer(simulator, 'one'));
    assert.equal((await Promise.race(both))?.status, 409);
    await simulator.reset();
    assert.ok((await Promise.all(both)).includes(undefined));
    assert.deepEqual(simulator.requests, []);
    assert.equal((await stripe.customers.list()).data.length, 0);
    await simulator.stop();
  });

  it('records requests without what was sent', async () => {
    const simulator = await startStripeSimulator();
    const {id} = await connect(simulator, simulator.secretKey).setupIntents.create();
    await connect(simulator, simulator.publishableKey)
      .setupIntents.retrieve(id, {client_secret: 'seti_1_secret_2'})
      .catch(() => null);
    assert.deepEqual(
      simulator.requests.map(({method, path, status}) => [method, path, status]),
      [
        ['POST', '/v1/setup_intents', 200],
        ['GET', `/v1/setup_intents/${id}`, 400],
      ],
    );
    await simulator.stop();
  });

  it('serves Stripe.js and frames that anyone may embed', async () => {
    const simulator = await startStripeSimulator();
    const script = await fetch(simulator.stripeJsUrl);
    assert.equal(script.headers.get('Content-Type'), 'text/javascript');
    assert.match(await script.text(), /Stripe/);
    const frame = await fetch(`${simulator.url}/endive/elements-inner-card.html`);
    assert.match(frame.headers.get('Content-Security-Policy') ?? '', /frame-ancestors \*/);
    assert.equal(frame.headers.get('X-Frame-Options'), null);
    assert.equal((await fetch(`${simulator.url}/endive/nothing.js`)).status, 404);
    await simulator.stop();
  });

  it('says how it is run alone, and what it does not understand', async () => {
    for (const [args, code, said] of [
      [['--help'], 0, /--tls-port/],
      [['nonsense'], 1, /Not a port: nonsense/],
      [['--tls-prot', '0'], 1, /tls-prot/],
    ] as const) {
      const program = spawn(process.execPath, ['--import', 'tsx', 'src/testing/cli.ts', ...args]);
      let text = '';
      for (const stream of [program.stdout, program.stderr]) {
        stream.on('data', (data: Buffer) => {
          text += data.toString();
        });
      }
      const [ended] = (await once(program, 'close')) as [number | null];
      assert.equal(ended, code);
      assert.match(text, said);
    }
  });

  it('runs alone on the port that it is given, until it is told to stop', async () => {
    const program = spawn(process.execPath, ['--import', 'tsx', 'src/testing/cli.ts'], {
      env: {...process.env, PORT: '0'},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [first] = (await once(program.stdout, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(first.toString())?.[0];
    assert.ok(url);
    assert.equal((await fetch(`${url}/v1/customers`)).status, 401);
    program.kill('SIGTERM');
    const [code] = (await once(program, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});
