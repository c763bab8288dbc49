import type {HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Context, MiddlewareHandler} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {setTimeout as pause} from 'node:timers/promises';
import {newId} from '../api/ids.js';
import {keyInHeader} from '../api/keys.js';
import type {Fault} from './fault.js';
import type {FaultBook} from './faults.js';

/** What the server gives to each request. */
export interface ServerEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** A fault of a frame's page, for the page to be served with. */
    frameFault: 'never-ready' | 'loaderror';
    /** The connection was broken on purpose. */
    isLost: boolean;
  };
}

/** Lets the faults of the book happen. What is slow is cut short when `stop()` aborts. */
export function faultMiddleware(book: FaultBook, stop: () => AbortSignal): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const {method, path} = context.req;
    // A preflight is no request of anyone's, and who sets faults must be able to take them away.
    if (method === 'OPTIONS' || path.startsWith('/_simulator/')) return next();
    const key = keyInHeader(context.req.header('Authorization'));
    const faults = book.strike({method, path, key});
    for (const fault of faults) {
      if (fault.kind === 'latency') {
        await pause(fault.milliseconds, undefined, {signal: stop()}).catch(() => undefined);
      }
    }
    const fault = faults.find(({kind}) => kind !== 'latency');
    switch (fault?.kind) {
      case 'lost-request':
        return breakConnection(context);
      case 'lost-answer':
        await next();
        return breakConnection(context);
      case 'status':
        return context.json(errorBody(fault), fault.status as ContentfulStatusCode, {
          'Access-Control-Allow-Origin': '*',
          'Request-Id': newId('req'),
        });
      case 'malformed-body':
        await next();
        context.res = new Response('{"id": "', context.res);
        return undefined;
      case 'never-ready':
      case 'loaderror':
        context.set('frameFault', fault.kind);
        return next();
      default:
        return next();
    }
  };
}

function breakConnection(context: Context<ServerEnv>): Response {
  context.set('isLost', true);
  context.env.incoming.socket.destroy();
  context.res = undefined;
  return RESPONSE_ALREADY_SENT;
}

function errorBody({status, code}: Extract<Fault, {kind: 'status'}>): object {
  const type = status >= 500 ? 'api_error' : status === 429 ? 'rate_limit_error' : 'invalid_request_error';
  return {
    error: {
      type,
      message: 'The Stripe simulator was told to fail.',
      ...(code !== undefined && {code}),
    },
  };
}
