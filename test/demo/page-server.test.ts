import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import {startPageServer} from '../../demo/page-server.js';
import {settings} from './playground-settings.js';

describe('The page', () => {
  it('answers whoever asks as soon as its port is open', async () => {
    // Below the range that systems hand out by themselves: nobody is given it between now and its use.
    const port = 20_000 + (process.pid % 10_000);
    const starting = startPageServer({port, folder: resolve(import.meta.dirname, '../..'), settings});
    const status = await firstAnswer(`http://localhost:${port}/`);
    const server = await starting;
    await server.stop();
    assert.equal(status, 200);
  });
});

/** The status of the first request that finds the port open. */
async function firstAnswer(url: string): Promise<number> {
  for (;;) {
    try {
      return (await fetch(url, {signal: AbortSignal.timeout(30_000)})).status;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await new Promise(setImmediate);
    }
  }
}
