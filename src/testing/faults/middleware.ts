import type {MiddlewareHandler} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {setTimeout as pause} from 'node:timers/promises';
import {documentationUrl} from '../api/errors.js';
import {newId} from '../api/ids.js';
import {keyInHeader} from '../api/keys.js';
import {API_VERSION} from '../api/version.js';
import {AbandonedError, breakConnection, type ServerEnv} from '../server-env.js';
import type {Fault} from './fault.js';
import type {FaultBook} from './faults.js';

/** Lets the faults of the book happen. What is slow is cut short when `stop()` aborts. */
export function faultMiddleware(book: FaultBook, stop: () => AbortSignal): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const {method, path} = context.req;
    // A preflight is no request of anyone's, and who sets faults must be able to take them away.
    if (method === 'OPTIONS' || path.startsWith('/_simulator/')) return next();
    const key = keyInHeader(context.req.header('Authorization'));
    const faults = book.strike({method, path, key});
    const fault = faults.find(({kind}) => kind !== 'latency');
    const latency = faults.reduce((sum, each) => sum + (each.kind === 'latency' ? each.milliseconds : 0), 0);
    const signal = stop();
    if (path.startsWith('/v1/') && fault?.kind !== 'lost-request' && fault?.kind !== 'status') {
      // The call itself takes this long, so that one with the same idempotency key finds it running.
      if (latency > 0) context.set('delay', () => wait(latency, signal));
    } else {
      try {
        await wait(latency, signal);
      } catch {
        return breakConnection(context);
      }
    }
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
          'Stripe-Version': API_VERSION,
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

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, {signal}).catch(() => {
    throw new AbandonedError();
  });
}

function errorBody({status, code, declineCode}: Extract<Fault, {kind: 'status'}>): object {
  return {
    error: {
      type: errorType(status),
      message: 'The Stripe simulator was told to fail.',
      ...(code !== undefined && {code, doc_url: documentationUrl(code)}),
      ...(declineCode !== undefined && {decline_code: declineCode}),
    },
  };
}

/** As Stripe's errors go with statuses. */
function errorType(status: number): string {
  if (status >= 500) return 'api_error';
  switch (status) {
    case 402:
      return 'card_error';
    case 409:
      return 'idempotency_error';
    case 429:
      return 'rate_limit_error';
    default:
      return 'invalid_request_error';
  }
}
