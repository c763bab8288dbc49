import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {catalyze} from '../../src/org-api/catalyze.js';
import {gategoAttach} from '../../src/org-api/gatego.js';
import {checkPermission} from '../../src/org-api/permission.js';
import type {Failure} from '../../src/submission/failure.js';

describe('Whether a user may pay', () => {
  let server: Server;
  let endpoint: string;
  let answer: {readonly status: number; readonly body: string} | undefined;
  const asked: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      asked.push(`${String(request.method)} ${String(request.url)} ${String(request.headers.authorization)}`);
      if (answer) response.writeHead(answer.status).end(answer.body);
      else request.socket.destroy();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v2/org/org_1/payment`;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const check = (contract = catalyze, url = endpoint): Promise<'granted' | Failure> =>
    checkPermission(contract, {endpoint: url, orgHeader: 'organization_id'}, 'user_1', {
      authToken: () => 'bearer',
      credentials: 'same-origin',
      timeout: 2_000,
    });

  it('is asked of the organization, as the API documents it', async () => {
    answer = {status: 200, body: '{"permissions":{"payment":["user_0","user_1"]}}'};
    assert.equal(await check(), 'granted');
    assert.deepEqual(asked.splice(0), ['GET /v2/org/org_1 Bearer bearer']);
  });

  it('is denied where the API says so', async () => {
    for (const [status, body, code] of [
      [200, '{"permissions":{"payment":[]}}', 'permission-denied'],
      [200, '{"permissions":{"payment":["user_10"]}}', 'permission-denied'],
      [403, '{"errors":[{"title":"no"}]}', 'permission-denied'],
      [401, '{}', 'not-signed-in'],
    ] as const) {
      answer = {status, body};
      const result = await check();
      assert.ok(typeof result === 'object');
      assert.deepEqual([result.code, result.phase], [code, 'load']);
    }
  });

  it('is left to the request that saves the card where the API does not tell', async () => {
    for (const given of [
      undefined,
      {status: 500, body: ''},
      {status: 404, body: '{}'},
      {status: 200, body: '<html>'},
      {status: 200, body: '{"permissions":{}}'},
      {status: 200, body: '{"permissions":{"payment":"user_1"}}'},
    ]) {
      answer = given;
      assert.equal(await check(), 'granted');
    }
  });

  it('is not asked of an API that has no such call', async () => {
    asked.length = 0;
    assert.equal(await check(gategoAttach), 'granted');
    assert.equal(await check(catalyze, endpoint.replace('/payment', '/cards')), 'granted');
    assert.deepEqual(asked, []);
  });
});
