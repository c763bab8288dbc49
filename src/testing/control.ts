import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {FaultRuleError, readFaultRule} from './faults/fault.js';
import type {Faults} from './faults/faults.js';

/** What tests in a browser do to a simulator that they did not start themselves. */
export interface Controls {
  readonly faults: Faults;
  readonly reset: () => Promise<void>;
}

/**
 * The simulator's own addresses: `POST /_simulator/faults` with a rule as JSON, `DELETE /_simulator/faults`,
 * `POST /_simulator/reset`.
 */
export function createControl({faults, reset}: Controls): Hono {
  const app = new Hono();
  app.use('/_simulator/*', cors({origin: '*'}));
  app.post('/_simulator/faults', async (context) => {
    try {
      const rule: unknown = await context.req.json();
      faults.add(readFaultRule(rule));
      return context.json({added: true}, 201);
    } catch (error) {
      if (error instanceof FaultRuleError)
        return context.json({code: error.code, message: error.message}, 400);
      if (error instanceof SyntaxError) {
        return context.json({code: 'ERR_INVALID_JSON', message: 'This is not JSON.'}, 400);
      }
      throw error;
    }
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
