import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {LookUpFault, Schedule, SendFault} from './chances.js';

/** A request of the form's that carried a credential. */
export interface Send {
  readonly credential: string;
  /** The attempt, as the page counts them. */
  readonly attempt: string;
  /** The `Idempotency-Key`; `null` without one. */
  readonly key: string | null;
  readonly body: string;
  readonly fault: SendFault;
  /** What the org answered, whether or not that came back; `undefined` until it has, or when it never got the request. */
  status?: number;
}

/** The line between one organization's page and its API. */
export interface Passage {
  readonly sends: readonly Send[];
  /** Delivers what is late, and waits until the org has answered everything. */
  flush(): Promise<void>;
  /** The same, and from now on nothing goes wrong any more. */
  calm(): Promise<void>;
}

/** Milliseconds for the org's API itself: whatever is later than that is a fault of its own, which must be seen. */
const ANSWER_LIMIT = 60_000;

type Troubles = Pick<Schedule, 'sends' | 'lookUps' | 'lateness'>;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly retryAfter?: string;
}

const html = (status: number): Answer => ({status, type: 'text/html', text: '<h1>Trouble</h1>'});
const trouble = (status: number): Answer => ({
  status,
  type: 'application/json',
  text: '{"message":"Trouble."}',
  ...(status !== 500 && {retryAfter: '0'}),
});

export interface Line {
  /** Origin of the pages. The API of an organization is below `/line/{orgId}`. */
  readonly url: string;
  open(orgId: string, troubles: Troubles): Passage;
  stop(): void;
}

/** A site with the page, and the org's API behind a line that fails as it is told. @param files by path */
export async function startLine(
  orgBackendUrl: string,
  files: ReadonlyMap<string, readonly [type: string, text: string]>,
): Promise<Line> {
  const passages = new Map<string, RealPassage>();
  const server = createServer((request, response) => {
    // On a connection that is used again Chromium sends a lost POST once more by itself, and the page never knows: here each
    // request has a connection of its own, so that what is lost is lost.
    response.setHeader('Connection', 'close');
    const path = request.url ?? '/';
    const [, orgId = '', rest = ''] = /^\/line\/([^/]+)(\/.*)$/.exec(path) ?? [];
    const passage = passages.get(orgId);
    const [type, text] = files.get(path) ?? [];
    if (passage) void passage.pass(request, response, orgBackendUrl + rest);
    else if (type !== undefined) response.writeHead(200, {'Content-Type': type}).end(text);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    open: (orgId, troubles) => {
      const passage = new RealPassage(troubles);
      passages.set(orgId, passage);
      return passage;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

class RealPassage implements Passage {
  readonly sends: Send[] = [];
  readonly #sendFaults: SendFault[];
  readonly #lookUpFaults: LookUpFault[];
  readonly #lateness: number;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #late = new Set<() => void>();

  constructor({sends, lookUps, lateness}: Troubles) {
    this.#sendFaults = [...sends];
    this.#lookUpFaults = [...lookUps];
    this.#lateness = lateness;
  }

  async flush(): Promise<void> {
    while (this.#underWay.size > 0) {
      for (const release of this.#late) release();
      await Promise.all(this.#underWay);
    }
  }

  async calm(): Promise<void> {
    this.#sendFaults.length = 0;
    this.#lookUpFaults.length = 0;
    await this.flush();
  }

  async pass(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const body = await readBody(request).catch(() => undefined);
    // The page was gone before it had sent everything.
    if (body === undefined) return;
    const {method = 'GET'} = request;
    const forward = (): Promise<Answer> => this.#follow(fetchAnswer(url, method, request, body));
    const answer = method === 'POST' ? this.#send(request, body, forward) : this.#lookUp(forward);
    const given = await answer;
    if (given === 'swallowed' || response.destroyed) return;
    if (given === 'broken') response.destroy();
    else response.writeHead(given.status, headersOf(given)).end(given.text);
  }

  async #send(
    request: IncomingMessage,
    body: string,
    forward: () => Promise<Answer>,
  ): Promise<Answer | 'broken' | 'swallowed'> {
    const fault = this.#sendFaults.shift() ?? 'none';
    const send: Send = {...describe(request, body), fault};
    this.sends.push(send);
    const deliver = async (): Promise<Answer> => {
      const answer = await forward();
      send.status = answer.status;
      return answer;
    };
    switch (fault) {
      case 'none':
        return deliver();
      case 'request-lost':
        return 'broken';
      case 'request-swallowed':
        return 'swallowed';
      case 'request-late':
        this.#deliverLate(deliver);
        return 'swallowed';
      case 'answer-lost':
        await deliver();
        return 'broken';
      case 'answer-late': {
        const answer = await deliver();
        await this.#follow(this.#pause());
        return answer;
      }
      case 'error-before':
        return trouble(500);
      case 'error-after':
        await deliver();
        return trouble(500);
      case 'busy-before':
        return trouble(503);
      case 'busy-after':
        await deliver();
        return trouble(503);
      case 'busy-late':
        this.#deliverLate(deliver);
        return trouble(504);
      case 'too-many':
        return trouble(429);
      case 'html-error-before':
        return html(502);
      case 'html-error-after':
        await deliver();
        return html(502);
      case 'html-refusal':
        return html(403);
    }
  }

  #lookUp(forward: () => Promise<Answer>): Promise<Answer | 'broken' | 'swallowed'> {
    switch (this.#lookUpFaults.shift() ?? 'none') {
      case 'none':
        return forward();
      case 'request-lost':
        return Promise.resolve('broken');
      case 'request-swallowed':
        return Promise.resolve('swallowed');
      case 'error-before':
        return Promise.resolve(trouble(500));
      case 'html-page':
        return Promise.resolve(html(200));
    }
  }

  #deliverLate(deliver: () => Promise<unknown>): void {
    void this.#follow(this.#pause().then(deliver));
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const release = (): void => {
        clearTimeout(timer);
        this.#late.delete(release);
        resolve();
      };
      const timer = setTimeout(release, this.#lateness);
      this.#late.add(release);
    });
  }

  #follow<T>(work: Promise<T>): Promise<T> {
    const followed = work.finally(() => this.#underWay.delete(followed));
    this.#underWay.add(followed);
    return followed;
  }
}

function describe(request: IncomingMessage, body: string): Omit<Send, 'fault'> {
  const values = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const credential = values['paymentId'] ?? values['payment_method'] ?? values['provider_payment_method_id'];
  const {'x-attempt': attempt, 'idempotency-key': key} = request.headers;
  return {
    credential: String(credential),
    attempt: String(attempt),
    key: key === undefined ? null : String(key),
    body,
  };
}

async function fetchAnswer(
  url: string,
  method: string,
  {headers: given}: IncomingMessage,
  body: string,
): Promise<Answer> {
  const passedOn = [
    'authorization',
    'x-api-key',
    'content-type',
    'accept',
    'idempotency-key',
    'organization_id',
  ];
  const headers = passedOn.flatMap((name) =>
    given[name] === undefined ? [] : [[name, String(given[name])]],
  );
  const answer = await fetch(url, {
    method,
    headers: headers as [string, string][],
    signal: AbortSignal.timeout(ANSWER_LIMIT),
    ...(body !== '' && {body}),
  });
  const retryAfter = answer.headers.get('Retry-After');
  const type = answer.headers.get('Content-Type') ?? 'text/plain';
  return {status: answer.status, type, text: await answer.text(), ...(retryAfter !== null && {retryAfter})};
}

function headersOf({type, retryAfter}: Answer): Record<string, string> {
  return {'Content-Type': type, ...(retryAfter !== undefined && {'Retry-After': retryAfter})};
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
