import {createServer, request, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/**
 * What becomes of one call: it goes through; it is carried out, but the answer is lost; the answer is held back until the promise
 * settles; or Stripe answers this instead of carrying it out.
 */
export type Fate =
  | 'pass'
  | 'lose-answer'
  | {readonly holdUntil: Promise<unknown>}
  | {readonly status: number; readonly headers?: Readonly<Record<string, string>>};

export interface FlakyStripe {
  readonly url: string;
  /** Asked for each call, with its method and path; `pass` for all by default. */
  fate: (call: string) => Fate;
  stop(): Promise<void>;
}

/** Stands in front of a Stripe and has troubles when told to. */
export async function startFlakyStripe(upstream: string): Promise<FlakyStripe> {
  const server = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing, flaky);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const flaky: FlakyStripe = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fate: () => 'pass',
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return flaky;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse, {fate}: FlakyStripe) {
    const decided = fate(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    if (typeof decided === 'object' && 'status' in decided) {
      incoming.resume();
      outgoing.writeHead(decided.status, {'content-type': 'application/json', ...decided.headers});
      outgoing.end(JSON.stringify({error: {type: 'api_error', message: 'Trouble.'}}));
      return;
    }
    const answer = await new Promise<IncomingMessage>((resolve) => {
      const {method, headers} = incoming;
      incoming.pipe(
        request(new URL(incoming.url ?? '/', upstream), {...(method && {method}), headers}, resolve),
      );
    });
    if (decided === 'lose-answer') {
      answer.resume();
      outgoing.destroy();
      return;
    }
    if (decided !== 'pass') await decided.holdUntil;
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  }
}
