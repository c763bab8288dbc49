import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {PassThrough} from 'node:stream';
import {text} from 'node:stream/consumers';
import {describe, it} from 'node:test';
import {answerNoRequest} from '../../demo/org-backend/http/no-request.js';
import type {Documentation} from './documented.js';
import {
  catalyzeMessage,
  catalyzeRefusal,
  gategoCode,
  gategoRefusal,
  makePaymentMethod,
  makeToken,
  pageOrigin,
  useWorld,
} from './support.js';

const payment = '/v2/org/org_demo/payment';
const attach = '/api/organization/org_demo/payment/paymentmethod/';
const lines: string[] = [];
const world = useWorld({log: {level: 'debug', destination: {write: (line) => lines.push(line)}}});

function linesOf(requestId: string | null): string {
  assert.ok(requestId);
  const found = lines.filter((line) => line.includes(requestId));
  assert.ok(found.length > 0);
  return found.join('');
}

describe('Pages on other origins', () => {
  const preflight = (origin: string, headers: string) =>
    fetch(world().url + payment, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': headers,
      },
    });

  it('may call when they are on the list, with every documented header', async () => {
    const wanted = [
      'accept',
      'authorization',
      'content-type',
      'idempotency-key',
      'organization_id',
      'x-api-key',
    ];
    const answer = await preflight(pageOrigin, wanted.join(','));
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('access-control-allow-origin'), pageOrigin);
    assert.match(answer.headers.get('access-control-allow-methods') ?? '', /\bPUT\b/);
    assert.ok(Number(answer.headers.get('access-control-max-age')) > 0);
    const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(',');
    for (const header of wanted) assert.ok(allowed.includes(header), header);
  });

  it('may not when they are not', async () => {
    for (const origin of ['https://evil.example', `${pageOrigin}.evil.example`, 'null']) {
      const answer = await preflight(origin, 'authorization');
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
      const called = await world().call('GET', '/v2/org/org_demo', {headers: {origin}});
      assert.equal(called.headers.get('access-control-allow-origin'), null);
    }
  });

  it('can read errors, and the id of the request, as well as answers', async () => {
    const {call} = world();
    for (const bearer of ['demo-billing', 'nobody']) {
      const {headers} = await call('GET', '/v2/org/org_demo', {bearer, headers: {origin: pageOrigin}});
      assert.equal(headers.get('access-control-allow-origin'), pageOrigin);
      assert.match(headers.get('access-control-expose-headers') ?? '', /X-Request-Id/);
      assert.match(headers.get('vary') ?? '', /Origin/);
      assert.ok(headers.get('x-request-id'));
    }
  });
});

describe('Every answer', () => {
  it('has the id of its request: the one that came along only if it is harmless', async () => {
    const {call} = world();
    const answered = async (id: string) =>
      (await call('GET', '/healthz', {headers: {'x-request-id': id}})).headers.get('x-request-id');
    assert.equal(await answered('page-1234'), 'page-1234');
    for (const id of ['short', 'a b c d e f', '4242424242424242', 'x'.repeat(65), '{"a":"bcdefg"}']) {
      assert.match((await answered(id)) ?? '', /^req_/);
    }
  });

  it('is not to be stored, sniffed or framed', async () => {
    const {headers} = await world().call('GET', '/v2/org/org_demo');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'SAMEORIGIN');
  });

  it('tells health, and what there is', async () => {
    const {call} = world();
    for (const path of ['/healthz', '/readyz'])
      assert.deepEqual((await call('GET', path)).body, {status: 'ok'});
    const {body} = await call('GET', '/openapi.json');
    const {openapi, paths} = body as Documentation;
    assert.equal(openapi, '3.1.0');
    assert.deepEqual(Object.keys(paths).sort(), [
      '/api/organization/{organizationId}/payment/paymentmethod',
      '/api/payment/intent',
      '/auth/login',
      '/auth/refresh-token',
      '/healthz',
      '/readyz',
      '/v2/auth/signin',
      '/v2/org/{orgId}',
      '/v2/org/{orgId}/customer',
      '/v2/org/{orgId}/payment',
      '/v2/org/{orgId}/payment/{paymentId}',
    ]);
  });

  it('has its headers and errors in the document', async () => {
    const {paths} = (await world().call('GET', '/openapi.json')).body as Documentation;
    const save = paths['/v2/org/{orgId}/payment']?.['post'];
    const names = ['Idempotency-Key', 'X-Captcha-Token', 'orgId', 'organization_id'];
    assert.deepEqual(save?.parameters?.map(({name}) => name).sort(), names);
    const statuses = [200, 400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503].map(String);
    assert.deepEqual(Object.keys(save.responses), statuses);
    assert.ok(save.responses['200']?.headers['Idempotent-Replayed']);
    assert.ok(save.responses['429']?.headers['Retry-After']);
    assert.ok(save.responses['401']?.headers['X-Request-Id']);
    const read = paths['/v2/org/{orgId}']?.['get'];
    assert.deepEqual(Object.keys(read?.responses ?? {}), [200, 400, 401, 403, 404, 500, 503].map(String));
  });

  it('is 404 in the shape of the API where there is no route', async () => {
    const {call} = world();
    catalyzeMessage(await call('GET', '/v2/nothing'), 404);
    assert.equal(gategoCode(await call('GET', '/api/payment'), 404), 'not-found');
    assert.equal(gategoCode(await call('GET', '/'), 404), 'not-found');
  });

  it('is 405 in the shape of the API where there is a route, but not for this method, and names those there are', async () => {
    const {call} = world();
    for (const [method, path, allowed] of [
      ['DELETE', payment, 'POST'],
      ['GET', payment, 'POST'],
      ['PATCH', '/v2/org/org_demo/customer', 'GET, HEAD, PUT'],
      ['DELETE', '/v2/org/nobody', 'GET, HEAD'],
      ['POST', `${payment}/card_1`, 'PUT'],
      ['GET', '/v2/auth/signin', 'POST'],
      ['GET', '/api/payment/intent', 'POST'],
      ['PUT', attach, 'POST'],
      ['GET', '/auth/login', 'POST'],
      ['POST', '/healthz', 'GET, HEAD'],
    ] as const) {
      const refused = await call(method, path, {headers: {authorization: undefined, origin: pageOrigin}});
      const {error_code: code} = path.startsWith('/v2')
        ? catalyzeRefusal(refused, 405)
        : gategoRefusal(refused, 405);
      assert.equal(code, 'method-not-allowed', path);
      assert.equal(refused.headers.get('allow'), allowed, path);
      assert.equal(refused.headers.get('access-control-allow-origin'), pageOrigin);
      assert.ok(refused.headers.get('x-request-id'));
    }
    const missing = await call('POST', '/v2/org/nobody/payment', {body: {paymentId: 'tok_visa'}});
    assert.deepEqual([missing.status, missing.headers.get('allow')], [404, null]);
  });
});

describe('What is no request', () => {
  /** What comes back for bytes, up to the end of the connection. */
  const send = async (bytes: string): Promise<{status: number; body: unknown}> => {
    const {hostname, port} = new URL(world().url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    assert.match(head, /^content-type: application\/json/im);
    return {status: Number(head.split(' ')[1]), body: JSON.parse(body)};
  };

  it('is told so in JSON all the same, in the shape of the API where it can be told', async () => {
    const close = 'Connection: close\r\n\r\n';
    for (const [bytes, status] of [
      ['garbage\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\n\r\n', 400],
      [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n${close}`, 431],
      [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n${close}`, 431],
      [`POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n${close}`, 400],
      [`GET /healthz HTTP/1.1\r\nHost: a b\r\n${close}`, 400],
      [`POST /auth/login HTTP/1.1\r\nHost: a\r\nExpect: much\r\n${close}`, 400],
    ] as const) {
      const answer = {...(await send(bytes)), headers: new Headers()};
      const code = gategoCode(answer, status);
      assert.equal(code, status === 431 ? 'headers-too-large' : 'validation-error', bytes.slice(0, 40));
    }
    const catalyze = await send(`GET /v2/org/org_demo HTTP/1.1\r\nHost: a b\r\n${close}`);
    catalyzeMessage({...catalyze, headers: new Headers()}, 400);
    const absolute = await send(`GET http://localhost/healthz HTTP/1.1\r\nHost: localhost\r\n${close}`);
    assert.deepEqual(absolute, {status: 200, body: {status: 'ok'}});
  });
});

describe('A request that does not come to its end', () => {
  it('is told that it took too long, not that it was wrong', async () => {
    const socket = new PassThrough();
    answerNoRequest(Object.assign(new Error('late'), {code: 'ERR_HTTP_REQUEST_TIMEOUT'}), socket);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 408 Request Timeout\r\n/);
    gategoCode({status: 408, body: JSON.parse(body), headers: new Headers()}, 408);
  });
});

describe('A body', () => {
  it('has to be JSON, and say so', async () => {
    const {call} = world();
    const as = (type: string | undefined) => ({
      body: '{"paymentId":"tok_visa"}',
      headers: {'content-type': type},
    });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'multipart/form-data',
    ]) {
      catalyzeMessage(await call('POST', payment, as(type)), 415);
    }
    catalyzeMessage(await call('POST', payment), 415);
    assert.equal((await call('POST', payment, as('application/json; charset=utf-8'))).status, 200);
    for (const body of [
      '',
      '{',
      '{"paymentId":"tok_visa"',
      'null',
      '[]',
      '"tok_visa"',
      '42',
      '{"paymentId":}',
    ]) {
      catalyzeMessage(await call('POST', payment, {body}), 400);
      assert.equal(gategoCode(await call('POST', attach, {body}), 400), 'validation-error');
    }
  });

  it('has a paymentId that is the id of a token or of a payment method', async () => {
    const {call} = world();
    const ids = [
      undefined,
      null,
      42,
      true,
      [],
      {},
      '',
      'visa',
      'card_1',
      'src_1',
      'tok_',
      'tok_a b',
      'tok_../x',
      'TOK_1',
    ];
    for (const paymentId of [
      ...ids,
      `tok_${'a'.repeat(9000)}`,
      'tok_\u0000',
      'tok_\ud800',
      ' tok_visa',
      'tok_visa\n',
    ]) {
      catalyzeMessage(await call('POST', payment, {body: {paymentId}}), 400);
    }
  });

  it('is refused when it is larger than 16 KiB, however it is sent', async () => {
    const {call} = world();
    for (const size of [17_000, 3_000_000]) {
      const body = JSON.stringify({paymentId: 'tok_visa', padding: 'x'.repeat(size)});
      for (let round = 0; round < 3; round++) {
        catalyzeMessage(await call('POST', payment, {body}), 413);
        assert.equal(gategoCode(await call('POST', attach, {body}), 413), 'body-too-large');
        catalyzeMessage(await call('POST', payment, {body, bearer: 'nobody'}), 401);
      }
    }
    const stream = new Blob(['"', 'x'.repeat(40_000), '"']).stream();
    const init: RequestInit & {duplex: 'half'} = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer demo-billing',
        'x-api-key': 'browser demo 00000000-0000-4000-8000-000000000000',
      },
      body: stream,
      duplex: 'half',
    };
    const chunked = await fetch(world().url + payment, init);
    assert.equal(chunked.status, 413);
  });

  it('that does not fit is refused in words for people, with the field', async () => {
    const {call} = world();
    const intent = '/api/payment/intent';
    const sum = {amount: 5000, currency: 'usd'};
    const wrong = [undefined, null, true, 42.5, -1, 'x'.repeat(600), 'a\u0000', [], {}];
    const cases = [
      ['POST', payment, 'paymentId', {}, /^The card has to be given as an id of Stripe's/],
      ['PUT', '/v2/org/org_demo/customer', 'paymentId', {}, /^The card has to/],
      ['PUT', `${payment}/card_1`, 'name', {}, /^The name has to be text of at most 255|^There is nothing/],
      [
        'PUT',
        `${payment}/card_1`,
        'exp_month',
        {},
        /^The month of expiry .* from 1 to 12\.$|^There is nothing/,
      ],
      ['PUT', `${payment}/card_1`, 'address_zip', {}, /^The postal code|^There is nothing/],
      ['PUT', `${payment}/card_1`, 'address_country', {}, /^The country|^There is nothing/],
      ['POST', '/v2/auth/signin', 'identifier', {password: 'x'}, /^The email address has to be text/],
      ['POST', attach, 'provider_payment_method_id', {}, /^The payment method has to/],
      ['POST', attach, 'email', {provider_payment_method_id: 'pm_1'}, /like name@example\.com/],
      [
        'POST',
        intent,
        'amount',
        {currency: 'usd'},
        /^The amount has to be a whole number from 1 to 99999999/,
      ],
      ['POST', intent, 'currency', {amount: 5000}, /^The currency has to .* as in usd\.$/],
      ['POST', intent, 'description', sum, /^The description has to/],
      ['POST', intent, 'payment_method', sum, /^The payment method has to/],
      ['POST', intent, 'receipt_email', sum, /^The address for the receipt has to be like/],
      ['POST', intent, 'error_on_requires_action', sum, /has to be true or false\.$/],
      ['POST', '/auth/login', 'password', {email: 'a@b.c'}, /^The password has to be text/],
      ['POST', '/auth/refresh-token', 'refresh_token', {}, /^The refresh token has to be text/],
    ] as const;
    for (const [method, path, field, rest, words] of cases) {
      let refusals = 0;
      for (const value of wrong) {
        const answer = await call(method, path, {body: {...rest, [field]: value}});
        if (answer.status !== 400) continue;
        const told = path.startsWith('/v2') ? catalyzeRefusal(answer, 400) : gategoRefusal(answer, 400);
        if (told.error_code !== 'validation-error') continue;
        refusals++;
        assert.match(told.message, words);
        assert.equal(told.field, told.message.startsWith('There is nothing') ? undefined : field);
      }
      assert.ok(refusals >= 5, `${path} ${field}: ${refusals}`);
      const list = await call(method, path, {body: [1]});
      const {message} = path.startsWith('/v2') ? catalyzeRefusal(list, 400) : gategoRefusal(list, 400);
      assert.equal(message, 'The body has to be a JSON object.');
    }
    const key = await call('POST', intent, {body: sum, headers: {'idempotency-key': 'two words'}});
    assert.equal(gategoRefusal(key, 400).field, 'Idempotency-Key');
  });

  it('is looked at only after who is asking, and for which organization', async () => {
    const {call} = world();
    const body = '{';
    catalyzeMessage(await call('POST', payment, {body, bearer: 'nobody'}), 401);
    catalyzeMessage(await call('POST', payment, {body, bearer: 'demo-viewer'}), 403);
    catalyzeMessage(await call('POST', '/v2/org/nobody/payment', {body}), 404);
    catalyzeMessage(await call('POST', payment, {body}), 400);
  });
});

describe('A card number', () => {
  const number = '4242424242424242';
  const places: readonly [string, string, unknown][] = [
    ['POST', payment, {paymentId: number}],
    ['POST', payment, {paymentId: '4242 4242 4242 4242'}],
    ['POST', payment, {paymentId: '4242-4242-4242-4242'}],
    ['POST', payment, {paymentId: `tok_${number}`}],
    ['POST', payment, {paymentId: 4242424242424242}],
    ['POST', payment, {paymentId: 'tok_visa', card: {number}}],
    ['POST', payment, {paymentId: 'tok_visa', [number]: true}],
    ['POST', payment, `{"paymentId":"tok_visa","n":"\\u0034242424242424242"}`],
    ['POST', `${payment}?card=${number}`, {paymentId: 'tok_visa'}],
    ['POST', `/v2/org/${number}/payment`, {paymentId: 'tok_visa'}],
    ['PUT', '/v2/org/org_demo/customer', {paymentId: `card_${number}`}],
    ['GET', `/v2/org/org_demo/customer?${number}`, undefined],
    ['POST', attach, {provider_payment_method_id: number}],
    ['POST', attach, {provider_payment_method_id: 'pm_card_visa', email: `${number}@example.com`}],
    ['POST', '/api/payment/intent', {amount: 5000, currency: 'usd', description: `for ${number}`}],
    [
      'POST',
      `/api/organization/${number}/payment/paymentmethod`,
      {provider_payment_method_id: 'pm_card_visa'},
    ],
  ];

  it('is refused wherever it stands, and neither echoed nor logged', async () => {
    const {call, sdk, stripe} = world();
    for (const [method, path, body] of places) {
      const answer = await call(method, path, {...(body !== undefined && {body})});
      const where = `${method} ${path} ${JSON.stringify(body)}`;
      assert.equal(answer.status, 400, where);
      const written = JSON.stringify(answer.body) + linesOf(answer.headers.get('x-request-id'));
      assert.doesNotMatch(written, /4242/, where);
      if (path.startsWith('/api')) assert.equal(gategoCode(answer, 400), 'card-number-refused', where);
      else catalyzeMessage(answer, 400);
    }
    assert.deepEqual((await sdk.customers.list()).data, []);
    assert.doesNotMatch(JSON.stringify(stripe.requests), new RegExp(number));
  });

  it('is not echoed or logged where it is refused for another reason', async () => {
    const {call} = world();
    for (const [path, sent] of [
      [`/${number}`, {}],
      [`/v2/${number}`, {}],
      [payment, {body: `{"paymentId":"${number}`}],
      [payment, {body: {paymentId: '4242424242424241'}}],
      [payment, {body: {paymentId: number}, bearer: number}],
      [payment, {body: {paymentId: number}, headers: {'x-api-key': `browser ${number} x`}}],
      [payment, {body: {paymentId: number}, headers: {'content-type': `text/${number}`}}],
    ] as const) {
      const {status, body, headers} = await call('POST', path, sent);
      assert.ok(status >= 400 && status < 500);
      assert.doesNotMatch(JSON.stringify(body) + linesOf(headers.get('x-request-id')), /4242/);
    }
  });
});

describe('The log', () => {
  it('has one line of JSON for each request: its route, not its path', async () => {
    const {stripe, call} = world();
    const {headers} = await call('POST', payment, {body: {paymentId: await makeToken(stripe)}});
    const line = JSON.parse(linesOf(headers.get('x-request-id'))) as Record<string, unknown>;
    assert.deepEqual(
      [line['method'], line['route'], line['status'], line['orgId']],
      ['POST', '/v2/org/:orgId/payment', 200, 'org_demo'],
    );
    assert.equal(typeof line['ms'], 'number');
  });

  it('holds no bearer, API key, credential or client secret, even when things go wrong', async () => {
    const {stripe, call, line} = world();
    lines.length = 0;
    const token = await makeToken(stripe);
    const declined = await makePaymentMethod(stripe, {number: '4000000000000002'});
    const sum = {amount: 5000, currency: 'usd'};
    const intent = await call('POST', '/api/payment/intent', {body: sum});
    await call('POST', '/api/payment/intent', {
      body: {...sum, payment_method: declined, error_on_requires_action: true},
    });
    await call('POST', payment, {body: {paymentId: token}});
    line.fate = () => ({status: 500});
    await call('POST', payment, {body: {paymentId: token}});
    const {client_secret: secret} = intent.body as {client_secret: string};
    const log = lines.join('');
    assert.match(log, /"code":"card-declined"/);
    assert.match(log, /"code":"payment-provider-unavailable"/);
    for (const hidden of [
      'demo-billing',
      '00000000-0000',
      token,
      declined,
      secret,
      'sk_test_backend',
      '_secret_',
    ]) {
      assert.ok(!log.includes(hidden), hidden);
    }
  });
});

describe('A Stripe that gives no answer', () => {
  const limited = useWorld({requestLimit: 0.3});

  it('is not waited for longer than the time that the whole request has', async () => {
    const {call, line} = limited();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    line.fate = () => ({holdUntil: held});
    const started = performance.now();
    const answer = await call('POST', payment, {body: {paymentId: 'tok_visa'}});
    const elapsed = performance.now() - started;
    letGo();
    assert.match(catalyzeMessage(answer, 503), /not known/);
    // One call alone may take six seconds, and is made three times.
    assert.ok(elapsed < 6_000, String(elapsed));
  });
});

describe('Trouble at Stripe', () => {
  const failing = useWorld({log: {level: 'warn', destination: {write: (line) => lines.push(line)}}});

  it('is one line of the log: which error, and the id of the request, but no stack', async () => {
    const {call, line} = failing();
    for (const [fate, type, code, stripeRequestId] of [
      [{status: 500, headers: {'request-id': 'req_trouble'}}, 'StripeAPIError', undefined, 'req_trouble'],
      ['lose-answer', 'StripeConnectionError', 'ECONNRESET', undefined],
      [{status: 401, headers: {'request-id': 'req_key'}}, 'StripeAuthenticationError', undefined, 'req_key'],
    ] as const) {
      lines.length = 0;
      line.fate = () => fate;
      const {status, headers} = await call('POST', payment, {body: {paymentId: 'tok_visa'}});
      assert.ok(status >= 500);
      assert.equal(lines.length, 1, lines.join(''));
      const logged = JSON.parse(lines.join('')) as {err: Record<string, unknown>; requestId: string};
      assert.equal(logged.requestId, headers.get('x-request-id'));
      assert.deepEqual(
        [logged.err['type'], logged.err['code'], logged.err['stripeRequestId']],
        [type, code, stripeRequestId],
      );
      assert.doesNotMatch(lines.join(''), /stack|\bat |node_modules|sk_test|demo-billing|tok_visa/);
    }
  });

  it('is told with its stack to who asks for everything', async () => {
    const {call, line} = world();
    lines.length = 0;
    line.fate = () => ({status: 500});
    await call('POST', payment, {body: {paymentId: 'tok_visa'}});
    assert.match(lines.join(''), /"type":"StripeAPIError".*"stack":".*\bat /);
  });

  it('is told in the shape of the API that was called', async () => {
    const {call, line} = world();
    const both = async (expected: number) => {
      catalyzeMessage(await call('POST', payment, {body: {paymentId: 'tok_visa'}}), expected);
      return gategoCode(
        await call('POST', attach, {body: {provider_payment_method_id: 'pm_card_visa'}}),
        expected,
      );
    };
    line.fate = () => ({status: 429});
    assert.equal(await both(429), 'rate-limited');
    line.fate = () => ({status: 503, headers: {'stripe-should-retry': 'false'}});
    assert.equal(await both(503), 'payment-provider-unavailable');
    line.fate = () => ({status: 401});
    assert.equal(await both(502), 'payment-provider-error');
    line.fate = () => 'lose-answer';
    assert.equal(await both(503), 'payment-provider-unavailable');
  });
});
