import {createRoute, OpenAPIHono, z} from '@hono/zod-openapi';
import type {MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import Stripe from 'stripe';
import type {Billing} from '../billing/billing.js';
import {ApiError} from '../http/api-error.js';
import type {AppEnv} from '../http/context.js';
import {errorAnswers} from '../http/documented-errors.js';
import {gategoError} from '../http/error-answer.js';
import {jsonAnswer, refuseInvalid} from '../http/route-parts.js';
import {isKnownEvent, rememberEvent} from '../store/webhook-events.js';
import {handleEvent, type EventNotice} from './handle-event.js';

/** Events hold whole objects: larger than anything a page sends. */
const maxEventBytes = 512 * 1024;

const limitEvent: MiddlewareHandler<AppEnv> = bodyLimit({
  maxSize: maxEventBytes,
  onError: () => {
    throw new ApiError('body-too-large', `The body is larger than ${maxEventBytes} bytes.`);
  },
});

/**
 * Stripe's webhooks, below `/webhooks`. An event is noted once it was worked on, so one that failed comes again; working on one twice
 * changes nothing.
 *
 * @param secret the endpoint's signing secret, `whsec_…`
 */
export function webhookRoutes(billing: Billing, secret: string): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({strict: false, defaultHook: refuseInvalid});
  app.openapi(
    createRoute({
      method: 'post',
      path: '/stripe',
      tags: ['Webhooks'],
      summary: 'Events of Stripe, signed with the secret of the endpoint',
      middleware: limitEvent,
      parameters: [signatureParameter],
      requestBody: {required: true, content: {'application/json': {schema: eventSchema}}},
      responses: {
        ...errorAnswers(gategoError, 'event', 'stripe', 'card'),
        200: jsonAnswer('It was worked on, or needs no work.', z.object({received: z.literal(true)})),
      },
    }),
    async (c) => {
      const body = await c.req.text();
      verify(billing.stripe, body, c.req.header('stripe-signature'), secret);
      const event = readEvent(body);
      const known = await isKnownEvent(billing.database, event.id);
      c.get('log').info({event: event.id, type: event.type, known}, 'webhook');
      if (!known) {
        await handleEvent(billing, event);
        await rememberEvent(billing.database, event.id);
      }
      return c.json({received: true as const}, 200);
    },
  );
  return app;
}

const signatureParameter = {
  name: 'Stripe-Signature',
  in: 'header',
  required: true,
  description: 'When the event was sent, and its signature.',
  schema: {type: 'string'},
} as const;

/** For the document only: nothing may read the body before its signature is verified. */
const eventSchema = {
  type: 'object' as const,
  required: ['id', 'type', 'data'],
  properties: {
    id: {type: 'string' as const},
    type: {type: 'string' as const},
    data: {type: 'object' as const},
  },
};

/** What is needed of an event; all else is read from Stripe. */
const eventForm = z.object({
  id: z.string().min(1),
  type: z.string(),
  data: z.object({object: z.looseObject({id: z.string().optional()})}),
});

function readEvent(body: string): EventNotice {
  try {
    const {id, type, data} = eventForm.parse(JSON.parse(body));
    return {id, type, objectId: data.object.id};
  } catch (error) {
    throw new ApiError('validation-error', 'This is no event of Stripe’s.', {cause: error});
  }
}

/** The signature is over the bytes as they came, so nothing may parse them before. */
function verify({webhooks}: Stripe, body: string, signature: string | undefined, secret: string): void {
  try {
    webhooks.constructEvent(body, signature ?? '', secret);
  } catch (error) {
    // Anything else is about what was signed, which is read further on.
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return;
    throw new ApiError('bad-signature', 'The signature of this event is missing, wrong or too old.', {
      cause: error,
    });
  }
}
