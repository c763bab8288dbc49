import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {DemoError, readCommand, type DemoSettings, type Environment} from '../../demo/settings.js';

const testKeys = {STRIPE_PUBLISHABLE_KEY: 'pk_test_abc123', STRIPE_SECRET_KEY: 'sk_test_topsecret'};

function start(environment: Environment = {}, args: readonly string[] = []): DemoSettings {
  const command = readCommand(args, environment, '/checkout');
  assert(command.kind === 'start');
  return command.settings;
}

function refuses(expected: RegExp, environment: Environment, args: readonly string[] = []): void {
  assert.throws(
    () => readCommand(args, environment, '/checkout'),
    (error: unknown) => {
      assert(error instanceof DemoError);
      assert.match(error.message, expected);
      assert.doesNotMatch(error.message, /topsecret|\n/);
      return true;
    },
  );
}

describe('npm start without any set-up', () => {
  it('is offline, on its three usual ports, with a store in the checkout, and empties nothing', () => {
    assert.deepEqual(start(), {
      stripe: {kind: 'offline'},
      ports: {page: 5173, orgBackend: 5174, stripe: 5175},
      store: {kind: 'pglite', dataDir: '/checkout/.data/org-backend'},
      allowedOrigins: [],
      logLevel: 'warn',
      reset: false,
      live: false,
    });
  });

  it('lets further pages call the org backend', () => {
    const origins = start({
      ALLOWED_ORIGINS: 'http://localhost:3000, https://shop.example.test',
    }).allowedOrigins;
    assert.deepEqual(origins, ['http://localhost:3000', 'https://shop.example.test']);
    for (const wrong of ['*', 'http://localhost:3000/', 'localhost:3000']) {
      refuses(/ALLOWED_ORIGINS/, {ALLOWED_ORIGINS: wrong});
    }
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = {
      PORT: '',
      STRIPE_SECRET_KEY: '',
      STRIPE_PUBLISHABLE_KEY: '',
      DATABASE_URL: '',
      DATA_DIR: '',
    };
    assert.deepEqual(start(empty), start());
  });
});

describe('the log of npm start', () => {
  it('is as long as LOG_LEVEL says', () => {
    assert.equal(start({LOG_LEVEL: 'debug'}).logLevel, 'debug');
    refuses(/LOG_LEVEL=loud is none of fatal, error, warn/, {LOG_LEVEL: 'loud'});
  });
});

describe('the arguments of npm start', () => {
  it('empties the store with --reset', () => {
    assert.equal(start({}, ['--reset']).reset, true);
  });

  it('takes the page from its sources with --dev', () => {
    assert.equal(start({}, ['--dev']).live, true);
  });

  it('explains itself with --help, whatever else is wrong', () => {
    assert.deepEqual(readCommand(['--reset', '--help'], {PORT: 'x'}, '/checkout'), {kind: 'help'});
    assert.deepEqual(readCommand(['-h'], {}, '/checkout'), {kind: 'help'});
  });

  it('refuses an argument it does not know, and names it', () => {
    refuses(/Unknown argument --rest\b/, {}, ['--rest']);
  });
});

describe('the ports of npm start', () => {
  it('come from PORT, ORG_BACKEND_PORT and STRIPE_PORT', () => {
    const {ports} = start({PORT: '8001', ORG_BACKEND_PORT: '8002', STRIPE_PORT: '0'});
    assert.deepEqual(ports, {page: 8001, orgBackend: 8002, stripe: 0});
  });

  for (const given of ['http', '-1', '65536', '80.5', '0x50', ' 80', '1e3']) {
    it(`refuse ${JSON.stringify(given)} and name the variable`, () => {
      refuses(/ORG_BACKEND_PORT=.* is no port for the org backend/, {ORG_BACKEND_PORT: given});
    });
  }

  it('refuse one port for two servers, and name both variables', () => {
    refuses(/page and the offline Stripe cannot both have port 5175.*PORT or STRIPE_PORT/, {PORT: '5175'});
  });

  it('may all be any free one', () => {
    const {ports} = start({PORT: '0', ORG_BACKEND_PORT: '0', STRIPE_PORT: '0'});
    assert.deepEqual(ports, {page: 0, orgBackend: 0, stripe: 0});
  });
});

describe('the Stripe that npm start talks to', () => {
  it('is Stripe itself in test mode with both test keys', () => {
    assert.deepEqual(start(testKeys).stripe, {
      kind: 'stripe',
      mode: 'test',
      publishableKey: 'pk_test_abc123',
      secretKey: 'sk_test_topsecret',
      webhookSecret: undefined,
    });
  });

  it('signs its webhooks with STRIPE_WEBHOOK_SECRET', () => {
    const {stripe} = start({...testKeys, STRIPE_WEBHOOK_SECRET: 'whsec_topsecret'});
    assert.equal(stripe.kind === 'stripe' && stripe.webhookSecret, 'whsec_topsecret');
    refuses(/STRIPE_WEBHOOK_SECRET does not look/, {...testKeys, STRIPE_WEBHOOK_SECRET: 'topsecret'});
  });

  it('may be reached with a restricted key', () => {
    assert.equal(start({...testKeys, STRIPE_SECRET_KEY: 'rk_test_topsecret'}).stripe.kind, 'stripe');
  });

  it('is in live mode with live keys', () => {
    const {stripe} = start({
      STRIPE_PUBLISHABLE_KEY: 'pk_live_abc123',
      STRIPE_SECRET_KEY: 'sk_live_topsecret',
    });
    assert.equal(stripe.kind === 'stripe' && stripe.mode, 'live');
  });

  it('is not guessed from one key only', () => {
    refuses(/STRIPE_SECRET_KEY is not set/, {STRIPE_PUBLISHABLE_KEY: 'pk_test_abc123'});
    refuses(/STRIPE_PUBLISHABLE_KEY is not set/, {STRIPE_SECRET_KEY: 'sk_test_topsecret'});
  });

  it('is refused when the two keys are swapped, without showing either', () => {
    const swapped = {STRIPE_PUBLISHABLE_KEY: 'sk_test_topsecret', STRIPE_SECRET_KEY: 'pk_test_abc123'};
    refuses(/STRIPE_PUBLISHABLE_KEY holds a secret key/, swapped);
    refuses(/STRIPE_PUBLISHABLE_KEY holds a secret key/, {STRIPE_PUBLISHABLE_KEY: 'sk_test_topsecret'});
  });

  it('is refused when a key is malformed', () => {
    refuses(/STRIPE_PUBLISHABLE_KEY does not look/, {...testKeys, STRIPE_PUBLISHABLE_KEY: ' pk_test_abc'});
    refuses(/STRIPE_SECRET_KEY does not look/, {...testKeys, STRIPE_SECRET_KEY: 'topsecret'});
    refuses(/STRIPE_SECRET_KEY does not look/, {...testKeys, STRIPE_SECRET_KEY: 'pk_test_topsecret'});
  });

  it('is refused when one key is of test mode and the other of live mode', () => {
    refuses(/different modes/, {...testKeys, STRIPE_SECRET_KEY: 'sk_live_topsecret'});
  });
});

describe('the store of the org backend', () => {
  it('is a Postgres when DATABASE_URL says so', () => {
    const databaseUrl = 'postgres://me:topsecret@db.example/orgs';
    assert.deepEqual(start({DATABASE_URL: databaseUrl}).store, {kind: 'postgres', databaseUrl});
  });

  it('is not a database that others use when the keys are live ones: all know the bearers of the demo', () => {
    const live = {STRIPE_PUBLISHABLE_KEY: 'pk_live_abc123', STRIPE_SECRET_KEY: 'sk_live_topsecret'};
    const databaseUrl = 'postgres://me:topsecret@db.example/orgs';
    refuses(/live keys .* no DATABASE_URL/, {...live, DATABASE_URL: databaseUrl});
    assert.equal(start({...testKeys, DATABASE_URL: databaseUrl}).store.kind, 'postgres');
    assert.equal(start(live).store.kind, 'pglite');
  });

  it('is refused when DATABASE_URL is no Postgres, without showing its password', () => {
    refuses(/DATABASE_URL is not the address of a Postgres/, {DATABASE_URL: 'mysql://me:topsecret@db/orgs'});
    refuses(/DATABASE_URL is not the address of a Postgres/, {DATABASE_URL: 'postgres://me:topsecret@['});
  });

  it('is a folder of choice with DATA_DIR', () => {
    assert.deepEqual(start({DATA_DIR: 'here'}).store, {kind: 'pglite', dataDir: '/checkout/here'});
    assert.deepEqual(start({DATA_DIR: '/there'}).store, {kind: 'pglite', dataDir: '/there'});
  });
});
