import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';

import {faultyRoads} from '../../demo/page/faults.js';
import {StripeFault} from '../../demo/page/stripe-fault.js';
import {endpointWithFault, faultDefinitions, faultNames} from '../../demo/playground/faults.js';
import {FaultBook} from '../../src/testing/faults/faults.js';

const urls = {orgBackendUrl: 'http://localhost:8002', pageUrl: 'http://localhost:8001'};

describe('an endpoint with a fault', () => {
  const endpoint = `${urls.orgBackendUrl}/v2/org/{orgId}/payment`;

  it('leads through the page server, and keeps its path', () => {
    assert.equal(
      endpointWithFault(endpoint, 'org-500', urls),
      'http://localhost:8001/faults/org-500/v2/org/{orgId}/payment',
    );
  });

  it('is as it was without a fault, with one of Stripe’s, or when it is somebody else’s', () => {
    assert.equal(endpointWithFault(endpoint, undefined, urls), endpoint);
    assert.equal(endpointWithFault(endpoint, 'stripe-500', urls), endpoint);
    const other = 'http://localhost:80021/x';
    assert.equal(endpointWithFault(other, 'org-500', urls), other);
  });
});

describe('the road to the org’s API', () => {
  const arrived: string[] = [];
  const book = new FaultBook(1);
  let api: Server;
  let roads: Server;
  let url = '';

  before(async () => {
    api = await listen((request, response) => {
      void readAll(request).then((body) => {
        const {authorization = ''} = request.headers;
        arrived.push([request.method, request.url, authorization, body].join(' '));
        response.writeHead(201, {'Content-Type': 'application/json', 'X-Request-Id': 'req_1'}).end('{"a":1}');
      });
    });
    roads = await listen(faultyRoads(urlOf(api), new StripeFault(book, 'pk_test_page')));
    url = urlOf(roads);
  });
  beforeEach(() => arrived.splice(0));
  after(() => {
    for (const server of [roads, api]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const send = (fault: string, method = 'POST', signal?: AbortSignal) =>
    fetch(`${url}/faults/${fault}/v2/org/a%2Fb/payment?x=%26`, {
      method,
      headers: {Authorization: 'Bearer demo', 'Content-Type': 'application/json'},
      ...(method === 'POST' && {body: '{"paymentId":"tok_1"}'}),
      ...(signal && {signal}),
    });
  const sent = 'POST /v2/org/a%2Fb/payment?x=%26 Bearer demo {"paymentId":"tok_1"}';

  it('loses the answer to what was carried out, and lets the look-up pass', async () => {
    await assert.rejects(send('org-lost-answer'), TypeError);
    assert.deepEqual(arrived, [sent]);
    const lookUp = await send('org-lost-answer', 'GET');
    assert.deepEqual([lookUp.status, await lookUp.json()], [201, {a: 1}]);
    assert.equal(lookUp.headers.get('x-request-id'), 'req_1');
  });

  it('loses the answer to a look-up, too', async () => {
    await assert.rejects(send('org-lost-answers'), TypeError);
    await assert.rejects(send('org-lost-answers', 'GET'), TypeError);
    assert.equal(arrived.length, 2);
  });

  it('leads nowhere', async () => {
    await assert.rejects(send('org-unreachable'), TypeError);
    assert.deepEqual(arrived, []);
  });

  it('refuses before anything is done', async () => {
    for (const status of [500, 401, 403, 429]) {
      const response = await send(`org-${status}`);
      assert.equal(response.status, status);
      assert.match(
        await response.text(),
        new RegExp(`"errors":\\[\\{"message":"[^"]+","code":${status}\\}\\]`),
      );
    }
    assert.deepEqual(arrived, []);
  });

  it('brings a web page in the place of the answer', async () => {
    const response = await send('org-garbage');
    assert.match(await response.text(), /^<!doctype html>/);
    assert.deepEqual([response.status, arrived], [200, [sent]]);
  });

  it('takes its time, or for ever, and lets go of who gives up', async () => {
    for (const fault of ['org-slow', 'org-hangs']) {
      const arriving = once(roads, 'request') as Promise<[IncomingMessage]>;
      const giveUp = new AbortController();
      const sending = assert.rejects(send(fault, 'POST', giveUp.signal), {name: 'AbortError'});
      const [{socket}] = await arriving;
      giveUp.abort();
      await sending;
      if (!socket.destroyed) await once(socket, 'close');
    }
    assert.deepEqual(arrived, []);
  });

  it('loses Stripe.js, or never brings it', async () => {
    await assert.rejects(fetch(`${url}/faults/script/lost`), TypeError);
    const arriving = once(roads, 'request');
    const giveUp = new AbortController();
    const hanging = assert.rejects(fetch(`${url}/faults/script/hangs`, {signal: giveUp.signal}), {
      name: 'AbortError',
    });
    await arriving;
    giveUp.abort();
    await hanging;
  });

  it('changes what goes wrong at Stripe, for the page alone, and leaves alone what others want of it', async () => {
    const put = async (name: string) => (await fetch(`${url}/faults/stripe/${name}`, {method: 'PUT'})).status;
    const strike = (path: string, key?: string) =>
      book.strike({method: 'POST', path, key}).map(({kind}) => kind);
    const frames = '/endive/elements-inner-card.html';
    book.add({path: '/v1/customers', times: 0, fault: {kind: 'lost-answer'}});
    assert.equal(await put('stripe-500'), 204);
    assert.deepEqual(strike('/v1/tokens', 'pk_test_page'), ['status']);
    assert.deepEqual(strike('/v1/tokens', 'sk_test_backend'), []);
    assert.equal(await put('frames-fail'), 204);
    assert.deepEqual([strike('/v1/tokens', 'pk_test_page'), strike(frames)], [[], ['loaderror']]);
    assert.equal(await put('none'), 204);
    assert.deepEqual([strike(frames), strike('/v1/customers')], [[], ['lost-answer']]);
  });

  it('knows every fault of the org’s API, and no other', async () => {
    for (const name of faultNames.filter((each) => faultDefinitions[each].effect.kind !== 'org'))
      assert.equal((await send(name)).status, 404, name);
    assert.equal((await send('constructor')).status, 404);
  });
});

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
