import type {PlaygroundSettings} from './playground/settings.js';

/** What the org backend's store is seeded with, as far as it is told to whoever tries the demo. */
export const demoData = {
  orgId: 'org_demo',
  apiKey: 'browser demo 00000000-0000-4000-8000-000000000000',
  bearers: [
    {token: 'demo-billing', meaning: 'may pay'},
    {token: 'demo-viewer', meaning: 'may not pay'},
    {token: 'demo-admin', meaning: 'may do everything'},
    {token: 'demo-other', meaning: 'of another organization'},
    {token: 'demo-expired', meaning: 'signed out since'},
  ],
} as const satisfies Pick<PlaygroundSettings, 'orgId' | 'apiKey' | 'bearers'>;
