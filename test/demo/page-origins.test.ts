import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {startTestDemo, type RunningDemo} from './running-demo.js';

describe('The org backend of the offline demo', () => {
  let demo: RunningDemo;
  before(async () => {
    demo = await startTestDemo();
  });
  after(() => demo.stop());

  const allowed = async (origin: string): Promise<string | undefined> =>
    (await demo.ask('GET', '/v2/org/org_demo', {headers: {origin}})).headers.get(
      'access-control-allow-origin',
    ) ?? undefined;

  it('answers the pages that this machine serves, on any port', async () => {
    for (const origin of [
      'http://localhost',
      'http://localhost:8000',
      'http://127.0.0.1:3000',
      'http://[::1]:1',
    ])
      assert.equal(await allowed(origin), origin);
  });

  it('answers no other page', async () => {
    for (const origin of [
      'null',
      'https://localhost.example',
      'http://localhost.example',
      'http://localhost:8000.example',
      'http://127.0.0.1.example:80',
      'http://evil.example/http://localhost',
    ])
      assert.equal(await allowed(origin), undefined, origin);
  });
});
