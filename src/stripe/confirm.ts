import type {PaymentIntent, SetupIntent, Stripe, StripeError} from '@stripe/stripe-js';
import type {BillingDetails} from '../billing.js';
import type {Credential} from '../submission/credential.js';
import type {CardFields} from './card-fields.js';

/** The methods of Stripe.js that confirm an intent. */
export type Confirmers = Pick<
  Stripe,
  'confirmCardPayment' | 'confirmCardSetup' | 'confirmPayment' | 'confirmSetup'
>;

/** What Stripe.js answers, for both kinds of intent. */
export interface StripeResult {
  readonly paymentIntent?: PaymentIntent | undefined;
  readonly setupIntent?: SetupIntent | undefined;
  readonly error?: StripeError | undefined;
}

/** An intent that waits to be confirmed, and where a bank's own page leads back to. */
export interface Confirmable {
  readonly kind: 'payment' | 'setup';
  readonly clientSecret: string;
  readonly returnUrl: string | undefined;
}

/** A card that is typed, as far as a confirmation needs it. */
export type TypedCard = Pick<
  CardFields,
  'isDestroyed' | 'isPaymentElement' | 'isForPayment' | 'cardElement' | 'elements'
>;

/** Confirms an intent with a credential; without one as it stands. */
export function confirmWith(
  stripe: Confirmers,
  intent: Confirmable,
  credential: Credential | undefined,
): Promise<StripeResult> {
  const {type, id} = credential ?? {};
  if (id === undefined) return confirmCard(stripe, intent, undefined);
  if (type === 'confirmation-token') return confirmDeferred(stripe, intent, {confirmation_token: id});
  return confirmCard(stripe, intent, type === 'token' ? {card: {token: id}} : id);
}

/** Confirms an intent with the card that is typed. */
export async function confirmWithFields(
  stripe: Confirmers,
  intent: Confirmable,
  fields: TypedCard,
  billing?: BillingDetails,
): Promise<StripeResult> {
  // With its fields the form has lost the card.
  if (fields.isDestroyed) return {error: {type: 'validation_error', code: 'incomplete_card'}};
  const data = billing && {billing_details: billing};
  if (!fields.isPaymentElement) return confirmCard(stripe, intent, {card: fields.cardElement, ...data});
  // Stripe.js would throw, which does not tell that nothing was sent.
  if (fields.isForPayment !== (intent.kind === 'payment'))
    return {error: {type: 'invalid_request_error', code: 'intent_of_another_kind'}};
  return confirmDeferred(stripe, intent, data ? {payment_method_data: data} : {}, fields);
}

type CardToConfirm =
  string | {card: {token: string}} | {card: TypedCard['cardElement']; billing_details?: BillingDetails};

function confirmCard(
  stripe: Confirmers,
  {kind, clientSecret, returnUrl}: Confirmable,
  method: CardToConfirm | undefined,
): Promise<StripeResult> {
  const data =
    method === undefined && returnUrl === undefined
      ? undefined
      : {
          ...(method !== undefined && {payment_method: method}),
          ...(returnUrl !== undefined && {return_url: returnUrl}),
        };
  return kind === 'payment'
    ? stripe.confirmCardPayment(clientSecret, data)
    : stripe.confirmCardSetup(clientSecret, data);
}

function confirmDeferred(
  stripe: Confirmers,
  {kind, clientSecret, returnUrl = location.href}: Confirmable,
  more: {
    readonly confirmation_token?: string;
    readonly payment_method_data?: {readonly billing_details: BillingDetails};
  },
  {elements}: Partial<TypedCard> = {},
): Promise<StripeResult> {
  const options = {
    clientSecret,
    ...(elements && {elements}),
    redirect: 'if_required' as const,
    confirmParams: {return_url: returnUrl, ...more},
  };
  return kind === 'payment' ? stripe.confirmPayment(options) : stripe.confirmSetup(options);
}
