import {createRoute, OpenAPIHono, z} from '@hono/zod-openapi';
import type {Billing} from '../billing/billing.js';
import type {AppEnv} from '../http/context.js';
import {errorAnswers} from '../http/documented-errors.js';
import {gategoError} from '../http/error-answer.js';
import {objectRule, plainText} from '../http/fields.js';
import {limitBody, refuseCardNumberInQuery, requireJson} from '../http/json-body.js';
import {limitAccount, limitSignIns} from '../http/rate-limit.js';
import {jsonAnswer, jsonBody, refuseInvalid} from '../http/route-parts.js';
import {refresh, signIn} from '../sign-in/sign-in.js';
import type {Session} from '../store/sessions.js';

const credentials = z
  .object(
    {
      email: plainText('The email address', 254).openapi({example: 'billing@demo.example'}),
      password: plainText('The password', 200),
    },
    objectRule,
  )
  .openapi('GategoCredentials');

const renewal = z
  .object({refresh_token: plainText('The refresh token', 200)}, objectRule)
  .openapi('GategoRenewal');

/** The bearer for every other call, for an hour; and what to renew it with, once. */
const session = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int(),
    refresh_token: z.string(),
  })
  .openapi('GategoSession');

/** Gatego's routes for signing in, below `/auth`. */
export function gategoSignInRoutes(billing: Billing): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({strict: false, defaultHook: refuseInvalid});
  const common = {tags: ['Gatego']};
  const guards = [refuseCardNumberInQuery, limitSignIns(billing), limitBody, requireJson] as const;
  const responses = {
    ...errorAnswers(gategoError, 'bearer', 'limit', 'body'),
    200: jsonAnswer('The session.', session),
  };

  app.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/login',
      summary: 'Sign in',
      middleware: [...guards],
      request: {body: jsonBody(credentials)},
      responses,
    }),
    async (c) => {
      const {email, password} = c.req.valid('json');
      await limitAccount(c, billing, email);
      return c.json(inWords((await signIn(billing, email, password)).session), 200);
    },
  );

  app.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/refresh-token',
      summary: 'Renew a session; the refresh token is replaced, and its second use ends the session for good',
      middleware: [...guards],
      request: {body: jsonBody(renewal)},
      responses,
    }),
    async (c) => {
      const {refresh_token: token} = c.req.valid('json');
      return c.json(inWords(await refresh(billing, token)), 200);
    },
  );

  return app;
}

function inWords({accessToken, accessSeconds, refreshToken}: Session): z.infer<typeof session> {
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: accessSeconds,
    refresh_token: refreshToken,
  };
}
