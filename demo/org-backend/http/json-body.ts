import {bodyLimit} from 'hono/body-limit';
import {createMiddleware} from 'hono/factory';
import {ApiError} from './api-error.js';
import {cardNumberRefused, holdsCardNumber, jsonHoldsCardNumber} from './card-number.js';
import type {AppEnv} from './context.js';

/** No documented body comes near this size. */
const maxBodyBytes = 16 * 1024;

const jsonType = /^application\/json\s*(?:;|$)/i;

/** Closes the connection after answering a request whose body is too long to be read to its end, whatever the answer is. */
export const closeAfterLongBody = createMiddleware<AppEnv>(async (c, next) => {
  if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) c.header('Connection', 'close');
  await next();
});

/** Refuses a body that is longer than any documented one. */
export const limitBody = bodyLimit({
  maxSize: maxBodyBytes,
  onError: (c) => {
    c.header('Connection', 'close');
    throw new ApiError('body-too-large', `The body is larger than ${maxBodyBytes} bytes.`);
  },
});

/** Refuses a body that is not JSON, or that holds a card number anywhere. Runs before a route's own validation. */
export const requireJson = createMiddleware<AppEnv>(async (c, next) => {
  if (!jsonType.test(c.req.header('content-type') ?? '')) {
    throw new ApiError('unsupported-media-type', 'The body has to be sent as application/json.');
  }
  const text = await c.req.text();
  const body = parse(text);
  // The text as well as the values: a number of 19 digits is not what it was once it is parsed.
  if (holdsCardNumber(text) || jsonHoldsCardNumber(body)) throw cardNumberRefused();
  await next();
});

/** Refuses a card number in the query, where nothing is read from. */
export const refuseCardNumberInQuery = createMiddleware<AppEnv>(async (c, next) => {
  if (jsonHoldsCardNumber(c.req.queries())) throw cardNumberRefused();
  await next();
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('validation-error', 'The body is not valid JSON.');
  }
}
