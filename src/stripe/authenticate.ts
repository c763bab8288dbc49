import type {PaymentIntent, SetupIntent, Stripe, StripeError} from '@stripe/stripe-js';
import type {BillingDetails} from '../billing.js';
import {isSame} from '../is-same.js';
import {cardFailure} from '../submission/card-failure.js';
import type {ErrorCode} from '../submission/codes.js';
import {createFailure, type Failure} from '../submission/failure.js';
import type {Credential} from '../submission/credential.js';
import type {Authentication, Authenticator, Paid} from '../submission/ports.js';
import type {CardSource} from './card-source.js';
import {confirmWith, confirmWithFields, type Confirmers, type StripeResult} from './confirm.js';
import {tokenizationFailure} from './credential.js';
import {causeOf, stripeFailure} from './stripe-failure.js';

/** Milliseconds for one step with Stripe that may show a challenge: a person has to find a phone and read a code. */
const CHALLENGE_LIMIT = 10 * 60_000;
/** Milliseconds for one step with Stripe that shows nothing. */
const READ_LIMIT = 20_000;
/** A challenge may be followed by another; more in a row than this is a loop. */
const MOST_STEPS = 6;

/** The methods of Stripe.js that move an intent on. */
export type IntentSteps = Confirmers &
  Pick<Stripe, 'retrievePaymentIntent' | 'retrieveSetupIntent' | 'handleNextAction'>;

type Intent = PaymentIntent | SetupIntent;
type IntentResult = {readonly intent: Intent} | {readonly error: StripeError};

/**
 * Brings a client secret to its end with Stripe.js, for PaymentIntents and SetupIntents alike.
 * @param returnUrl where a bank that insists on a page of its own sends the person back to
 * @param fields what is confirmed with where there is no credential, together with `billing`
 * @param agreed the only sum that is confirmed, where one was agreed to for this attempt
 */
export function createAuthenticator(
  stripe: IntentSteps,
  returnUrl?: string,
  fields?: CardSource,
  billing?: BillingDetails,
  agreed?: Paid['sum'],
): Authenticator {
  return {
    async authenticate(clientSecret, credential, onChallenge) {
      const steps = stepsOf(stripe, clientSecret, returnUrl, fields, billing);
      const first = await steps?.retrieve();
      if (!steps || !first) return notAnIntent();
      if ('error' in first) return unclear(first.error);
      const {intent} = first;
      return refusalOf(intent, credential, agreed) ?? driveToEnd(steps, intent, credential, onChallenge);
    },
    async resume(clientSecret, onChallenge) {
      const steps = stepsOf(stripe, clientSecret, returnUrl);
      const found = await steps?.retrieve();
      if (!steps || !found) return notAnIntent();
      if ('error' in found) return unclear(found.error);
      const {intent} = found;
      if (intent.status === 'requires_action') {
        if (!onChallenge) return unclear();
        return otherSum(intent, agreed) ?? driveToEnd(steps, intent, undefined, onChallenge);
      }
      const unused = intent.status === 'requires_payment_method' && lastErrorOf(intent) === undefined;
      return (unused ? undefined : conclude(intent)) ?? {kind: 'unconfirmed'};
    },
  };
}

interface Steps {
  readonly retrieve: () => Promise<IntentResult>;
  readonly confirm: (credential: Credential | undefined) => Promise<IntentResult>;
  readonly handleNextAction: () => Promise<IntentResult>;
}

function stepsOf(
  stripe: IntentSteps,
  secret: string,
  returnUrl: string | undefined,
  fields?: CardSource,
  billing?: BillingDetails,
): Steps | undefined {
  const kind = kindOf(secret);
  if (!kind) return undefined;
  const intent = {kind, clientSecret: secret, returnUrl};
  const handleNextAction = (): Promise<IntentResult> =>
    settle(CHALLENGE_LIMIT, async () => read(await stripe.handleNextAction({clientSecret: secret})));
  const retrieve = (): Promise<StripeResult> =>
    kind === 'payment' ? stripe.retrievePaymentIntent(secret) : stripe.retrieveSetupIntent(secret);
  const confirm = (credential: Credential | undefined): Promise<StripeResult> =>
    fields && credential?.type === 'none'
      ? confirmWithFields(stripe, intent, fields, billing)
      : confirmWith(stripe, intent, credential);
  return {
    retrieve: () => settle(READ_LIMIT, async () => read(await retrieve())),
    confirm: (credential) => settle(CHALLENGE_LIMIT, async () => read(await confirm(credential))),
    handleNextAction,
  };
}

/** Why an intent is not gone on with, although nothing has gone wrong with it. */
function refusalOf(intent: Intent, credential: Credential, agreed: Paid['sum']): Authentication | undefined {
  const end = conclude(intent);
  if (end?.kind === 'succeeded') {
    // A payment is made once, with whichever card; but a SetupIntent has saved the card of an earlier attempt, not the typed one.
    const savedAnother = credential.type === 'none' && intent.object === 'setup_intent';
    return savedAnother ? refuse('unexpected') : undefined;
  }
  return intent.status === 'canceled' ? undefined : otherSum(intent, agreed);
}

/** Nothing comes of an intent that nobody confirms. */
function otherSum(intent: Intent, agreed: Paid['sum']): Authentication | undefined {
  const {sum} = paidWith(intent);
  return agreed && sum && !isSame(sum, agreed) ? refuse('amount-not-allowed') : undefined;
}

const refuse = (code: ErrorCode): Authentication => ({
  kind: 'failed',
  failure: createFailure('authentication', code),
});

/**
 * Source of the statuses and of what each asks for: Stripe's documentation of the intent life cycles.
 * @param credential to confirm with, should the intent not have a payment method
 */
async function driveToEnd(
  steps: Steps,
  first: Intent,
  credential: Credential | undefined,
  onChallenge: () => void,
): Promise<Authentication> {
  let intent = first;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const end = step === 0 && intent.status === 'requires_payment_method' ? undefined : conclude(intent);
    if (end) return end;
    // A card that an intent brings along is not the one that was typed.
    const needsTyped = step === 0 && credential?.type === 'none';
    if (needsTyped && intent.status === 'requires_action') return unclear();
    onChallenge();
    const result = await (needsTyped ? steps.confirm(credential) : nextStep(steps, intent, credential));
    if ('error' in result) return afterError(steps, intent, result.error);
    intent = result.intent;
  }
  return unclear();
}

function nextStep(steps: Steps, {status}: Intent, credential: Credential | undefined): Promise<IntentResult> {
  if (status === 'requires_action') return steps.handleNextAction();
  return steps.confirm(status === 'requires_confirmation' ? undefined : credential);
}

/** An error does not tell whether the step arrived; the intent does, unless it is just as it was before. */
async function afterError(steps: Steps, before: Intent, error: StripeError): Promise<Authentication> {
  const read = await steps.retrieve();
  if (isDefinite(error)) {
    const seen = 'error' in read ? (error.payment_intent ?? error.setup_intent) : read.intent;
    const end = seen && conclude(seen);
    if (end?.kind === 'succeeded') return end;
    return maySpeakOfAnEarlierStep(error) ? unclear(error) : {kind: 'failed', failure: failureOf(error)};
  }
  if ('error' in read) return unclear(error);
  const {intent} = read;
  const sameRefusal = isSame(lastErrorOf(intent), lastErrorOf(before));
  if (intent.status === 'requires_payment_method' && sameRefusal) return unclear(error);
  return conclude(intent) ?? unclear(error);
}

/** What a status means as an end; `undefined` when it is none. */
function conclude(intent: Intent): Authentication | undefined {
  switch (intent.status) {
    case 'succeeded':
    case 'requires_capture':
      return {kind: 'succeeded', warnings: [], paid: paidWith(intent)};
    case 'processing':
      return {
        kind: 'succeeded',
        warnings: ['payment-processing'],
        paid: paidWith(intent),
      };
    case 'canceled':
      return refuse('intent-canceled');
    case 'requires_payment_method':
      return {kind: 'failed', failure: failureOf(lastErrorOf(intent))};
    default:
      return undefined;
  }
}

function paidWith(intent: Intent): Paid {
  const method = intent.payment_method;
  const paymentMethod = typeof method === 'string' ? method : method?.id;
  return {
    ...(paymentMethod !== undefined && {paymentMethod}),
    ...('amount' in intent && {
      sum: {amount: intent.amount, currency: intent.currency},
    }),
  };
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
  if (error === undefined) return {phase: 'authentication', ...cardFailure(undefined, undefined)};
  const {code, type} = error;
  if (type === 'validation_error') return tokenizationFailure({...error, type});
  return code !== undefined && AUTHENTICATION_CODES.has(code)
    ? createFailure('authentication', 'authentication-failed')
    : stripeFailure('authentication', error);
}

/** "The intent is not in a state for this": somebody was there before, maybe a step of ours whose answer got lost. */
function maySpeakOfAnEarlierStep({code}: StripeError): boolean {
  return code === 'lock_timeout' || code?.endsWith('_unexpected_state') === true;
}

/** Errors that Stripe gives only when it has refused the step. */
function isDefinite(error: StripeError): boolean {
  return (
    error.type === 'card_error' ||
    // Stripe.js has sent nothing: the card was not whole any more.
    error.type === 'validation_error' ||
    error.type === 'invalid_request_error' ||
    error.type === 'authentication_error'
  );
}

function unclear(error?: StripeError): Authentication {
  const code = error?.type === 'api_connection_error' ? 'stripe-unreachable' : 'authentication-unclear';
  return {kind: 'unclear', failure: createFailure('authentication', code, error && causeOf(error))};
}

/** The endpoint answered something that is no client secret: what it did before that is not known. */
function notAnIntent(): Authentication {
  return {kind: 'unclear', failure: createFailure('request', 'unexpected-answer')};
}

function kindOf(clientSecret: string): 'payment' | 'setup' | undefined {
  if (/^pi_\w+_secret_\w+$/.test(clientSecret)) return 'payment';
  return /^seti_\w+_secret_\w+$/.test(clientSecret) ? 'setup' : undefined;
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
  } catch (cause) {
    const reason = String(cause).replace(/_secret_\w+/g, '_secret_…');
    console.error(`<payment-method-form>: Stripe.js did not take the intent. ${reason}`);
    return {error: unreachable()};
  } finally {
    clearTimeout(timer);
  }
}

function unreachable(): StripeError {
  return {type: 'api_connection_error'};
}
