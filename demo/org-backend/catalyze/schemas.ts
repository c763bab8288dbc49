import {z} from '@hono/zod-openapi';
import type {Permission} from '../store/identities.js';
import {stripeId} from '../http/fields.js';

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
