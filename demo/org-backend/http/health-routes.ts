import {createRoute, OpenAPIHono, z} from '@hono/zod-openapi';
import type {Database} from '../store/database.js';
import type {AppEnv} from './context.js';
import {errorAnswers} from './documented-errors.js';
import {gategoError} from './error-answer.js';
import {jsonAnswer} from './route-parts.js';

const health = z.object({status: z.literal('ok')}).openapi('Health');

/** What a load balancer asks. */
export function healthRoutes({database}: {readonly database: Database}): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({strict: false});
  const common = {method: 'get' as const, tags: ['Health']};
  app.openapi(
    createRoute({
      ...common,
      path: '/healthz',
      summary: 'The process runs',
      responses: {200: jsonAnswer('It does.', health)},
    }),
    (c) => c.json({status: 'ok' as const}, 200),
  );
  app.openapi(
    createRoute({
      ...common,
      path: '/readyz',
      summary: 'The process runs, and its store answers',
      responses: {...errorAnswers(gategoError), 200: jsonAnswer('It does.', health)},
    }),
    async (c) => {
      await database.run('select 1');
      return c.json({status: 'ok' as const}, 200);
    },
  );
  return app;
}
