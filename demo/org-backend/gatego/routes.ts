import {createRoute, OpenAPIHono} from '@hono/zod-openapi';
import type {Billing} from '../billing/billing.js';
import {createPaymentIntent} from '../billing/payment-intent.js';
import {savePaymentMethod} from '../billing/save-card.js';
import {ApiError} from '../http/api-error.js';
import {requireBearer} from '../http/authenticate.js';
import {orgInHeader, orgInPath, requireRight} from '../http/authorize.js';
import type {AppEnv} from '../http/context.js';
import {gategoError} from '../http/error-answer.js';
import {limitBody, refuseCardNumberInQuery, requireJson} from '../http/json-body.js';
import {jsonAnswer, jsonBody, refuseInvalid} from '../http/route-parts.js';
import {
  attachedPaymentMethod,
  clientSecret,
  newPaymentIntent,
  newPaymentMethod,
  organizationPath,
} from './schemas.js';

/** Gatego's routes for payments, below `/api`. */
export function gategoRoutes(billing: Billing, organizationHeader: string): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({strict: false, defaultHook: refuseInvalid});
  const {database} = billing;
  const signedIn = requireBearer(database, billing.now);
  const body = [refuseCardNumberInQuery, limitBody, requireJson] as const;
  const common = {tags: ['Gatego'], security: [{bearer: []}]};
  const errors = {default: jsonAnswer('An error with a stable code.', gategoError)};

  app.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/payment/intent',
      summary: 'Create a payment intent; confirming it charges the card, and saves it',
      description: `Admins may name an organization in the header \`${organizationHeader}\`.`,
      middleware: [signedIn, requireRight(database, 'payment', orgInHeader(organizationHeader)), ...body],
      request: {body: jsonBody(newPaymentIntent)},
      responses: {
        200: jsonAnswer('The secret by which the browser confirms the payment.', clientSecret),
        ...errors,
      },
    }),
    async (c) => {
      const wanted = c.req.valid('json');
      const secret = await createPaymentIntent(billing, c.get('org'), {
        amount: wanted.amount,
        currency: wanted.currency,
        description: wanted.description,
        receiptEmail: wanted.receipt_email,
        paymentMethodId: wanted.payment_method,
        errorOnRequiresAction: wanted.error_on_requires_action,
        idempotencyKey: acceptedKey(c.req.header('idempotency-key')),
      });
      return c.json({client_secret: secret}, 200);
    },
  );

  app.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/organization/{organizationId}/payment/paymentmethod',
      summary: 'Attach a payment method to the organization',
      description: 'Gatego writes the path with a slash at its end. It works with and without.',
      middleware: [signedIn, requireRight(database, 'payment', orgInPath('organizationId')), ...body],
      request: {params: organizationPath, body: jsonBody(newPaymentMethod)},
      responses: {200: jsonAnswer('The organization has the card.', attachedPaymentMethod), ...errors},
    }),
    async (c) => {
      const wanted = c.req.valid('json');
      const card = await savePaymentMethod(
        billing,
        c.get('org'),
        wanted.provider_payment_method_id,
        wanted.email,
      );
      return c.json(
        {
          provider_payment_method_id: card.id,
          brand: card.brand,
          last4: card.last4,
          exp_month: card.expMonth,
          exp_year: card.expYear,
        },
        200,
      );
    },
  );

  return app;
}

/** Visible ASCII, as the header's draft and Stripe have it. */
const keyForm = /^[\x21-\x7e]{1,255}$/;

function acceptedKey(header: string | undefined): string | undefined {
  if (header === undefined || keyForm.test(header)) return header;
  throw new ApiError('validation-error', 'Idempotency-Key has to be 1 to 255 visible ASCII characters.');
}
