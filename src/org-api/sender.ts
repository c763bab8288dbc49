import {within} from '../waiting.js';
import {createFailure, type Failure} from '../submission/failure.js';
import type {NoAnswer, OrgAnswer} from './answer.js';
import {SignIn, type AuthToken} from './authorization.js';
import type {OrgRequest} from './contract.js';
import {readErrorBody} from './error-body.js';
import {exchange} from './http.js';
import {readRefusalCode} from './refusal-code.js';

/** What all requests to an org's API have in common. */
export interface SenderOptions {
  readonly apiKey?: string;
  /** Read at each sending: whoever has signed in again since is believed. */
  readonly authToken: () => AuthToken | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

/** Sends with authorization; a 401 gets one fresh token, for all requests of an attempt together. */
export class Sender {
  readonly #signIn: SignIn;

  constructor(private readonly options: SenderOptions) {
    this.#signIn = new SignIn(options.authToken, options.timeout);
  }

  renew(): void {
    this.#signIn.renew();
  }

  /** @param most milliseconds for all of it, where less than the configured limit is left */
  async send(request: OrgRequest, most = Infinity): Promise<OrgAnswer | NoAnswer | Failure> {
    const end = performance.now() + most;
    const answer = await this.#sendOnce(request, end);
    if (typeof answer === 'string' || 'phase' in answer || !freshTokenMayHelp(answer)) return answer;
    if (!this.#signIn.refresh()) return answer;
    return this.#sendOnce(request, end);
  }

  /** @param end when it must be over, on the clock of `performance.now()` */
  async #sendOnce(request: OrgRequest, end: number): Promise<OrgAnswer | NoAnswer | Failure> {
    const {credentials, timeout} = this.options;
    const headers = tryCreateHeaders(this.options, request);
    if (!headers) return createFailure('configuration', 'invalid-header');
    try {
      const token = await within(this.#signIn.token(), Math.min(timeout, end - performance.now()));
      if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    } catch {
      // The host's error may hold the headers of its own call, and the browser's the token: neither is passed on.
      return createFailure('request', 'auth-token-failed');
    }
    const {method, url, body} = request;
    return exchange(
      {method, url, headers, credentials, ...(body && {body: JSON.stringify(body)})},
      Math.max(0, Math.min(timeout, end - performance.now())),
    );
  }
}

/** Where the API key is wrong, or the account may not be used, another bearer token would be fetched in vain. */
function freshTokenMayHelp({status, body}: OrgAnswer): boolean {
  return status === 401 && readRefusalCode(status, readErrorBody(body)) === 'not-signed-in';
}

/** All but the authorization; `undefined` when a name or value cannot be a header. The browser's own error may quote the value, so it is not passed on. */
export function tryCreateHeaders(options: SenderOptions, request: OrgRequest): Headers | undefined {
  try {
    const headers = new Headers({Accept: 'application/json'});
    // A name may be written in two ways.
    for (const [name, value] of Object.entries({...options.headers, ...request.headers}))
      headers.set(name, value);
    if (options.apiKey !== undefined) headers.set('X-Api-Key', options.apiKey);
    if (request.body) headers.set('Content-Type', 'application/json');
    return headers;
  } catch {
    return undefined;
  }
}
