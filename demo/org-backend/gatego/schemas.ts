import {z} from '@hono/zod-openapi';
import {emailAddress, plainText, stripeId} from '../http/fields.js';

/** `organizationId` in the path. */
export const organizationPath = z.object({organizationId: z.string().openapi({example: 'org_demo'})});

/** A payment that is asked for. Gatego marks no field as required; Stripe cannot do without an amount and a currency. */
export const newPaymentIntent = z
  .object({
    amount: z.number().int().positive().max(99_999_999).openapi({example: 5000}),
    currency: z
      .string()
      .regex(/^[a-z]{3}$/, 'is not three lower-case letters')
      .openapi({example: 'usd'}),
    description: plainText(500).optional(),
    error_on_requires_action: z.boolean().optional(),
    payment_method: stripeId('pm').optional().openapi({example: 'pm_1AbC'}),
    receipt_email: emailAddress.optional(),
  })
  .openapi('NewPaymentIntent');

export const clientSecret = z
  .object({client_secret: z.string().openapi({example: 'pi_1AbC_secret_dEf'})})
  .openapi('ClientSecret');

/** A payment method to attach, and the address that the organization's receipts go to. */
export const newPaymentMethod = z
  .object({
    email: emailAddress.optional(),
    provider_payment_method_id: stripeId('pm').openapi({example: 'pm_1AbC'}),
  })
  .openapi('NewPaymentMethod');

/** The card that the organization has now: an earlier payment method where it had that card already. */
export const attachedPaymentMethod = z
  .object({
    provider_payment_method_id: z.string(),
    brand: z.string(),
    last4: z.string(),
    exp_month: z.number().int(),
    exp_year: z.number().int(),
  })
  .openapi('AttachedPaymentMethod');
