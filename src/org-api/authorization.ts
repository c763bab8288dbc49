import {readText} from '../text.js';
import {within} from '../waiting.js';

/**
 * The bearer token of the org's API, or a function that gives it (or a promise of it). After a 401 the function is called once
 * more with `refresh: true`, and must then give a fresh one.
 */
export type AuthToken = string | ((options: {readonly refresh: boolean}) => string | Promise<string>);

/** The token, without the word `Bearer`; `undefined` when there is none. Rejects when the host's function fails or takes longer than `timeout` ms. */
export async function readAuthToken(
  authToken: AuthToken | undefined,
  options: {readonly refresh: boolean},
  timeout: number,
): Promise<string | undefined> {
  const token =
    typeof authToken === 'function' ? await within(Promise.resolve(authToken(options)), timeout) : authToken;
  return readText(token?.replace(/^Bearer\s+/i, ''));
}
