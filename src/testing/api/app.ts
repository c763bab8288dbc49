import {Hono} from 'hono';
import type {Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {cors} from 'hono/cors';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {
  ApiError,
  documentationUrl,
  type ErrorFields,
  invalidRequest,
  ParameterError,
  withoutNumbers,
} from './errors.js';
import {expandPaths} from './expand.js';
import type {Answer, IdempotencyKeys} from './idempotency.js';
import {newId} from './ids.js';
import {publicPaymentIntent, publicPaymentMethod, publicSetupIntent} from './intents/public-view.js';
import {type ApiKey, readApiKey} from './keys.js';
import {Params} from './params.js';
import {AbandonedError, breakConnection, type ServerEnv} from '../server-env.js';
import {lookupFor} from './lookup.js';
import type {Route} from './route.js';
import {ROUTES} from './routes.js';
import type {Store} from './store.js';
import {API_VERSION, expectVersion} from './version.js';

/**
 * Carries a client secret where it stays out of URLs; the query parameter that Stripe's own calls use is read too.
 */
export const CLIENT_SECRET_HEADER = 'X-Simulator-Client-Secret';

const MAX_BODY_BYTES = 1_000_000;
const REPLAYED = 'Idempotent-Replayed';
const ORIGINAL = 'Original-Request';

/** The HTTP API over one store. `keys` are the idempotency keys, which a reset forgets too. */
export function createApi(store: Store, keys: IdempotencyKeys): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  app.use(cors({origin: '*', exposeHeaders: ['Request-Id', 'Stripe-Version', REPLAYED, ORIGINAL]}));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (context) =>
        errorResponse(context, newId('req'), undefined, invalidRequest('The body is too long.', {}, 413)),
    }),
  );
  for (const route of ROUTES) {
    app.on(route.method, route.path, (context) => answer(context, route, store, keys));
  }
  app.all('/v1/*', (context) =>
    errorResponse(
      context,
      newId('req'),
      undefined,
      invalidRequest(
        `Unrecognized request URL (${context.req.method}: ${context.req.path}): the Stripe simulator does not have it.`,
        {},
        404,
      ),
    ),
  );
  return app;
}

async function answer(
  context: Context<ServerEnv>,
  route: Route,
  store: Store,
  keys: IdempotencyKeys,
): Promise<Response> {
  const requestId = newId('req');
  let key: ApiKey | undefined;
  try {
    if (route.access !== 'open') expectVersion(context.req.header('Stripe-Version'));
    const form = route.method === 'POST' ? await readForm(context) : new URL(context.req.url).search.slice(1);
    const {params, credentials} = takeCredentials(form);
    key =
      route.access === 'open'
        ? {kind: 'publishable'}
        : readApiKey(context.req.header('Authorization'), credentials.key);
    const call = {
      store,
      key,
      params,
      ids: pathIds(context),
      clientSecret: credentials.clientSecret ?? context.req.header(CLIENT_SECRET_HEADER),
    };
    const paths = params.list('expand') ?? [];
    const idempotencyKey = route.method === 'POST' ? context.req.header('Idempotency-Key') : undefined;
    const carryOut = (): string =>
      JSON.stringify(expandPaths(route.answer(call), paths, lookupFor(call.key, store)));
    const respond = async (): Promise<Answer> => {
      await context.get('delay')?.();
      store.origin = new URL(context.req.url).origin;
      store.request = {id: requestId, idempotency_key: idempotencyKey ?? null};
      const result = attempt(() => (route.method === 'GET' ? carryOut() : store.transact(carryOut)));
      if (typeof result === 'string') return {status: 200, body: result, requestId};
      return {
        status: result.status,
        body: errorBody(result, requestId, context, call.key.kind === 'publishable'),
        requestId,
        isPremature: result instanceof ParameterError,
      };
    };
    // A replay passes no check of credentials: so they are part of what must be the same.
    const parameters = `${context.req.path} ${params.canonical()} ${call.clientSecret ?? ''}`;
    const {status, body, replayed, ...first} = await keys.run(
      idempotencyKey,
      parameters,
      respond,
      call.key.kind,
    );
    if (replayed) {
      context.header(REPLAYED, 'true');
      context.header(ORIGINAL, first.requestId);
    }
    if (idempotencyKey !== undefined) context.header('Idempotency-Key', idempotencyKey);
    return json(context, requestId, status, body);
  } catch (error) {
    if (error instanceof AbandonedError) return breakConnection(context);
    return errorResponse(context, requestId, key, error);
  }
}

function attempt(respond: () => string): string | ApiError {
  try {
    return respond();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function errorResponse(
  context: Context,
  requestId: string,
  key: ApiKey | undefined,
  error: unknown,
): Response {
  const apiError =
    error instanceof ApiError
      ? error
      : new ApiError(500, {type: 'api_error', message: 'The Stripe simulator failed.'});
  if (!(error instanceof ApiError)) console.error(error);
  const body = errorBody(apiError, requestId, context, key?.kind === 'publishable');
  return json(context, requestId, apiError.status, body);
}

function errorBody(error: ApiError, requestId: string, context: Context, publishable: boolean): string {
  const {code} = error.fields;
  return JSON.stringify({
    error: {
      ...(publishable ? publicFields(error.fields) : error.fields),
      ...(error.fields.message !== undefined && {message: withoutNumbers(error.fields.message)}),
      ...(code !== undefined && {doc_url: documentationUrl(code)}),
      request_log_url: new URL(`/simulator/requests/${requestId}`, context.req.url).href,
    },
  });
}

function publicFields({payment_intent, setup_intent, payment_method, ...rest}: ErrorFields): object {
  return {
    ...rest,
    ...(payment_method && {payment_method: publicPaymentMethod(payment_method)}),
    ...(payment_intent && {payment_intent: publicPaymentIntent(payment_intent)}),
    ...(setup_intent && {setup_intent: publicSetupIntent(setup_intent)}),
  };
}

function json(context: Context, requestId: string, status: number, body: string): Response {
  context.header('Content-Type', 'application/json');
  context.header('Request-Id', requestId);
  context.header('Stripe-Version', API_VERSION);
  context.header('Cache-Control', 'no-store');
  return context.body(body, status as ContentfulStatusCode);
}

async function readForm(context: Context): Promise<string> {
  const body = await context.req.text();
  const type = context.req.header('Content-Type') ?? '';
  if (body === '' || type.startsWith('application/x-www-form-urlencoded')) return body;
  throw invalidRequest('Send parameters as application/x-www-form-urlencoded.');
}

/** What Stripe.js sends along with every call: credentials, and facts about itself that nothing depends on. */
function takeCredentials(form: string): {
  params: Params;
  credentials: {key: string | undefined; clientSecret: string | undefined};
} {
  const fields = new URLSearchParams(form);
  const credentials = {
    key: fields.get('key') ?? undefined,
    clientSecret: fields.get('client_secret') ?? undefined,
  };
  for (const name of ['key', 'client_secret', '_stripe_version', '_stripe_account']) fields.delete(name);
  return {params: Params.parse(fields.toString()), credentials};
}

function pathIds(context: Context): readonly [string, string] {
  return [context.req.param('id') ?? '', context.req.param('method') ?? ''];
}
