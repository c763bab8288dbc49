import type {PlaygroundSettings} from '../../demo/playground/settings.js';

/** The settings of a playground that is offline, on ports of its own. */
export const settings: PlaygroundSettings = {
  stripe: {kind: 'offline', scriptUrl: 'http://127.0.0.1:8003/endive/stripe.js'},
  publishableKey: 'pk_test_offline',
  orgBackendUrl: 'http://localhost:8002',
  orgId: 'org_demo',
  apiKey: 'browser demo 00000000-0000-4000-8000-000000000000',
  bearers: [
    {token: 'demo-billing', meaning: 'may pay'},
    {token: 'demo-viewer', meaning: 'may not pay'},
  ],
};
