import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {catalyze} from '../../src/org-api/catalyze.js';
import {createEndpoint, type EndpointOptions} from '../../src/org-api/endpoint.js';
import {gategoAttach} from '../../src/org-api/gatego.js';
import type {OrgContract} from '../../src/org-api/contract.js';
import {checkPermission} from '../../src/org-api/permission.js';
import {readRefusal} from '../../src/org-api/answer.js';
import {readRetryAfter} from '../../src/org-api/http.js';
import type {Reply} from '../../src/submission/ports.js';
import {Submission} from '../../src/submission/submission.js';
import {start} from '../submission/fake-form.js';

const token = {type: 'token', id: 'tok_1', cardId: 'card_1'} as const;

describe('A request to the org’s API', () => {
  let server: Server;
  let base: string;
  const got: {url: string | undefined; body: string; headers: NodeJS.Dict<string | string[]>}[] = [];
  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        got.push({url: request.url, body, headers: request.headers});
        if (request.url === '/old') response.writeHead(302, {Location: '/login'}).end();
        else if (request.url === '/login')
          response.writeHead(200, {'Content-Type': 'text/html'}).end('<h1>Sign in</h1>');
        else if (request.url === '/fail') response.writeHead(500).end();
        else response.writeHead(200).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
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
    timeout: 1_000,
    makeDefault: false,
    onRequest: (request) => ({kind: 'send', request}),
    ...change,
  });
  async function prepared(change: Partial<EndpointOptions>) {
    const one = await createEndpoint(options(change)).prepare(token, 'attempt-1');
    assert.ok(typeof one === 'object' && 'send' in one, JSON.stringify(one));
    return one;
  }

  it('of a page that sends it by itself, and is led to a page to sign in at, is open', async () => {
    for (const contract of [catalyze, gategoAttach]) {
      const one = await prepared({
        contract,
        onRequest: ({body}) => ({
          kind: 'responded',
          response: fetch(`${base}/old`, {method: 'POST', body: JSON.stringify(body)}),
        }),
      });
      const reply = await one.send(Infinity);
      assert.equal(reply.kind, 'unclear', contract.name);
    }
  });

  it('of the page’s own must be answered within the timeout, with the whole body', async () => {
    const body = new ReadableStream({});
    const one = await prepared({
      timeout: 200,
      onRequest: () => ({kind: 'responded', response: Promise.resolve(new Response(body))}),
    });
    const late = new Promise<string>((resolve) => setTimeout(resolve, 2000, 'hangs'));
    assert.notEqual(await Promise.race([one.send(Infinity), late]), 'hangs');
  });

  it('is sent again as it was, whatever a listener does to the body later', async () => {
    let body: Record<string, unknown> = {};
    const one = await prepared({
      onRequest: (request) => {
        body = {...request.body};
        return {kind: 'send', request: {...request, body}};
      },
    });
    got.length = 0;
    await one.send(Infinity);
    body['captcha'] = 'late';
    await one.send(Infinity);
    assert.equal(got[1]?.body, got[0]?.body);
  });

  it('that can never be sent is no lost answer: a GET with a body, an address that is none', async () => {
    for (const change of [
      {method: 'GET'},
      {url: 'https://'},
      {url: 'https://user:pw@example.test/'},
    ] as const) {
      const contract: OrgContract = {
        ...gategoAttach,
        createRequest: (details) => ({...gategoAttach.createRequest(details), ...change}),
      };
      const one = await createEndpoint(options({contract})).prepare(token, 'a');
      const reply = typeof one === 'object' && 'send' in one ? await one.send(Infinity) : one;
      assert.ok(
        typeof reply === 'object' && !('kind' in reply),
        `${JSON.stringify(change)} ${JSON.stringify(reply)}`,
      );
    }
  });

  it('may still be worked on after the status of a gateway between', () => {
    for (const status of [520, 522, 524]) {
      const reply = readRefusal({status, body: 'error code: 524'});
      assert.ok(reply.kind === 'unclear' && reply.mayStillArrive, String(status));
    }
  });

  it('is then no failure', async () => {
    const reply: Reply = readRefusal({status: 524, body: 'error code: 524'});
    const world = start({
      replies: [reply],
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve(false)},
    });
    assert.equal((await world.submission.submit()).status, 'unknown');
  });

  it('has a header of a listener’s, not the same one of the page in another spelling', async () => {
    const one = await prepared({
      headers: {'x-captcha': 'none', accept: 'application/vnd.org+json'},
      onRequest: (request) => ({kind: 'send', request: {...request, headers: {'X-Captcha': 'solved'}}}),
    });
    got.length = 0;
    await one.send(Infinity);
    assert.equal(got[0]?.headers['x-captcha'], 'solved');
  });

  it('for permission, with a header that cannot be sent, is no matter of the sign-in', async () => {
    const {contract, settings, ...rest} = options({headers: {'bad name': 'x'}});
    const answer = await checkPermission(contract, settings, 'u', rest);
    assert.ok(typeof answer === 'object');
    assert.equal(answer.code, 'invalid-header');
  });

  it('that is answered with null for a client secret has none', async () => {
    const contract: OrgContract = {
      ...gategoAttach,
      readClientSecret: () => JSON.parse('null') as undefined,
    };
    const one = await prepared({contract});
    assert.deepEqual(await one.send(Infinity), {kind: 'accepted'});
  });

  it('is not sent again at once where Retry-After is neither seconds nor a date', () => {
    for (const value of ['1.5', '-1', '10, 10', '']) assert.equal(readRetryAfter(value), undefined, value);
    assert.equal(readRetryAfter('7'), 7_000);
    assert.ok(Number(readRetryAfter(new Date(Date.now() + 60_000).toUTCString())) > 30_000);
  });

  it('that the page has sent by itself is asked of it again', async () => {
    let requests = 0;
    const endpoint = createEndpoint(
      options({
        contract: gategoAttach,
        onRequest: () => {
          requests += 1;
          return {
            kind: 'responded',
            response: fetch(`${base}${requests === 1 ? '/fail' : '/ok'}`, {method: 'POST'}),
          };
        },
      }),
    );
    const world = start();
    const submission = new Submission(
      () => ({...world.openPorts(), endpoint}),
      () => undefined,
    );
    assert.equal((await submission.submit()).status, 'unknown');
    assert.equal(submission.canReconcile, true);
    assert.equal((await submission.reconcile()).status, 'attached');
  });
});
