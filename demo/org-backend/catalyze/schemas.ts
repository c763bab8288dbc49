import {z} from '@hono/zod-openapi';
import type {Permission} from '../store/identities.js';
import {plainText, stripeId} from '../http/fields.js';

/** `orgId` in the path. */
export const orgPath = z.object({orgId: z.string().openapi({example: 'org_demo'})});

/** The documented body: the token that Stripe.js made. A payment method is taken as well. */
export const newPayment = z
  .object({paymentId: stripeId('tok', 'pm').openapi({example: 'tok_104FD42eZvKYlo2Cm1wYwsL1'})})
  .openapi('NewPayment');

/** The card to make the default. It has to be one that the organization has: this route adds none. */
export const defaultPayment = z
  .object({paymentId: stripeId('card', 'pm').openapi({example: 'card_104FD42eZvKYlo2C'})})
  .openapi('DefaultPayment');

/** `orgId` and `paymentId` in the path. */
export const cardPath = orgPath.extend({
  paymentId: stripeId('card', 'pm').openapi({example: 'card_104FD42eZvKYlo2C'}),
});

/** What may be changed of a card: only what is sent is changed, and an empty text takes away what was there. */
export const cardUpdate = z
  .object({
    name: plainText(255),
    exp_month: z.number().int().min(1).max(12),
    exp_year: z.number().int().min(2000).max(2099),
    address_line1: plainText(255),
    address_line2: plainText(255),
    address_city: plainText(255),
    address_state: plainText(255),
    address_zip: plainText(32),
    address_country: z.string().regex(/^(?:[A-Za-z]{2})?$/, 'is not a country code of two letters'),
  })
  .partial()
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'there is nothing to change',
  )
  .openapi('CardUpdate');

export const nothing = z.object({}).openapi('Nothing');

const userIds = z.array(z.string());

export const organization = z
  .object({
    id: z.string(),
    name: z.string(),
    permissions: z.object({
      dev: userIds,
      admin: userIds,
      payment: userIds,
      viewOther: userIds,
      viewPhi: userIds,
    } satisfies Record<Permission, typeof userIds>),
  })
  .openapi('Organization');

export const card = z
  .object({
    id: z.string(),
    brand: z.string(),
    last4: z.string(),
    exp_month: z.number().int(),
    exp_year: z.number().int(),
    fingerprint: z.string(),
  })
  .openapi('Card');

export const customer = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    cards: z.object({data: z.array(card)}),
    default_card: z.string().nullable(),
  })
  .openapi('Customer');
