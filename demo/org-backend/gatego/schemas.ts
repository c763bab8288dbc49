import {z} from '@hono/zod-openapi';
import {emailAddress, objectRule, plainText, stripeId, wholeNumber} from '../http/fields.js';

/** `organizationId` in the path. */
export const organizationPath = z.object({organizationId: z.string().openapi({example: 'org_demo'})});

const currencyRule = 'The currency has to be given by its three lower-case letters, as in usd.';

/** A payment that is asked for. Gatego marks no field as required; Stripe cannot do without an amount and a currency. */
export const newPaymentIntent = z
  .object(
    {
      amount: wholeNumber('The amount', 1, 99_999_999, " of the currency's smallest unit").openapi({
        example: 5000,
      }),
      currency: z
        .string(currencyRule)
        .regex(/^[a-z]{3}$/, currencyRule)
        .openapi({example: 'usd'}),
      description: plainText('The description', 500).optional(),
      error_on_requires_action: z.boolean('error_on_requires_action has to be true or false.').optional(),
      payment_method: stripeId('The payment method', 'pm').optional().openapi({example: 'pm_1AbC'}),
      receipt_email: emailAddress('The address for the receipt').optional(),
    },
    objectRule,
  )
  .openapi('NewPaymentIntent');

export const clientSecret = z
  .object({client_secret: z.string().openapi({example: 'pi_1AbC_secret_dEf'})})
  .openapi('ClientSecret');

/** A payment method to attach, and the address that the organization's receipts go to. */
export const newPaymentMethod = z
  .object(
    {
      email: emailAddress('The email address').optional(),
      provider_payment_method_id: stripeId('The payment method', 'pm').openapi({example: 'pm_1AbC'}),
    },
    objectRule,
  )
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
