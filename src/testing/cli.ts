#!/usr/bin/env node
import process from 'node:process';
import {parseArgs} from 'node:util';
import {startStripeSimulator} from './index.js';

const USAGE = `payment-method-form-stripe [port] [--tls-port port]

Runs the Stripe simulator alone until it is interrupted: on the port given, in PORT, or on a free one.
  --tls-port port  listens with TLS as well (0 for a free port), for a browser that takes Stripe's names for this machine
  --help           shows this`;

/** Runs the simulator alone. */
const {port, tlsPort} = readArguments();
try {
  const simulator = await startStripeSimulator({port, ...(tlsPort !== undefined && {tlsPort})});
  const {hostResolverRules} = simulator;
  console.log(`Stripe simulator  ${simulator.url}
Stripe.js         ${simulator.stripeJsUrl}
publishable key   ${simulator.publishableKey}
secret key        ${simulator.secretKey}
${hostResolverRules === undefined ? '' : `Chromium flags    --host-resolver-rules="${hostResolverRules}" --ignore-certificate-errors\n`}Any test key works. Everything is kept in memory and lost when this stops. Ctrl+C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readArguments(): {port: number; tlsPort: number | undefined} {
  try {
    const {values, positionals} = parseArgs({
      options: {'tls-port': {type: 'string'}, help: {type: 'boolean'}},
      allowPositionals: true,
    });
    if (values.help === true) {
      console.log(USAGE);
      process.exit(0);
    }
    const tls = values['tls-port'];
    return {
      port: readPort(positionals[0] ?? process.env['PORT'] ?? '0'),
      tlsPort: tls === undefined ? undefined : readPort(tls),
    };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function readPort(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  return fail(`Not a port: ${text}`);
}

function fail(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(1);
}
