import type {Credential} from '../submission/credential.js';
import {createFailure, type Failure} from '../submission/failure.js';
import type {OrgEndpoint, PreparedRequest, Reconciliation, Reply} from '../submission/ports.js';
import {readIncomplete, readNoAnswer, readRefusal, type NoAnswer, type OrgAnswer} from './answer.js';
import {readText} from '../text.js';
import {within} from '../waiting.js';
import {credentialOf, type ContractSettings, type OrgContract, type OrgRequest} from './contract.js';
import {readAnswer} from './http.js';
import {Sender, tryCreateHeaders, type SenderOptions} from './sender.js';

/** Everything that an attempt needs to speak to the org's API, as configured when it started. */
export interface EndpointOptions extends SenderOptions {
  readonly contract: OrgContract;
  readonly settings: ContractSettings;
  readonly idempotencyHeader?: string;
  readonly makeDefault: boolean;
  /** Shows the request to the host page before it is sent. */
  readonly onRequest: (request: OrgRequest, credential: Credential) => RequestDecision;
}

/** What the host page made of the request: changed or not, answered by itself, or canceled. */
export type RequestDecision =
  | {readonly kind: 'send'; readonly request: OrgRequest}
  | {readonly kind: 'responded'; readonly response: Promise<Response>}
  | {readonly kind: 'canceled'};

/** Connects a contract to HTTP: adds what all contracts share, asks for a fresh token after a 401, and reads the answers. */
export function createEndpoint(options: EndpointOptions): OrgEndpoint {
  const {contract, settings} = options;
  const hasKey = options.idempotencyHeader !== undefined;
  const method = contract.reconciliation(settings);
  const sender = new Sender(options);
  return {
    repeatIsSafe: hasKey || contract.repeatIsSafe(settings),
    replays: hasKey,
    // The answer to the same request with the same key is the answer to the first one.
    reconciliation: createReconciliation(options, sender, hasKey && method === 'none' ? 'repeat' : method),
    prepare: (credential, attempt) =>
      new Promise((resolve) => {
        resolve(prepare(options, sender, credential, attempt));
      }),
    renew: () => {
      sender.renew();
    },
    ...(options.makeDefault && {
      makeDefault: (credential: Credential) => makeDefault(options, sender, credential),
    }),
  };
}

function prepare(
  options: EndpointOptions,
  sender: Sender,
  credential: Credential,
  attempt: string,
): PreparedRequest | 'canceled' | Failure {
  const {contract} = options;
  const built = contract.createRequest({...options.settings, credential});
  const mapped = built.body && contract.mapBody ? {...built, body: contract.mapBody(built.body)} : built;
  const decision = options.onRequest(mapped, credential);
  switch (decision.kind) {
    case 'canceled':
      return 'canceled';
    case 'responded':
      return {send: () => readHostsResponse(options, decision.response), isUnderWay: true};
    case 'send': {
      const headers = {...decision.request.headers, ...idempotency(options, attempt)};
      const request = copyOf(options, {...decision.request, headers});
      if ('phase' in request) return request;
      return {send: (within) => readReply(contract, sender.send(request, within))};
    }
  }
}

/** A repeat is the same, whatever becomes of the page's objects. What can never be sent must not look like a lost answer later. */
function copyOf(options: EndpointOptions, request: OrgRequest): OrgRequest | Failure {
  if (!tryCreateHeaders(options, request)) return createFailure('configuration', 'invalid-header');
  try {
    const copy = JSON.parse(JSON.stringify(request)) as OrgRequest;
    const {method, url, body} = copy;
    // A method or an address that the browser refuses throws.
    new Request(url, {method, body: body ? '' : null});
    return copy;
  } catch (cause) {
    return createFailure('configuration', 'invalid-request', {cause});
  }
}

async function readReply(
  contract: OrgContract,
  answering: Promise<OrgAnswer | NoAnswer | Failure>,
): Promise<Reply> {
  const answer = await answering;
  if (typeof answer === 'string') return readNoAnswer(answer);
  if ('phase' in answer) return {kind: 'refused', failure: answer};
  if (!isSuccess(answer)) return readRefusal(answer);
  const clientSecret = readText(contract.readClientSecret?.(answer.body));
  if (clientSecret !== undefined) return {kind: 'accepted', clientSecret};
  return contract.needsClientSecret === true || credentialOf(contract) === 'none'
    ? readIncomplete(answer)
    : {kind: 'accepted'};
}

/** The host page sent it by itself: there is nothing of ours to repeat. */
async function readHostsResponse(options: EndpointOptions, response: Promise<Response>): Promise<Reply> {
  const answer = within(response.then(readAnswer), options.timeout).catch(() => 'network-error' as const);
  const reply = await readReply(options.contract, answer);
  return reply.kind === 'accepted' ? reply : withoutRepeat(reply);
}

function withoutRepeat(reply: Exclude<Reply, {kind: 'accepted'}>): Reply {
  const {failure} = reply;
  return reply.kind === 'refused'
    ? {kind: 'refused', failure}
    : {kind: 'unclear', failure, mayStillArrive: reply.mayStillArrive};
}

function createReconciliation(
  options: EndpointOptions,
  sender: Sender,
  method: Reconciliation['kind'],
): Reconciliation {
  const {lookUp} = options.contract;
  if (method === 'repeat' || method === 'nothing-happened') return {kind: method};
  // A contract in plain JavaScript may say anything.
  if (method !== 'look-up' || !lookUp) return {kind: 'none'};
  return {
    kind: 'look-up',
    holds: async (credential) => {
      const answer = await sender.send(lookUp.createRequest({...options.settings, credential}));
      if (typeof answer === 'string' || 'phase' in answer) return 'unclear';
      return lookUp.holds(credential, answer) ?? 'unclear';
    },
  };
}

const isSuccess = ({status}: OrgAnswer): boolean => status >= 200 && status < 300;

async function makeDefault(
  options: EndpointOptions,
  sender: Sender,
  credential: Credential,
): Promise<boolean> {
  const request = options.contract.createDefaultRequest?.({...options.settings, credential});
  if (!request) return false;
  const answer = await sender.send(request);
  return typeof answer !== 'string' && !('phase' in answer) && isSuccess(answer);
}

function idempotency(options: EndpointOptions, attempt: string): Record<string, string> {
  return options.idempotencyHeader === undefined ? {} : {[options.idempotencyHeader]: attempt};
}
