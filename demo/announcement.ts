import type {Demo} from './servers.js';
import {servers, type DemoSettings, type StoreChoice, type StripeChoice} from './settings.js';
import {testCards} from './test-cards.js';

/** What `npm start -- --help` prints. */
export const help = `npm start [-- --reset --dev]

Starts the playground, the org backend and the offline Stripe.

  --reset   empty the org backend's store first
  --dev     the page and the element from their sources, for those who change them
  --help    show this

Environment:
  PORT, ORG_BACKEND_PORT, STRIPE_PORT              ports (${servers.page.port}, ${servers.orgBackend.port}, ${servers.stripe.port}); 0 takes any free one
  STRIPE_PUBLISHABLE_KEY and STRIPE_SECRET_KEY     use Stripe itself instead of the offline one
  STRIPE_WEBHOOK_SECRET                            what its webhooks are signed with (whsec_…)
  DATABASE_URL                                     a Postgres to keep the org backend's data in
  DATA_DIR                                         or the folder for it (.data/org-backend)
  ALLOWED_ORIGINS                                  further pages that may call the org backend, comma-separated
  LOG_LEVEL                                        how much the org backend logs: silent, error, warn (default), info, debug`;

/** What `npm start` prints once everything runs: what to open, which Stripe it is, and what to try. */
export function announcement(
  {pageUrl, playground}: Pick<Demo, 'pageUrl' | 'playground'>,
  settings: DemoSettings,
): string {
  const {orgId, apiKey, bearers, orgBackendUrl, stripe} = playground;
  return [
    ...(settings.reset ? ['The store was emptied.'] : []),
    '',
    row('Open', pageUrl),
    row('Documentation', `${pageUrl}/docs/`),
    '',
    row('Stripe', describeStripe(stripe)),
    row('Org backend', `${orgBackendUrl}, data in ${describeStore(settings.store)}`),
    row('Webhooks', describeWebhooks(settings.stripe, orgBackendUrl)),
    '',
    row('Organization', orgId),
    row('X-Api-Key', apiKey),
    row('Bearer', ...bearers.map(({token, meaning}) => `${token} (${meaning})`)),
    row('Contracts', ...contracts.map((name) => `${pageUrl}/?contract=${name}`)),
    ...(stripe.kind === 'live'
      ? []
      : [row('Test cards', ...testCardLines(), 'any date in the future, any CVC')]),
    '',
    '  Ctrl-C stops it.',
  ].join('\n');
}

const contracts = ['catalyze', 'gatego-intent', 'gatego-attach'];

function row(label: string, ...lines: readonly string[]): string {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(14)}${line}`).join('\n');
}

function testCardLines(): readonly string[] {
  return testCards.map(({number, outcome}) => `${number.padEnd(20)} ${outcome}`);
}

function describeStripe(stripe: Demo['playground']['stripe']): string {
  switch (stripe.kind) {
    case 'offline':
      return `offline, at ${new URL(stripe.scriptUrl).origin}: test card numbers only, forgotten when it stops`;
    case 'test':
      return 'Stripe itself, test mode';
    case 'live':
      return 'Stripe itself, LIVE MODE: real cards, real money';
  }
}

function describeWebhooks(stripe: StripeChoice, orgBackendUrl: string): string {
  if (stripe.kind === 'offline') return 'from the offline Stripe to the org backend';
  return stripe.webhookSecret === undefined
    ? 'not taken: STRIPE_WEBHOOK_SECRET is not set'
    : `taken at ${orgBackendUrl}/webhooks/stripe`;
}

// A database URL usually holds a password.
function describeStore(store: StoreChoice): string {
  if (store.kind === 'pglite') return store.dataDir;
  const {host, pathname} = new URL(store.databaseUrl);
  return `Postgres at ${host}${pathname}`;
}
