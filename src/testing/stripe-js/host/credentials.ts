import type {CreateTokenCardData} from '@stripe/stripe-js';
import type {CardSource, PaymentMethodDetails} from '../protocol.js';
import {withoutProxy} from './behind-proxy.js';
import {CardElement} from './element.js';
import {CardElements, groupOf} from './elements.js';
import {IntegrationError} from './integration-error.js';

type Fields = Readonly<Record<string, unknown>>;

const TOKEN_FIELDS = [
  'name',
  'address_line1',
  'address_line2',
  'address_city',
  'address_state',
  'address_zip',
  'address_country',
  'currency',
] as const satisfies readonly (keyof CreateTokenCardData)[];

/**
 * The card that an element stands for: the fields of its whole group that can be read by now.
 *
 * @throws IntegrationError when this is not a card element of the simulator's, or when it is not there to be read
 */
export function cardOfElement(given: unknown): CardSource {
  const element = withoutProxy(given);
  const group = groupOf(element);
  if (group === undefined || !(element instanceof CardElement)) {
    throw new IntegrationError('A card Element, or a card number Element, is needed here.');
  }
  if (element.type !== 'card' && element.type !== 'cardNumber') {
    throw new IntegrationError(
      `The card is read through its number: give the cardNumber Element, not ${element.type}.`,
    );
  }
  if (element.readableFrame === undefined || !element.isMounted) {
    throw new IntegrationError(
      'The card Element cannot be read: it must be mounted, and its ready event must have come.',
    );
  }
  return group.cardSource();
}

/** The second argument of `createToken`; fields that Stripe does not know are left out. */
export function tokenData(data: unknown): CreateTokenCardData {
  const fields = asFields(data);
  const entries = TOKEN_FIELDS.flatMap((name) => {
    const value = fields[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/**
 * What `createPaymentMethod` or a confirmation was given to make a payment method from.
 *
 * @throws IntegrationError when there is no card in it
 */
export function paymentMethodSource(data: unknown): {card: CardSource; details: PaymentMethodDetails} {
  const fields = asFields(data);
  if ('element' in fields) {
    return {
      card: cardOfElement(fields['element']),
      details: paymentMethodDetails(asFields(fields['params'])),
    };
  }
  const card = fields['card'];
  const token = asFields(card)['token'];
  return {
    card: typeof token === 'string' ? {token} : cardOfElement(card),
    details: paymentMethodDetails(fields),
  };
}

/**
 * The group that a call was given.
 *
 * @throws IntegrationError when it is none of the simulator's
 */
export function expectGroup(given: unknown): CardElements {
  const elements = withoutProxy(given);
  if (elements instanceof CardElements) return elements;
  throw new IntegrationError('elements must be what stripe.elements() answered.');
}

/** What goes into a payment method apart from the card. The API says of it what the simulator does not have. */
export function paymentMethodDetails(fields: Fields): PaymentMethodDetails {
  const details = Object.entries(fields).filter(
    ([name, value]) =>
      value !== undefined && !['type', 'card', 'element', 'elements', 'params'].includes(name),
  );
  return Object.fromEntries(details);
}

/** An object's fields; nothing of anything else. */
export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? {...value} : {};
}
