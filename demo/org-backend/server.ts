import {createServer, type Server} from 'node:http';
import {getRequestListener} from '@hono/node-server';

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

/** Milliseconds that requests under way may take once the server is told to stop. */
const graceTime = 10_000;

/** Listens at once, so that a port in use is known before anything else is opened: the error has the code EADDRINUSE. */
export async function listen(host: string, port: number): Promise<RunningServer> {
  let handle: Handler = () => new Response(null, {status: 503, headers: {'Retry-After': '1'}});
  const answer = getRequestListener(
    (request, {incoming}) => handle(request, incoming.socket.remoteAddress ?? ''),
    {errorHandler: answerUnreadable},
  );
  const server = createServer(
    {requestTimeout: 30_000, headersTimeout: 10_000},
    (incoming, outgoing) => void answer(incoming, outgoing),
  );
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
    stop: () => stop(server),
  };
}

/** A request that is no request (a bad Host header, say) never gets as far as a route. */
function answerUnreadable(): Response {
  return Response.json(
    {error_code: 'validation-error', message: 'The request could not be read.'},
    {status: 400},
  );
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
