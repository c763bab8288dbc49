import type {RequestListener} from 'node:http';
import {setTimeout as pause} from 'node:timers/promises';

import {getRequestListener, type HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {Hono, type Context} from 'hono';
import {proxy} from 'hono/proxy';

import {faultNames, type OrgFaultName} from '../playground/faults.js';
import type {StripeFault} from './stripe-fault.js';

/** Where the faults live on the page server; anything below is theirs. */
export const FAULTS_PATH = '/faults/';

/** Milliseconds of an API that is slow: long enough for all that the form says of a wait. */
const SLOW = 8000;

type FaultContext = Context<{Bindings: HttpBindings}>;
type Behaviour = (context: FaultContext, forward: () => Promise<Response>) => Response | Promise<Response>;

const behaviours: Readonly<Record<OrgFaultName, Behaviour>> = {
  'org-lost-answer': async (context, forward) => {
    const response = await forward();
    return context.req.method === 'POST' ? breakConnection(context) : response;
  },
  'org-lost-answers': async (context, forward) => {
    await forward();
    return breakConnection(context);
  },
  'org-unreachable': breakConnection,
  'org-500': () => refusal(500, 'internal-error', 'Something broke.'),
  'org-401': () => refusal(401, 'bad-credentials', 'The session has ended.'),
  'org-403': () => refusal(403, 'forbidden', 'Insufficient privileges to perform the requested action.'),
  'org-429': () => refusal(429, 'too-many-requests', 'Too many requests.', {'Retry-After': '30'}),
  'org-slow': async (context, forward) => {
    await pause(SLOW, undefined, {signal: context.req.raw.signal, ref: false}).catch(() => undefined);
    return context.req.raw.signal.aborted ? breakConnection(context) : forward();
  },
  'org-hangs': neverAnswer,
  'org-garbage': async (context, forward) => {
    await forward();
    return context.html('<!doctype html><title>Welcome</title><p>This is no answer of an API.');
  },
};

/**
 * Stands between the playground and the org's API, by real HTTP: `/faults/<name>/<path at the API>`. And, for Stripe.js that
 * does not come, `/faults/script/lost` and `/faults/script/hangs`. A `PUT` of `/faults/stripe/<name>` changes what goes wrong at Stripe.
 */
export function faultyRoads(orgBackendUrl: string, stripeFault: StripeFault): RequestListener {
  const app = new Hono<{Bindings: HttpBindings}>();
  app.get('/faults/script/lost', breakConnection);
  app.get('/faults/script/hangs', neverAnswer);
  app.put('/faults/stripe/:name', (context) => {
    const fault = faultNames.find((name) => name === context.req.param('name'));
    stripeFault.set(fault);
    return context.body(null, 204);
  });
  app.all('/faults/:name/*', (context) => {
    const name = context.req.param('name');
    const behaviour = isOrgFault(name) ? behaviours[name] : undefined;
    if (behaviour === undefined) return context.notFound();
    return behaviour(context, () => forward(context, orgBackendUrl, `${FAULTS_PATH}${name}`));
  });
  app.onError((_, context) => breakConnection(context));
  const listener = getRequestListener(app.fetch);
  return (request, response) => void listener(request, response);
}

function isOrgFault(name: string): name is OrgFaultName {
  return Object.hasOwn(behaviours, name);
}

/** What the API answers, once it has answered in full. */
async function forward({req}: FaultContext, orgBackendUrl: string, prefix: string): Promise<Response> {
  const {pathname, search} = new URL(req.url);
  const url = `${orgBackendUrl}${pathname.slice(prefix.length)}${search}`;
  // Who gives up waiting does not undo what was sent.
  const response = await proxy(url, {raw: req.raw, signal: null});
  return new Response(await response.arrayBuffer(), response);
}

function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({errors: [{message, code: status}], error_code: code}, {status, headers});
}

function breakConnection(context: FaultContext): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function neverAnswer(context: FaultContext): Promise<Response> {
  const {socket} = context.env.incoming;
  if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
  return RESPONSE_ALREADY_SENT;
}
