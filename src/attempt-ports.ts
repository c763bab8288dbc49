import type {BillingDetails} from './billing.js';
import type {Configuration} from './configuration/configuration.js';
import {isLoopback} from './configuration/endpoint-url.js';
import {PaymentMethodRequestEvent, PaymentMethodSubmitEvent} from './events.js';
import type {AuthToken} from './org-api/authorization.js';
import {credentialOf, type OrgRequest} from './org-api/contract.js';
import {createEndpoint, type RequestDecision} from './org-api/endpoint.js';
import {createJournal} from './journal.js';
import {randomId} from './random-id.js';
import {senderOptions} from './sender-options.js';
import {createAuthenticator} from './stripe/authenticate.js';
import {onTop} from './stripe/on-top.js';
import type {CardSource} from './stripe/card-source.js';
import {createCredential} from './stripe/credential.js';
import {createFailure, type Failure} from './submission/failure.js';
import type {Ports} from './submission/ports.js';
import {readSentence} from './sentence.js';
import {sleep, whenAborted} from './waiting.js';

/** Milliseconds that a host page may take over `waitUntil`: a person may have to solve a captcha. */
const HOST_LIMIT = 5 * 60_000;

/** How the org's API is reached, beyond what the configuration checks. */
export interface Connection {
  /** Read at each sending. */
  readonly authToken: () => AuthToken | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly makeDefault: boolean;
}

/** What one attempt works with, fixed when it starts. */
export interface AttemptParts {
  readonly configuration: Configuration;
  readonly connection: Connection;
  /** The card's. */
  readonly source: CardSource;
  readonly billing: BillingDetails | undefined;
  readonly validate: () => readonly Failure[];
  /** Of an attempt of an earlier page that is taken up. */
  readonly attempt?: string | undefined;
  /** Dispatches an event on the element; `false` when it was canceled. */
  readonly dispatch: (event: Event) => boolean;
}

/** Connects an attempt to the real world: Stripe.js, HTTP, the host page, the clock. */
export function createAttemptPorts({
  configuration,
  connection,
  source,
  billing,
  validate,
  dispatch,
  attempt: earlier,
}: AttemptParts): Ports {
  const {contract, settings, idempotencyHeader, returnUrl, sum} = configuration;
  const attempt = earlier ?? randomId();
  // What was agreed to for an earlier one is not known here.
  const agreed = earlier === undefined ? sum : undefined;
  // Where the API has no such call, the attribute asks for nothing.
  const makeDefault = connection.makeDefault && contract.createDefaultRequest !== undefined;
  return {
    attempt,
    journal: createJournal(attempt, configuration),
    fields: {
      validate,
      createCredential: (signal) => createCredential(source, credentialOf(contract), signal, billing),
    },
    endpoint: createEndpoint({
      ...senderOptions(configuration, connection),
      contract,
      settings,
      makeDefault,
      ...(idempotencyHeader !== undefined && {idempotencyHeader}),
      onRequest: (request, credential) => showRequest(request, credential.id, dispatch),
    }),
    authenticator: onTop(createAuthenticator(source.stripe, returnUrl, source, billing, agreed)),
    clock: {
      now: () => performance.now(),
      sleep,
    },
    random: Math.random,
    // A browser without a line still reaches its own machine.
    isOnline: () => navigator.onLine || isLoopback(new URL(settings.endpoint).hostname),
    askToStart: (signal) => askToStart(dispatch, signal),
  };
}

async function askToStart(
  dispatch: AttemptParts['dispatch'],
  signal: AbortSignal,
): Promise<'go' | 'canceled' | Failure> {
  const event = new PaymentMethodSubmitEvent();
  const allowed = dispatch(event);
  const {promises} = event;
  const waiting = Promise.all(promises).then(() => 'go' as const, vetoed);
  if (!allowed) return 'canceled';
  if (promises.length === 0) return 'go';
  const limit = whenAborted(AbortSignal.any([signal, AbortSignal.timeout(HOST_LIMIT)]));
  return Promise.race([waiting, limit.then(() => vetoed(undefined))]);
}

function vetoed(reason: unknown): Failure {
  const detail = readSentence(reason instanceof Error ? reason.message : reason);
  return createFailure('validation', 'submit-vetoed', detail === undefined ? {} : {detail});
}

function showRequest(
  request: OrgRequest,
  credential: string,
  dispatch: AttemptParts['dispatch'],
): RequestDecision {
  const event = new PaymentMethodRequestEvent(request, credential);
  const allowed = dispatch(event);
  if (event.response) return {kind: 'responded', response: event.response};
  if (!allowed) return {kind: 'canceled'};
  const {headers, body} = event;
  return {kind: 'send', request: {...request, headers, ...(request.body && {body})}};
}
