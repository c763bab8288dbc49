import {OpenAPIHono} from '@hono/zod-openapi';
import {cors} from 'hono/cors';
import {methodNotAllowed} from 'hono/method-not-allowed';
import {secureHeaders} from 'hono/secure-headers';
import type {Billing} from './billing/billing.js';
import {withinTimeLimit} from './billing/time-limit.js';
import {catalyzeRoutes} from './catalyze/routes.js';
import {catalyzeSignInRoutes} from './catalyze/sign-in-routes.js';
import {gategoRoutes} from './gatego/routes.js';
import {gategoSignInRoutes} from './gatego/sign-in-routes.js';
import {healthRoutes} from './http/health-routes.js';
import {captchaHeader} from './http/captcha.js';
import type {AppEnv} from './http/context.js';
import {answerError, answerNotFound, answerWrongMethod} from './http/error-answer.js';
import {closeAfterLongBody} from './http/json-body.js';
import {requestLog} from './http/request-log.js';
import {webhookRoutes} from './webhooks/routes.js';

export interface AppOptions {
  readonly billing: Billing;
  readonly allowedOrigins: readonly string[];
  readonly allowLoopback: boolean;
  readonly organizationHeader: string;
  /** Without one there is no route for webhooks. */
  readonly webhookSecret: string | undefined;
}

/** Seconds that a browser may keep the answer to a preflight. */
const preflightAge = 600;

/** Pages that this machine serves itself. */
const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** The whole of the HTTP side: both APIs, health, and the document that describes them. */
export function createApp({
  billing,
  allowedOrigins,
  allowLoopback,
  organizationHeader,
  webhookSecret,
}: AppOptions): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({strict: false});
  const isAllowed = (origin: string): boolean =>
    allowedOrigins.includes(origin) || (allowLoopback && LOOPBACK.test(origin));
  app.use(requestLog(billing.log));
  app.use(secureHeaders());
  app.use(
    cors({
      origin: (origin) => (isAllowed(origin) ? origin : null),
      allowMethods: ['GET', 'POST', 'PUT'],
      allowHeaders: [
        'Authorization',
        'Content-Type',
        'Accept',
        'X-Api-Key',
        'X-Request-Id',
        'Idempotency-Key',
        captchaHeader,
        organizationHeader,
      ],
      exposeHeaders: ['X-Request-Id', 'Retry-After', 'Idempotent-Replayed'],
      maxAge: preflightAge,
    }),
  );
  app.use(methodNotAllowed({app, onMethodNotAllowed: answerWrongMethod}));
  app.use((_, next) => withinTimeLimit(billing.requestLimit, next));
  app.use(closeAfterLongBody);
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.onError(answerError);
  app.notFound(answerNotFound);

  app.route('/', healthRoutes(billing));
  app.route('/v2', catalyzeRoutes(billing, organizationHeader));
  app.route('/v2/auth', catalyzeSignInRoutes(billing));
  app.route('/api', gategoRoutes(billing, organizationHeader));
  app.route('/auth', gategoSignInRoutes(billing));
  if (webhookSecret !== undefined) app.route('/webhooks', webhookRoutes(billing, webhookSecret));

  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {type: 'http', scheme: 'bearer'});
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Api-Key',
  });
  app.doc31('/openapi.json', {openapi: '3.1.0', info: {title: 'Org backend', version: '1'}});
  return app;
}
