import assert from 'node:assert/strict';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {inspect} from 'node:util';
import {after, afterEach, before, describe, it} from 'node:test';
import {en} from '../../src/locales/en.js';
import {catalyze} from '../../src/org-api/catalyze.js';
import {createEndpoint, type EndpointOptions} from '../../src/org-api/endpoint.js';
import {gategoIntent} from '../../src/org-api/gatego.js';
import type {Reply} from '../../src/submission/ports.js';
import {failureMessage} from '../../src/view/messages.js';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const token = {type: 'token', id: 'tok_1', cardId: 'card_1'} as const;
type Answer = (response: ServerResponse, received: Received) => void;

describe('The org endpoint, over HTTP', () => {
  let server: Server;
  let base: string;
  let received: Received[] = [];
  let answer: Answer;

  const respond =
    (status: number, body = '', headers: Record<string, string> = {}): Answer =>
    (response) => {
      response.writeHead(status, headers).end(body);
    };

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        const one = {method: request.method, url: request.url, headers: request.headers, body};
        received.push(one);
        answer(response, one);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterEach(() => {
    received = [];
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const options = (change: Partial<EndpointOptions> = {}): EndpointOptions => ({
    contract: catalyze,
    authToken: () => undefined,
    settings: {endpoint: `${base}/v2/org/org_1/payment`, orgId: 'org_1', orgHeader: 'organization_id'},
    credentials: 'same-origin',
    timeout: 2_000,
    makeDefault: false,
    onRequest: (request) => ({kind: 'send', request}),
    ...change,
  });

  async function sendOnce(change: Partial<EndpointOptions> = {}): Promise<Reply> {
    const prepared = await createEndpoint(options(change)).prepare(token, 'attempt-1');
    assert.ok(typeof prepared === 'object' && 'send' in prepared);
    return prepared.send(Infinity);
  }

  it('sends exactly the documented request', async () => {
    answer = respond(200, '{}');
    const reply = await sendOnce({apiKey: 'browser demo 1', authToken: () => 'bearer-token'});
    assert.deepEqual(reply, {kind: 'accepted'});
    const [request] = received;
    assert.equal(request?.method, 'POST');
    assert.equal(request.url, '/v2/org/org_1/payment');
    assert.equal(request.body, '{"paymentId":"tok_1"}');
    assert.equal(request.headers['x-api-key'], 'browser demo 1');
    assert.equal(request.headers.authorization, 'Bearer bearer-token');
    assert.equal(request.headers['content-type'], 'application/json');
    assert.equal(request.headers.accept, 'application/json');
    assert.equal(request.headers['idempotency-key'], undefined);
  });

  it('takes any 2xx for a success, whatever its body', async () => {
    for (const [status, body] of [
      [200, ''],
      [201, '{}'],
      [202, 'OK'],
      [204, ''],
    ] as const) {
      answer = respond(status, body);
      assert.deepEqual(await sendOnce(), {kind: 'accepted'}, String(status));
    }
  });

  const refusals: readonly (readonly [number, string, string, string])[] = [
    [400, '{"errors":[{"message":"Bad id","code":400}]}', 'request-rejected', 'same-card'],
    [402, '{"errors":[{"message":"Your card was declined.","code":402}]}', 'card_declined', 'new-card'],
    [402, '{"error_code":"card-declined","decline_code":"insufficient_funds"}', 'card_declined', 'new-card'],
    [402, '{"error":{"code":"incorrect_cvc"}}', 'incorrect_cvc', 'same-card'],
    [402, '{"error_code":"card-declined","decline_code":"incorrect_cvc"}', 'incorrect_cvc', 'same-card'],
    [402, '{"error_code":"card-declined","decline_code":"expired_card"}', 'expired_card', 'new-card'],
    [403, '{"errors":[{"message":"Insufficient privileges","code":403}]}', 'permission-denied', 'none'],
    [404, '', 'not-found', 'none'],
    [409, '', 'conflict', 'same-card'],
    [401, '{"error":{"code":"authentication_required"}}', 'not-signed-in', 'sign-in'],
    [422, 'nope', 'request-rejected', 'same-card'],
    [429, '', 'too-many-requests', 'later'],
    [400, '{"error":{"type":"card_error","decline_code":"lost_card"}}', 'card_declined', 'new-card'],
    [400, '{"error_code":"insufficient-funds"}', 'card_declined', 'new-card'],
    [400, '{"error":{"code":"customer_max_payment_methods"}}', 'too-many-cards', 'none'],
    [403, '{"error_code":"captcha-required"}', 'captcha-required', 'same-card'],
    [403, '{"message":"Forbidden: unknown API key"}', 'api-key-refused', 'none'],
    [405, '', 'request-not-supported', 'none'],
    [409, '{"error_code":"too-many-cards"}', 'too-many-cards', 'none'],
    [415, '', 'request-not-supported', 'none'],
    [422, '{"error_code":"amount-not-allowed"}', 'amount-not-allowed', 'none'],
  ];
  for (const [status, body, code, retry] of refusals) {
    it(`reads ${String(status)} ${body} as refused: ${code}`, async () => {
      answer = respond(status, body, {'Request-Id': 'req_9'});
      const reply = await sendOnce();
      assert.ok(reply.kind === 'refused');
      assert.equal(reply.failure.code, code);
      assert.equal(reply.failure.retry, retry);
      assert.equal(reply.failure.status, status);
      assert.equal(reply.failure.requestId, 'req_9');
    });
  }

  const unauthorized: readonly (readonly [
    name: string,
    body: string,
    code: string,
    retry: string,
    refreshed: boolean,
  ])[] = [
    ['nothing', '', 'not-signed-in', 'sign-in', true],
    ['a wrong bearer', '{"error_code":"bad-credentials"}', 'not-signed-in', 'sign-in', true],
    ['an old bearer', '{"error_code":"token-expired"}', 'not-signed-in', 'sign-in', true],
    [
      'an unconfirmed account',
      '{"error_code":"account-not-validated"}',
      'account-not-validated',
      'sign-in',
      false,
    ],
    [
      'an account that is switched off',
      '{"error_code":"inactive-account"}',
      'inactive-account',
      'none',
      false,
    ],
    [
      'a wrong API key',
      '{"errors":[{"message":"X-Api-Key is not known.","code":401}]}',
      'api-key-refused',
      'none',
      false,
    ],
    [
      'a wrong API key, by code',
      '{"error_code":"bad-api-key","message":"No."}',
      'api-key-refused',
      'none',
      false,
    ],
    ['a wrong API key, in plain text', 'Invalid API key', 'api-key-refused', 'none', false],
    ['an API key or a token', '{"message":"Send an API key or sign in."}', 'not-signed-in', 'sign-in', true],
  ];
  for (const [name, body, code, retry, refreshed] of unauthorized) {
    it(`reads a 401 that tells of ${name} as ${code}`, async () => {
      answer = respond(401, body);
      const asked: boolean[] = [];
      const authToken = ({refresh}: {refresh: boolean}): string => {
        asked.push(refresh);
        return 'bearer';
      };
      const reply = await sendOnce({apiKey: 'browser demo 1', authToken: () => authToken});
      assert.ok(reply.kind === 'refused');
      assert.deepEqual([reply.failure.code, reply.failure.retry], [code, retry]);
      assert.equal(asked.includes(true), refreshed);
      const message = failureMessage(en, reply.failure);
      assert.equal(/session|sign in and/i.test(message), code === 'not-signed-in', message);
    });
  }

  it('keeps the id of the request, by whichever of its names', async () => {
    for (const [headers, body, id] of [
      [{'Request-Id': 'req_1', 'X-Request-Id': 'req_2'}, '', 'req_1'],
      [{'X-Request-Id': 'req_2', 'X-Correlation-Id': 'req_3'}, '{"request_id":"req_4"}', 'req_2'],
      [{'x-correlation-id': 'req_3'}, '', 'req_3'],
      [{}, '{"error":{"request_id":"req_4"}}', 'req_4'],
      [{}, '{"title":"Bad","traceId":"00-0af7651916cd43dd-b7ad6b71-00"}', '00-0af7651916cd43dd-b7ad6b71-00'],
      [{}, '{"title":"Bad","instance":"/v2/org/1/payment"}', undefined],
      [{'Request-Id': '4242424242424242'}, '{"requestId":"pi_1_secret_2"}', undefined],
    ] as const) {
      answer = respond(422, body, {...headers});
      const reply = await sendOnce();
      assert.equal(reply.kind === 'refused' && reply.failure.requestId, id, body);
      answer = respond(500, body, {...headers});
      const unclear = await sendOnce();
      assert.equal(unclear.kind === 'unclear' && unclear.failure.requestId, id, body);
    }
  });

  it('takes no answer, a broken one, a server error and a redirect for unclear', async () => {
    const answers: readonly (readonly [Answer, string, boolean])[] = [
      [(response) => response.destroy(), 'network-error', true],
      [() => undefined, 'timeout', true],
      [respond(500, 'oops'), 'server-error', false],
      [respond(502), 'server-error', true],
      [respond(504), 'server-error', true],
      [respond(302, '', {Location: '/login'}), 'redirected', false],
      [respond(307, '', {Location: '/elsewhere'}), 'redirected', false],
    ];
    for (const [one, code, mayStillArrive] of answers) {
      answer = one;
      const reply = await sendOnce({timeout: 300});
      assert.ok(reply.kind === 'unclear', code);
      assert.equal(reply.failure.code, code);
      assert.equal(reply.mayStillArrive, mayStillArrive);
    }
  });

  it('never follows a redirect', async () => {
    answer = (response, {url}) => {
      respond(url === '/elsewhere' ? 200 : 307, '', {Location: '/elsewhere'})(response, {} as Received);
    };
    await sendOnce();
    assert.deepEqual(
      received.map(({url}) => url),
      ['/v2/org/org_1/payment'],
    );
  });

  it('keeps what the endpoint asks to wait', async () => {
    answer = respond(503, '', {'Retry-After': '7'});
    const reply = await sendOnce();
    assert.ok(reply.kind === 'unclear');
    assert.deepEqual(reply.repeat, {afterMs: 7000});
  });

  it('asks for a fresh token once after a 401, and then sends the same again', async () => {
    const asked: boolean[] = [];
    const authToken = ({refresh}: {refresh: boolean}): Promise<string> => {
      asked.push(refresh);
      return Promise.resolve(refresh ? 'fresh' : 'stale');
    };
    answer = (response, {headers}) => {
      respond(headers.authorization === 'Bearer fresh' ? 200 : 401)(response, {} as Received);
    };
    assert.deepEqual(await sendOnce({authToken: () => authToken}), {kind: 'accepted'});
    assert.deepEqual(asked, [false, true]);
    assert.equal(received[0]?.body, received[1]?.body);

    answer = respond(401, '{"error_code":"token-expired"}');
    asked.length = 0;
    const reply = await sendOnce({authToken: () => authToken});
    assert.equal(reply.kind === 'refused' && reply.failure.code, 'not-signed-in');
    assert.deepEqual(asked, [false, true]);
  });

  it('sends nothing when the page cannot give a token, and never tells a bad one', async () => {
    const failing = await sendOnce({authToken: () => () => Promise.reject(new Error('Bearer secret'))});
    assert.equal(failing.kind === 'refused' && failing.failure.code, 'auth-token-failed');
    const broken = await sendOnce({authToken: () => 'secret\nword'});
    assert.equal(broken.kind === 'refused' && broken.failure.code, 'auth-token-failed');
    assert.doesNotMatch(inspect([failing, broken], {depth: 9}), /secret/);
    assert.deepEqual(received, []);
  });

  it('refuses a request that can never be sent before it could look like a lost answer', async () => {
    const endpoint = createEndpoint(
      options({onRequest: (request) => ({kind: 'send', request: {...request, body: {amount: 5n}}})}),
    );
    const prepared = await endpoint.prepare(token, 'attempt-1');
    assert.ok(typeof prepared === 'object' && 'code' in prepared);
    assert.equal(prepared.code, 'invalid-request');
  });

  it('asks for a fresh token once for all requests of an attempt, and again for a later try to find out', async () => {
    const asked: boolean[] = [];
    answer = respond(401);
    const endpoint = createEndpoint(
      options({
        makeDefault: true,
        authToken: () => (ask) => {
          asked.push(ask.refresh);
          return 'refused';
        },
      }),
    );
    const prepared = await endpoint.prepare(token, 'attempt-1');
    assert.ok(typeof prepared === 'object' && 'send' in prepared);
    const {reconciliation} = endpoint;
    assert.ok(reconciliation.kind === 'look-up');
    await prepared.send(Infinity);
    await prepared.send(Infinity);
    assert.equal(await reconciliation.holds(token), 'unclear');
    assert.equal(await endpoint.makeDefault?.(token), false);
    assert.equal(asked.filter((refresh) => refresh).length, 1);
    endpoint.renew();
    await reconciliation.holds(token);
    assert.equal(asked.filter((refresh) => refresh).length, 2);
  });

  it('uses what the refresh gave for the later requests of the attempt', async () => {
    const endpoint = createEndpoint(
      options({makeDefault: true, authToken: () => (ask) => (ask.refresh ? 'fresh' : 'stale')}),
    );
    answer = (response, {headers}) => {
      respond(headers.authorization === 'Bearer fresh' ? 200 : 401)(response, {} as Received);
    };
    const prepared = await endpoint.prepare(token, 'attempt-1');
    assert.ok(typeof prepared === 'object' && 'send' in prepared);
    assert.deepEqual(await prepared.send(Infinity), {kind: 'accepted'});
    assert.equal(await endpoint.makeDefault?.(token), true);
    assert.deepEqual(
      received.map(({headers}) => headers.authorization),
      ['Bearer stale', 'Bearer fresh', 'Bearer fresh'],
    );
  });

  it('shares a refresh with the other forms of the page that need one meanwhile', async () => {
    let refreshes = 0;
    const waiting: (() => void)[] = [];
    const authToken = ({refresh}: {refresh: boolean}): string | Promise<string> => {
      if (!refresh) return 'stale';
      refreshes += 1;
      return new Promise((resolve) =>
        waiting.push(() => {
          resolve('fresh');
        }),
      );
    };
    let refused = 0;
    answer = (response, {headers}) => {
      const good = headers.authorization === 'Bearer fresh';
      respond(good ? 200 : 401)(response, {} as Received);
      if (!good) refused += 1;
    };
    const sending = [sendOnce({authToken: () => authToken}), sendOnce({authToken: () => authToken})];
    while (refused < 2 || waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    // Both have their answer; the second one needs a moment to act on it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const release of waiting) release();
    assert.deepEqual(await Promise.all(sending), [{kind: 'accepted'}, {kind: 'accepted'}]);
    assert.equal(refreshes, 1);
  });

  it('asks again after a refresh that never came', async () => {
    let refreshes = 0;
    const authToken = (ask: {refresh: boolean}): string | Promise<string> => {
      if (!ask.refresh) return 'stale';
      refreshes += 1;
      return refreshes === 1 ? new Promise(() => undefined) : 'fresh';
    };
    answer = (response, {headers}) => {
      respond(headers.authorization === 'Bearer fresh' ? 200 : 401)(response, {} as Received);
    };
    const hung = await sendOnce({authToken: () => authToken, timeout: 300});
    assert.equal(hung.kind === 'refused' && hung.failure.code, 'auth-token-failed');
    assert.deepEqual(await sendOnce({authToken: () => authToken}), {kind: 'accepted'});
    assert.equal(refreshes, 2);
  });

  it('does not send for longer than is left of the budget', async () => {
    answer = () => undefined;
    const prepared = await createEndpoint(options({timeout: 60_000})).prepare(token, 'attempt-1');
    assert.ok(typeof prepared === 'object' && 'send' in prepared);
    const reply = await prepared.send(20);
    assert.equal(reply.kind === 'unclear' && reply.failure.code, 'timeout');
  });

  it('believes whoever has signed in again since', async () => {
    answer = respond(200);
    let authToken = 'old';
    const endpoint = createEndpoint(options({authToken: () => authToken}));
    const prepared = await endpoint.prepare(token, 'attempt-1');
    assert.ok(typeof prepared === 'object' && 'send' in prepared);
    authToken = 'new';
    await prepared.send(Infinity);
    // A request that an earlier test gave up may arrive only now.
    assert.equal(received.at(-1)?.headers.authorization, 'Bearer new');
  });

  it('can ask again with the same key where nothing else would tell', () => {
    const contract = {...catalyze, repeatIsSafe: () => false, reconciliation: () => 'none' as const};
    const without = createEndpoint(options({contract}));
    assert.deepEqual([without.repeatIsSafe, without.reconciliation.kind], [false, 'none']);
    const withKey = createEndpoint(options({contract, idempotencyHeader: 'Idempotency-Key'}));
    assert.deepEqual([withKey.repeatIsSafe, withKey.reconciliation.kind], [true, 'repeat']);
  });

  it('sends the key of the attempt only where a header is named for it', async () => {
    answer = respond(200);
    await sendOnce({idempotencyHeader: 'Idempotency-Key'});
    assert.equal(received[0]?.headers['idempotency-key'], 'attempt-1');
  });

  it('takes an intent without a client secret for unclear', async () => {
    answer = respond(200, '{}');
    const settings = {
      endpoint: `${base}/api/payment/intent`,
      amount: 5000,
      currency: 'usd',
      orgHeader: 'organization_id',
    };
    const reply = await sendOnce({contract: gategoIntent, settings});
    assert.equal(reply.kind === 'unclear' && reply.failure.code, 'unexpected-answer');
  });

  it('lets a contract have the last word on the body', async () => {
    answer = respond(200);
    await sendOnce({contract: {...catalyze, mapBody: (body) => ({...body, source: 'web'})}});
    assert.equal(received[0]?.body, '{"paymentId":"tok_1","source":"web"}');
  });

  it('lets the page answer by itself, and does not repeat for it', async () => {
    const reply = await sendOnce({
      onRequest: () => ({kind: 'responded', response: Promise.resolve(new Response('', {status: 503}))}),
    });
    assert.ok(reply.kind === 'unclear');
    assert.equal(reply.repeat, undefined);
    assert.deepEqual(received, []);
  });

  it('makes the card the default, and tells when that was refused', async () => {
    answer = respond(200);
    const {makeDefault} = createEndpoint(options({makeDefault: true}));
    assert.equal(await makeDefault?.(token), true);
    assert.deepEqual(
      [received[0]?.method, received[0]?.url, received[0]?.body],
      ['PUT', '/v2/org/org_1/customer', '{"paymentId":"card_1"}'],
    );
    answer = respond(500);
    assert.equal(await makeDefault?.(token), false);
  });

  it('looks up what the org holds', async () => {
    const {reconciliation} = createEndpoint(options());
    assert.ok(reconciliation.kind === 'look-up');
    answer = respond(200, '{"cards":{"data":[{"id":"card_1"}]}}');
    assert.equal(await reconciliation.holds(token), true);
    answer = respond(400);
    assert.equal(await reconciliation.holds(token), false);
    answer = respond(503);
    assert.equal(await reconciliation.holds(token), 'unclear');
  });
});
