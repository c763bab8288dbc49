#!/usr/bin/env node
import process from 'node:process';
import {startStripeSimulator} from './index.js';

/**
 * Runs the simulator alone, on the port given as first argument or in `PORT`, else on a free one, until it is
 * interrupted.
 */
const port = readPort(process.argv[2] ?? process.env['PORT'] ?? '0');
try {
  const simulator = await startStripeSimulator({port});
  console.log(`Stripe simulator  ${simulator.url}
Stripe.js         ${simulator.stripeJsUrl}
publishable key   ${simulator.publishableKey}
secret key        ${simulator.secretKey}
Any test key works. Everything is kept in memory and lost when this stops. Ctrl+C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readPort(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  console.error(`Not a port: ${text}`);
  process.exit(1);
}
