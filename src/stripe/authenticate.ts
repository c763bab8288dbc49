import type {PaymentIntent, SetupIntent, Stripe, StripeError} from '@stripe/stripe-js';
import {cardFailure, isCardError} from '../submission/card-failure.js';
import type {Credential} from '../submission/credential.js';
import type {Failure} from '../submission/failure.js';
import type {Authentication, Authenticator} from '../submission/ports.js';

/** Milliseconds for one step with Stripe that may show a challenge: a person has to find a phone and read a code. */
const CHALLENGE_LIMIT = 10 * 60_000;
/** Milliseconds for one step with Stripe that shows nothing. */
const READ_LIMIT = 20_000;
/** A challenge may be followed by another; more in a row than this is a loop. */
const MOST_STEPS = 6;

type Intent = PaymentIntent | SetupIntent;
type IntentResult = {readonly intent: Intent} | {readonly error: StripeError};

/** Brings a client secret to its end with Stripe.js, for PaymentIntents and SetupIntents alike. */
export function createAuthenticator(stripe: Stripe): Authenticator {
  return {
    async authenticate(clientSecret, credential, onChallenge) {
      const kind = kindOf(clientSecret);
      if (!kind) return notAnIntent();
      return driveToEnd(stepsOf(stripe, kind, clientSecret), credential, onChallenge);
    },
    async check(clientSecret) {
      const kind = kindOf(clientSecret);
      if (!kind) return notAnIntent();
      const read = await stepsOf(stripe, kind, clientSecret).retrieve();
      return 'error' in read ? unclear() : (conclude(read.intent) ?? notConfirmed());
    },
  };
}

interface Steps {
  readonly retrieve: () => Promise<IntentResult>;
  readonly confirm: (paymentMethod: string | undefined) => Promise<IntentResult>;
  readonly handleNextAction: () => Promise<IntentResult>;
}

function stepsOf(stripe: Stripe, kind: 'payment' | 'setup', secret: string): Steps {
  const handleNextAction = (): Promise<IntentResult> =>
    settle(CHALLENGE_LIMIT, async () => read(await stripe.handleNextAction({clientSecret: secret})));
  const data = (id: string | undefined): {payment_method: string} | undefined =>
    id === undefined ? undefined : {payment_method: id};
  if (kind === 'payment') {
    return {
      retrieve: () => settle(READ_LIMIT, async () => read(await stripe.retrievePaymentIntent(secret))),
      confirm: (id) =>
        settle(CHALLENGE_LIMIT, async () => read(await stripe.confirmCardPayment(secret, data(id)))),
      handleNextAction,
    };
  }
  return {
    retrieve: () => settle(READ_LIMIT, async () => read(await stripe.retrieveSetupIntent(secret))),
    confirm: (id) =>
      settle(CHALLENGE_LIMIT, async () => read(await stripe.confirmCardSetup(secret, data(id)))),
    handleNextAction,
  };
}

/** Source of the statuses and of what each asks for: Stripe's documentation of the intent life cycles. */
async function driveToEnd(
  steps: Steps,
  credential: Credential,
  onChallenge: () => void,
): Promise<Authentication> {
  let result = await steps.retrieve();
  for (let step = 0, acted = false; step < MOST_STEPS; step += 1) {
    // An error after a step of ours does not tell whether the step arrived: the intent itself does.
    if ('error' in result) return acted ? afterError(steps, result.error) : unclear(result.error);
    const {intent} = result;
    const end = acted || intent.status !== 'requires_payment_method' ? conclude(intent) : undefined;
    if (end) return end;
    acted = true;
    onChallenge();
    if (intent.status === 'requires_action') result = await steps.handleNextAction();
    else if (intent.status === 'requires_confirmation') result = await steps.confirm(undefined);
    else result = await steps.confirm(credential.id);
  }
  return unclear();
}

async function afterError(steps: Steps, error: StripeError): Promise<Authentication> {
  const read = await steps.retrieve();
  if ('error' in read) return unclear(error);
  const end = conclude(read.intent);
  if (end?.kind === 'failed') return {kind: 'failed', failure: failureOf(error)};
  return end ?? (isDefinite(error) ? {kind: 'failed', failure: failureOf(error)} : unclear(error));
}

/** What a status means as an end; `undefined` when it is none. */
function conclude(intent: Intent): Authentication | undefined {
  switch (intent.status) {
    case 'succeeded':
    case 'requires_capture':
      return {kind: 'succeeded', warnings: []};
    case 'processing':
      return {kind: 'succeeded', warnings: ['payment-processing']};
    case 'canceled':
      return {
        kind: 'failed',
        failure: {phase: 'authentication', code: 'intent-canceled', retry: 'same-card'},
      };
    case 'requires_payment_method':
      return {kind: 'failed', failure: failureOf(lastErrorOf(intent))};
    default:
      return undefined;
  }
}

const lastErrorOf = (intent: Intent): Partial<StripeError> | undefined =>
  ('last_payment_error' in intent
    ? intent.last_payment_error
    : 'last_setup_error' in intent
      ? intent.last_setup_error
      : null) ?? undefined;

const AUTHENTICATION_CODES = new Set([
  'setup_intent_authentication_failure',
  'payment_intent_authentication_failure',
  'authentication_failure',
]);

function failureOf(error: Partial<StripeError> | undefined): Failure {
  const {code, message, decline_code: declineCode} = error ?? {};
  const detail = message === undefined || message === '' ? {} : {detail: message};
  if (code !== undefined && AUTHENTICATION_CODES.has(code)) {
    return {phase: 'authentication', code: 'authentication-failed', retry: 'same-card'};
  }
  if (error?.type === 'card_error' || isCardError(code) || error === undefined) {
    return {phase: 'authentication', ...detail, ...cardFailure(code, declineCode)};
  }
  return {phase: 'authentication', code: 'stripe-refused', retry: 'same-card', ...detail};
}

/** Errors that Stripe gives only when it has refused the step. */
function isDefinite(error: StripeError): boolean {
  return (
    error.type === 'card_error' ||
    error.type === 'invalid_request_error' ||
    error.type === 'authentication_error'
  );
}

function unclear(error?: StripeError): Authentication {
  const code = error?.type === 'api_connection_error' ? 'stripe-unreachable' : 'authentication-unclear';
  return {kind: 'unclear', failure: {phase: 'authentication', code, retry: 'later'}};
}

/** The intent waits for a step that only this form would take, and has given up. */
function notConfirmed(): Authentication {
  return {kind: 'failed', failure: {phase: 'reconciliation', code: 'not-saved', retry: 'same-card'}};
}

/** The endpoint answered something that is no client secret: nothing can be confirmed with it. */
function notAnIntent(): Authentication {
  return {kind: 'failed', failure: {phase: 'request', code: 'unexpected-answer', retry: 'none'}};
}

function kindOf(clientSecret: string): 'payment' | 'setup' | undefined {
  if (/^pi_\w+_secret_\w+$/.test(clientSecret)) return 'payment';
  return /^seti_\w+_secret_\w+$/.test(clientSecret) ? 'setup' : undefined;
}

/** What Stripe.js answers, for both kinds of intent. */
interface StripeResult {
  readonly paymentIntent?: PaymentIntent | undefined;
  readonly setupIntent?: SetupIntent | undefined;
  readonly error?: StripeError | undefined;
}

function read(result: StripeResult): IntentResult {
  const intent = result.paymentIntent ?? result.setupIntent;
  return intent ? {intent} : {error: result.error ?? unreachable()};
}

async function settle(limit: number, work: () => Promise<IntentResult>): Promise<IntentResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<IntentResult>((resolve) => {
    timer = setTimeout(() => {
      resolve({error: unreachable()});
    }, limit);
  });
  try {
    return await Promise.race([work(), late]);
  } catch {
    return {error: unreachable()};
  } finally {
    clearTimeout(timer);
  }
}

function unreachable(): StripeError {
  return {type: 'api_connection_error'};
}
