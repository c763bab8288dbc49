import {createServer, type Server} from 'node:http';
import {getRequestListener} from '@hono/node-server';
import {answerNoRequest, canBeRead, notYet, refuse, unreadable} from './http/no-request.js';

/** Answers one request, which came from an IP address. */
export type Handler = (request: Request, address: string) => Response | Promise<Response>;

export interface RunningServer {
  /** Base URL without a slash at its end. */
  readonly url: string;
  /** What answers from now on. Until it is set, everything is answered with 503. */
  serve(handler: Handler): void;
  /** Takes no more requests, lets those under way finish, and then closes every connection. */
  stop(): Promise<void>;
}

/** Milliseconds that requests under way may take once the server is told to stop: longer than any of them takes. */
const graceTime = 20_000;

/** Listens at once, so that a port in use is known before anything else is opened: the error has the code EADDRINUSE. */
export async function listen(host: string, port: number): Promise<RunningServer> {
  let handle: Handler = ({url}) => notYet(new URL(url).pathname);
  const underWay = new Set<Promise<unknown>>();
  const answer = getRequestListener(
    (request, {incoming}) => {
      const answering = Promise.resolve(handle(request, incoming.socket.remoteAddress ?? ''));
      underWay.add(answering);
      void answering.finally(() => underWay.delete(answering)).catch(() => undefined);
      return answering;
    },
    {errorHandler: () => Response.json(unreadable.body, {status: unreadable.status})},
  );
  const server = createServer(
    {requestTimeout: 30_000, headersTimeout: 10_000, requireHostHeader: false},
    (incoming, outgoing) => {
      if (canBeRead(incoming)) void answer(incoming, outgoing);
      else refuse(incoming, outgoing);
    },
  );
  server.on('checkExpectation', refuse);
  server.on('clientError', answerNoRequest);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    url: urlOf(server, host),
    serve: (handler) => {
      handle = handler;
    },
    stop: async () => {
      await stop(server);
      // Those whose connection was cut still work with what is closed next.
      await Promise.allSettled(underWay);
    },
  };
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const limit = setTimeout(() => server.closeAllConnections(), graceTime);
  // A connection that was busy a moment ago is kept open for its next request, which is not to come.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearInterval(sweep);
  clearTimeout(limit);
}
