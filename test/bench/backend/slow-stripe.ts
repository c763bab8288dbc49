import {Agent, createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

/** A way to Stripe that takes its time. */
export interface SlowStripe {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Stands in front of an offline Stripe and holds every answer back until `latency` milliseconds after its request came, on
 * connections that are kept open. On loopback Stripe would be faster than it is anywhere else.
 */
export async function startSlowStripe(upstream: string, latency: number): Promise<SlowStripe> {
  const agent = new Agent({keepAlive: true});
  const server = createServer({keepAliveTimeout: 60_000}, (incoming, outgoing) => {
    const due = performance.now() + latency;
    const {method = 'GET', headers, url = '/'} = incoming;
    incoming.pipe(
      request(new URL(url, upstream), {method, headers, agent}, (answer) => {
        void delay(Math.max(0, due - performance.now())).then(() => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        });
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
