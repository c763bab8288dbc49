import {createRoute, OpenAPIHono, type z} from '@hono/zod-openapi';
import type {Billing} from '../billing/billing.js';
import {chooseDefaultCard, listCards} from '../billing/default-card.js';
import {savePaymentMethod, saveToken} from '../billing/save-card.js';
import {updateCard} from '../billing/update-card.js';
import {requireApiKey, requireBearer} from '../http/authenticate.js';
import {organizationParameter, orgInPath, requireRight, type Right} from '../http/authorize.js';
import {captchaParameter, requireCaptcha} from '../http/captcha.js';
import type {AppEnv} from '../http/context.js';
import {errorAnswers} from '../http/documented-errors.js';
import {catalyzeError} from '../http/error-answer.js';
import {limitBody, refuseCardNumberInQuery, requireJson} from '../http/json-body.js';
import {limitCards, limitReads} from '../http/rate-limit.js';
import {answerRepeats, keyParameter} from '../http/repeats.js';
import {jsonAnswer, jsonBody, refuseInvalid, repeatableAnswer} from '../http/route-parts.js';
import {listGrants, type Permission} from '../store/identities.js';
import {
  cardPath,
  cardUpdate,
  customer,
  defaultPayment,
  newPayment,
  nothing,
  organization,
  orgPath,
} from './schemas.js';

/** Catalyze's routes around an organization's payment method, below `/v2`. */
export function catalyzeRoutes(billing: Billing, organizationHeader: string): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({strict: false, defaultHook: refuseInvalid});
  const {database} = billing;
  const reading = (right: Right) =>
    [
      requireApiKey(database),
      requireBearer(database, billing.now),
      requireRight(database, right, orgInPath('orgId', organizationHeader)),
      refuseCardNumberInQuery,
    ] as const;
  const asking = [...reading('payment'), limitReads(billing)] as const;
  const saving = [
    ...reading('payment'),
    limitCards(billing),
    limitBody,
    requireJson,
    answerRepeats(billing),
    requireCaptcha(billing.verifyCaptcha, billing.trustedProxies),
  ] as const;
  const common = {tags: ['Catalyze'], security: [{apiKey: [], bearer: []}]};
  const parameters = [organizationParameter(organizationHeader)];
  const errors = (...more: Parameters<typeof errorAnswers>[1][]) =>
    errorAnswers(catalyzeError, 'apiKey', 'bearer', 'organization', ...more);

  app.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/org/{orgId}/payment',
      summary: 'Add a payment method to an organization',
      middleware: [...saving],
      parameters: [keyParameter, captchaParameter, ...parameters],
      request: {params: orgPath, body: jsonBody(newPayment)},
      responses: {
        ...errors('limit', 'body', 'repeat', 'captcha', 'stripe', 'card'),
        200: repeatableAnswer('The organization has the card.', nothing),
      },
    }),
    async (c) => {
      const {paymentId} = c.req.valid('json');
      const save = paymentId.startsWith('tok_') ? saveToken : savePaymentMethod;
      await save(billing, c.get('org'), paymentId);
      return c.json({}, 200);
    },
  );

  app.openapi(
    createRoute({
      ...common,
      method: 'put',
      path: '/org/{orgId}/payment/{paymentId}',
      parameters,
      summary: 'Change the name, expiry date or address of a card',
      middleware: [...reading('payment'), limitCards(billing), limitBody, requireJson],
      request: {params: cardPath, body: jsonBody(cardUpdate)},
      responses: {
        ...errors('limit', 'body', 'stripe', 'customer', 'change'),
        200: jsonAnswer('The card is changed.', nothing),
      },
    }),
    async (c) => {
      const wanted = c.req.valid('json');
      await updateCard(billing, c.get('org'), c.req.valid('param').paymentId, {
        name: wanted.name,
        expMonth: wanted.exp_month,
        expYear: wanted.exp_year,
        address: {
          line1: wanted.address_line1,
          line2: wanted.address_line2,
          city: wanted.address_city,
          state: wanted.address_state,
          postal_code: wanted.address_zip,
          country: wanted.address_country,
        },
      });
      return c.json({}, 200);
    },
  );

  app.openapi(
    createRoute({
      ...common,
      method: 'get',
      path: '/org/{orgId}',
      parameters,
      summary: 'Read an organization, and who may do what in it',
      middleware: [...reading('member')],
      request: {params: orgPath},
      responses: {...errors(), 200: jsonAnswer('The organization.', organization)},
    }),
    async (c) => {
      const {id, name} = c.get('org');
      const grants = await listGrants(database, id);
      const holders = (wanted: Permission) =>
        grants.filter(({permission}) => permission === wanted).map(({user_id: user}) => user);
      const permissions = {
        dev: holders('dev'),
        admin: holders('admin'),
        payment: holders('payment'),
        viewOther: holders('viewOther'),
        viewPhi: holders('viewPhi'),
      };
      return c.json({id, name, permissions}, 200);
    },
  );

  app.openapi(
    createRoute({
      ...common,
      method: 'get',
      path: '/org/{orgId}/customer',
      parameters,
      summary: "Read the organization's cards; 400 while it has none",
      middleware: [...asking],
      request: {params: orgPath},
      responses: {
        ...errors('limit', 'stripe', 'customer'),
        200: jsonAnswer('The Stripe customer.', customer),
      },
    }),
    async (c) => c.json(await readCustomer(billing, c.get('org')), 200),
  );

  app.openapi(
    createRoute({
      ...common,
      method: 'put',
      path: '/org/{orgId}/customer',
      parameters,
      summary: 'Make one of its cards the default',
      middleware: [...asking, limitBody, requireJson],
      request: {params: orgPath, body: jsonBody(defaultPayment)},
      responses: {
        ...errors('limit', 'body', 'stripe', 'customer'),
        200: jsonAnswer('The card is the default.', nothing),
      },
    }),
    async (c) => {
      await chooseDefaultCard(billing, c.get('org'), c.req.valid('json').paymentId);
      return c.json({}, 200);
    },
  );

  return app;
}

async function readCustomer(
  billing: Billing,
  org: AppEnv['Variables']['org'],
): Promise<z.infer<typeof customer>> {
  const {customerId, email, cards, defaultCard} = await listCards(billing, org);
  return {
    id: customerId,
    email,
    cards: {
      data: cards.map(({id, brand, last4, expMonth, expYear, fingerprint}) => ({
        id,
        brand,
        last4,
        exp_month: expMonth,
        exp_year: expYear,
        fingerprint,
      })),
    },
    default_card: defaultCard,
  };
}
