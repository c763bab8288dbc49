/** Where the three servers of `npm start` are, by their origins. */
export interface Demo {
  readonly pageUrl: string;
  readonly orgBackendUrl: string;
  /** The offline Stripe: another site than the page. */
  readonly stripeUrl: string;
}

/** The processes that run the tests get the environment of the one that started the demo. */
const variable = 'E2E_DEMO';

export function handOver(demo: Demo): void {
  process.env[variable] = JSON.stringify(demo);
}

export function runningDemo(): Demo {
  const handed = process.env[variable];
  if (handed === undefined) throw new Error('The demo was not started.');
  return JSON.parse(handed) as Demo;
}
