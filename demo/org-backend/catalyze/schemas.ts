import {z} from '@hono/zod-openapi';
import type {Permission} from '../store/identities.js';
import {objectRule, plainText, stripeId, wholeNumber} from '../http/fields.js';

/** `orgId` in the path. */
export const orgPath = z.object({orgId: z.string().openapi({example: 'org_demo'})});

/** The documented body: the token that Stripe.js made. A payment method is taken as well. */
export const newPayment = z
  .object(
    {paymentId: stripeId('The card', 'tok', 'pm').openapi({example: 'tok_104FD42eZvKYlo2Cm1wYwsL1'})},
    objectRule,
  )
  .openapi('NewPayment');

/** The card to make the default. It has to be one that the organization has: this route adds none. */
export const defaultPayment = z
  .object(
    {paymentId: stripeId('The card', 'card', 'pm').openapi({example: 'card_104FD42eZvKYlo2C'})},
    objectRule,
  )
  .openapi('DefaultPayment');

/** `orgId` and `paymentId` in the path. */
export const cardPath = orgPath.extend({
  paymentId: stripeId('The card', 'card', 'pm').openapi({example: 'card_104FD42eZvKYlo2C'}),
});

const countryRule = 'The country has to be given by its two letters, as in GB.';

/** What may be changed of a card: only what is sent is changed, and an empty text takes away what was there. */
export const cardUpdate = z
  .object(
    {
      name: plainText('The name', 255),
      exp_month: wholeNumber('The month of expiry', 1, 12),
      exp_year: wholeNumber('The year of expiry', 2000, 2099),
      address_line1: plainText('The first line of the address', 255),
      address_line2: plainText('The second line of the address', 255),
      address_city: plainText('The city', 255),
      address_state: plainText('The state', 255),
      address_zip: plainText('The postal code', 32),
      address_country: z.string(countryRule).regex(/^(?:[A-Za-z]{2})?$/, countryRule),
    },
    objectRule,
  )
  .partial()
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'There is nothing to change.',
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
