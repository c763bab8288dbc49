import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

/** A key and a certificate that it signed itself, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const NAMES = ['DNS:js.stripe.com', 'DNS:api.stripe.com', 'DNS:localhost', 'IP:127.0.0.1'];
/** Milliseconds that OpenSSL may take. */
const TIMEOUT = 20_000;

/**
 * A new certificate for Stripe's names, with `openssl`, for a browser that is told to take those names for this machine and to
 * ignore that nobody vouches for it. It lives in memory, for a day.
 *
 * @throws Error with `code` `ERR_NO_OPENSSL` when there is no `openssl` to make it with
 */
export async function createCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'stripe-simulator-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    await openssl([
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'],
      ...['-subj', '/CN=Stripe simulator', '-addext', `subjectAltName=${NAMES.join(',')}`],
      ...['-keyout', key, '-out', cert],
    ]);
    return {key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8')};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function openssl(parameters: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('openssl', parameters, {timeout: TIMEOUT});
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const message = missing
      ? 'The Stripe simulator needs the program openssl to speak TLS, and it is not there.'
      : 'openssl could not make a certificate for the Stripe simulator.';
    throw Object.assign(new Error(message, {cause}), {code: missing ? 'ERR_NO_OPENSSL' : 'ERR_OPENSSL'});
  }
}
