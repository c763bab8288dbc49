import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type Stripe from 'stripe';

import {startDemo} from '../../demo/servers.js';
import {readCommand} from '../../demo/settings.js';
import {call, sdkOf, type Answer, type Sent} from '../backend/support.js';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** All that `npm start` starts, on free ports and with a store of its own. */
export interface RunningDemo {
  /** The offline Stripe, as whoever has its keys finds it. */
  readonly stripe: {readonly url: string; readonly secretKey: string; readonly publishableKey: string};
  readonly sdk: Stripe;
  /** Calls the org backend as `demo-billing`. */
  ask(method: string, path: string, sent?: Sent): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts them, with a store in a folder or, given its URL, in a Postgres. */
export async function startTestDemo(databaseUrl = ''): Promise<RunningDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  const environment = {
    PORT: '0',
    ORG_BACKEND_PORT: '0',
    STRIPE_PORT: '0',
    DATA_DIR: join(folder, 'store'),
    DATABASE_URL: databaseUrl,
  };
  const command = readCommand([], environment, checkout);
  assert(command.kind === 'start');
  const demo = await startDemo(command.settings, checkout);
  const {stripe: chosen, publishableKey, orgBackendUrl} = demo.playground;
  assert(chosen.kind === 'offline');
  const stripe = {url: new URL(chosen.scriptUrl).origin, secretKey: 'sk_test_browser', publishableKey};
  return {
    stripe,
    sdk: sdkOf(stripe),
    ask: (method, path, sent) => call(orgBackendUrl, method, path, sent),
    async stop() {
      await demo.stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
