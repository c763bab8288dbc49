import {endProcess, freePorts, startScript, untilAnswering} from '../../../.config/processes.js';
import {temporaryFolder} from '../../../.config/temporary-folder.js';
import {root} from '../../../.config/test-files.js';
import {handOver} from './demo.js';

/** Starts what `npm start` starts, offline, on free ports and with an empty store, for all tests of a run. */
export default async function startDemo(): Promise<() => Promise<void>> {
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
  const demo = {
    pageUrl: `http://localhost:${page}`,
    orgBackendUrl: `http://localhost:${orgBackend}`,
    stripeUrl: `http://127.0.0.1:${stripe}`,
  };
  await untilAnswering(demo.pageUrl, child, 60_000);
  handOver(demo);
  return () => endProcess(child);
}
