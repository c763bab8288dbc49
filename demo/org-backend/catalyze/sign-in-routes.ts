import {createRoute, OpenAPIHono, z} from '@hono/zod-openapi';
import type {Billing} from '../billing/billing.js';
import {requireApiKey} from '../http/authenticate.js';
import type {AppEnv} from '../http/context.js';
import {errorAnswers} from '../http/documented-errors.js';
import {catalyzeError} from '../http/error-answer.js';
import {objectRule, plainText} from '../http/fields.js';
import {limitBody, refuseCardNumberInQuery, requireJson} from '../http/json-body.js';
import {limitAccount, limitSignIns} from '../http/rate-limit.js';
import {jsonAnswer, jsonBody, refuseInvalid} from '../http/route-parts.js';
import {signIn} from '../sign-in/sign-in.js';

const credentials = z
  .object(
    {
      identifier: plainText('The email address', 254).openapi({example: 'billing@demo.example'}),
      password: plainText('The password', 200),
    },
    objectRule,
  )
  .openapi('CatalyzeCredentials');

const user = z.object({id: z.string(), email: z.string(), sessionToken: z.string()}).openapi('CatalyzeUser');

/** Catalyze's route for signing in, below `/v2/auth`. */
export function catalyzeSignInRoutes(billing: Billing): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({strict: false, defaultHook: refuseInvalid});
  app.openapi(
    createRoute({
      method: 'post',
      path: '/signin',
      tags: ['Catalyze'],
      security: [{apiKey: []}],
      summary: 'Sign in; `identifier` is the email address',
      middleware: [
        requireApiKey(billing.database),
        refuseCardNumberInQuery,
        limitSignIns(billing),
        limitBody,
        requireJson,
      ] as const,
      request: {body: jsonBody(credentials)},
      responses: {
        ...errorAnswers(catalyzeError, 'apiKey', 'bearer', 'limit', 'body'),
        200: jsonAnswer('The user, with the bearer for every other call.', user),
      },
    }),
    async (c) => {
      const {identifier, password} = c.req.valid('json');
      await limitAccount(c, billing, identifier);
      const {account, session} = await signIn(billing, identifier, password);
      return c.json({id: account.user_id, email: account.email, sessionToken: session.accessToken}, 200);
    },
  );
  return app;
}
