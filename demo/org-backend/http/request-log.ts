import {randomBytes} from 'node:crypto';
import {createMiddleware} from 'hono/factory';
import {routePath} from 'hono/route';
import {holdsCardNumber} from './card-number.js';
import type {AppEnv} from './context.js';
import type {Logger} from './log.js';

/** Ids from outside that may be taken over: short, and nothing that could be taken for something else in a log. */
const saneId = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Gives each request an id, answers it as `X-Request-Id`, and logs one line when it is over. The line names the route as it is
 * declared, never the path as it was sent: that one may hold anything.
 */
export function requestLog(log: Logger) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    const requestId =
      acceptedId(c.req.header('x-request-id')) ?? `req_${randomBytes(12).toString('base64url')}`;
    c.set('requestId', requestId);
    c.set('log', log.child({requestId}));
    c.header('X-Request-Id', requestId);
    await next();
    const ms = Math.round(performance.now() - started);
    c.get('log').info({method: c.req.method, route: routePath(c, -1), status: c.res.status, ms}, 'request');
  });
}

function acceptedId(id: string | undefined): string | undefined {
  return id !== undefined && saneId.test(id) && !holdsCardNumber(id) ? id : undefined;
}
