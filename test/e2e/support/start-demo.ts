import {endProcess, freePorts, startScript, untilAnswering} from '../../../.config/processes.js';
import {temporaryFolder} from '../../../.config/temporary-folder.js';
import {root} from '../../../.config/test-files.js';
import type {Demo} from './demo.js';

export interface StartedDemo extends Demo {
  readonly stop: () => Promise<void>;
}

/** Starts what `npm start` starts, offline, on free ports and with an empty store. Throws when that takes more than a minute. */
export async function startDemo(): Promise<StartedDemo> {
  const [page = 0, orgBackend = 0, stripe = 0] = await freePorts(3);
  const child = startScript('demo/start.ts', [], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: `${page}`,
      ORG_BACKEND_PORT: `${orgBackend}`,
      STRIPE_PORT: `${stripe}`,
      DATA_DIR: temporaryFolder(),
      // Empty means not set: whoever runs the tests may have real ones.
      STRIPE_PUBLISHABLE_KEY: '',
      STRIPE_SECRET_KEY: '',
      DATABASE_URL: '',
    },
  });
  const pageUrl = `http://localhost:${page}`;
  await untilAnswering(pageUrl, child, 60_000);
  return {
    pageUrl,
    orgBackendUrl: `http://localhost:${orgBackend}`,
    stripeUrl: `http://127.0.0.1:${stripe}`,
    stop: () => endProcess(child),
  };
}
