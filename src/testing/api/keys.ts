import {type ApiError, invalidRequest} from './errors.js';

/** Who is calling: a server with a secret key, or a page with a publishable one. */
export interface ApiKey {
  readonly kind: 'secret' | 'publishable';
}

/**
 * Reads the key of a request: `Authorization: Bearer …`, `Authorization: Basic …` (the key as user name), or the
 * parameter `key`, as Stripe.js sends it. Any test key will do.
 *
 * @throws ApiError 401 without a key, with a live one, or with something that is not a key.
 */
export function readApiKey(authorization: string | undefined, keyParameter: string | undefined): ApiKey {
  const key = keyInHeader(authorization) ?? keyParameter;
  if (key === undefined || key === '') {
    throw unauthorized(
      'You did not provide an API key. Send it as a bearer token in the Authorization header.',
    );
  }
  if (/^[a-z]{2}_live_/.test(key)) {
    throw unauthorized('This is the Stripe simulator: it takes test keys only, never a live one.');
  }
  if (/^sk_test_\w/.test(key)) return {kind: 'secret'};
  if (/^pk_test_\w/.test(key)) return {kind: 'publishable'};
  throw unauthorized('Invalid API key provided. The Stripe simulator takes any pk_test_… or sk_test_… key.');
}

/**
 * Refuses a publishable key.
 *
 * @throws ApiError 403 `secret_key_required`
 */
export function expectSecret(key: ApiKey): void {
  if (key.kind === 'secret') return;
  throw invalidRequest(
    'This call needs a secret key; a publishable key is not allowed to make it.',
    {code: 'secret_key_required'},
    403,
  );
}

/** The key in an `Authorization` header, as a bearer token or as a user name. */
export function keyInHeader(authorization: string | undefined): string | undefined {
  const [scheme, credentials] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  if (scheme?.toLowerCase() !== 'basic' || credentials === undefined) return undefined;
  return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0];
}

function unauthorized(message: string): ApiError {
  return invalidRequest(message, {}, 401);
}
