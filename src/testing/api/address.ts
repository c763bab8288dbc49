import type Stripe from 'stripe';
import type {Params} from './params.js';

/** An address with `null` for what is not known, as Stripe answers it. */
export function readAddress(params: Params | undefined, old?: Stripe.Address | null): Stripe.Address {
  params?.expectOnly({
    city: 'read',
    country: 'read',
    line1: 'read',
    line2: 'read',
    postal_code: 'read',
    state: 'read',
  });
  const read = (name: keyof Stripe.Address): string | null => {
    const value = params?.text(name);
    return value === undefined ? (old?.[name] ?? null) : value;
  };
  return {
    city: read('city'),
    country: read('country'),
    line1: read('line1'),
    line2: read('line2'),
    postal_code: read('postal_code'),
    state: read('state'),
  };
}

/** Billing details, with changes made to old ones. */
export function readBillingDetails(
  params: Params | undefined,
  old?: Stripe.PaymentMethod.BillingDetails,
): Stripe.PaymentMethod.BillingDetails {
  params?.expectOnly({
    address: 'read',
    email: 'read',
    name: 'read',
    phone: 'read',
    tax_id: 'read',
  } satisfies Record<keyof Stripe.PaymentMethod.BillingDetails, 'read'>);
  const read = (name: 'email' | 'name' | 'phone' | 'tax_id'): string | null => {
    const value = params?.text(name);
    return value === undefined ? (old?.[name] ?? null) : value;
  };
  return {
    address: readAddress(params?.group('address'), old?.address ?? null),
    email: read('email'),
    name: read('name'),
    phone: read('phone'),
    tax_id: read('tax_id'),
  };
}
