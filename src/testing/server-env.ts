import type {HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Context} from 'hono';

/** What the server gives to each request. */
export interface ServerEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** A fault of a frame's page, for the page to be served with. */
    frameFault: 'never-ready' | 'loaderror';
    /** The time that a call of the API takes, while it holds its idempotency key. Throws `AbandonedError`. */
    delay: (() => Promise<void>) | undefined;
    /** The connection was broken on purpose. */
    isLost: boolean;
  };
}

/** The simulator was reset or stopped while a request was waiting: nothing may come of that any more. */
export class AbandonedError extends Error {}

export function breakConnection(context: Context<ServerEnv>): Response {
  context.set('isLost', true);
  context.env.incoming.socket.destroy();
  context.res = undefined;
  return RESPONSE_ALREADY_SENT;
}
