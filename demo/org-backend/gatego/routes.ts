import {createRoute, OpenAPIHono} from '@hono/zod-openapi';
import type {Billing} from '../billing/billing.js';
import {createPaymentIntent} from '../billing/payment-intent.js';
import {savePaymentMethod} from '../billing/save-card.js';
import {requireBearer} from '../http/authenticate.js';
import {organizationParameter, orgInHeader, orgInPath, requireRight} from '../http/authorize.js';
import {captchaParameter, requireCaptcha} from '../http/captcha.js';
import type {AppEnv} from '../http/context.js';
import {errorAnswers} from '../http/documented-errors.js';
import {gategoError} from '../http/error-answer.js';
import {limitBody, refuseCardNumberInQuery, requireJson} from '../http/json-body.js';
import {limitCards} from '../http/rate-limit.js';
import {answerRepeats, callerKey, keyParameter} from '../http/repeats.js';
import {jsonBody, refuseInvalid, repeatableAnswer} from '../http/route-parts.js';
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
  const body = [
    refuseCardNumberInQuery,
    limitCards(billing),
    limitBody,
    requireJson,
    answerRepeats(billing),
    requireCaptcha(billing.verifyCaptcha, billing.trustedProxies),
  ] as const;
  const common = {tags: ['Gatego'], security: [{bearer: []}]};
  const parameters = [keyParameter, captchaParameter, organizationParameter(organizationHeader)];
  const errors = (...more: Parameters<typeof errorAnswers>[1][]) =>
    errorAnswers(
      gategoError,
      ...(['bearer', 'organization', 'limit', 'body', 'repeat', 'captcha', 'stripe', 'card'] as const),
      ...more,
    );

  app.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/payment/intent',
      summary: 'Create a payment intent; confirming it charges the card, and saves it',
      description: `Admins may name an organization in the header \`${organizationHeader}\`.`,
      middleware: [signedIn, requireRight(database, 'payment', orgInHeader(organizationHeader)), ...body],
      parameters,
      request: {body: jsonBody(newPaymentIntent)},
      responses: {
        ...errors('amount'),
        200: repeatableAnswer('The secret by which the browser confirms the payment.', clientSecret),
      },
    }),
    async (c) => {
      const wanted = c.req.valid('json');
      const {clientSecret: secret, replayed} = await createPaymentIntent(billing, c.get('org'), {
        amount: wanted.amount,
        currency: wanted.currency,
        description: wanted.description,
        receiptEmail: wanted.receipt_email,
        paymentMethodId: wanted.payment_method,
        errorOnRequiresAction: wanted.error_on_requires_action,
        idempotencyKey: ownKey(c.get('caller').id, callerKey(c)),
      });
      if (replayed) c.header('Idempotent-Replayed', 'true');
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
      middleware: [
        signedIn,
        requireRight(database, 'payment', orgInPath('organizationId', organizationHeader)),
        ...body,
      ],
      parameters,
      request: {params: organizationPath, body: jsonBody(newPaymentMethod)},
      responses: {
        ...errors(),
        200: repeatableAnswer('The organization has the card.', attachedPaymentMethod),
      },
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

/** Kept answers are a user's own, so what stands behind them at Stripe is as well. */
function ownKey(userId: string, key: string | undefined): string | undefined {
  return key === undefined ? undefined : `${userId} ${key}`;
}
