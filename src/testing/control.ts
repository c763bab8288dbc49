import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {FaultRuleError, readFaultRule} from './faults/fault.js';
import type {Faults} from './faults/faults.js';
import {readWallets, type Wallet, WalletsError} from './wallets.js';

/** What tests in a browser do to a simulator that they did not start themselves. */
export interface Controls {
  readonly faults: Faults;
  readonly setWallets: (wallets: readonly Wallet[]) => void;
  readonly reset: () => Promise<void>;
}

/**
 * The simulator's own addresses: `POST /_simulator/faults` with a rule as JSON, `DELETE /_simulator/faults`,
 * `PUT /_simulator/wallets` with a list of wallets as JSON, `POST /_simulator/reset`.
 */
export function createControl({faults, setWallets, reset}: Controls): Hono {
  const app = new Hono();
  app.use('/_simulator/*', cors({origin: '*'}));
  app.onError((error, context) => {
    if (error instanceof FaultRuleError || error instanceof WalletsError) {
      return context.json({code: error.code, message: error.message}, 400);
    }
    if (error instanceof SyntaxError) {
      return context.json({code: 'ERR_INVALID_JSON', message: 'This is not JSON.'}, 400);
    }
    throw error;
  });
  app.post('/_simulator/faults', async (context) => {
    const rule: unknown = await context.req.json();
    faults.add(readFaultRule(rule));
    return context.json({added: true}, 201);
  });
  app.put('/_simulator/wallets', async (context) => {
    const wallets = readWallets(await context.req.json());
    setWallets(wallets);
    return context.json({wallets});
  });
  app.delete('/_simulator/faults', (context) => {
    faults.clear();
    return context.json({cleared: true});
  });
  app.post('/_simulator/reset', async (context) => {
    await reset();
    return context.json({reset: true});
  });
  return app;
}
