import {readText} from '../text.js';
import {within} from '../waiting.js';

/**
 * The bearer token of the org's API, or a function that gives it (or a promise of it). After a 401 the function is called once
 * more with `refresh: true`, and must then give a fresh one. Forms that share the function share that call.
 */
export type AuthToken = string | AuthTokenFunction;

/** Asked for a token before each request. */
export type AuthTokenFunction = (options: {readonly refresh: boolean}) => string | Promise<string>;

/** Refreshes under way: two at once would each end the other's session where refresh tokens rotate. */
const refreshes = new WeakMap<AuthTokenFunction, Promise<string>>();

/** The sign-in of one attempt: it is refreshed at most once, and what came of that is used from then on. */
export class SignIn {
  #refreshed: Promise<string> | undefined;

  /**
   * @param authToken read each time: whoever has signed in again since is believed
   * @param timeout milliseconds that the host's function may take
   */
  constructor(
    private readonly authToken: () => AuthToken | undefined,
    private readonly timeout: number,
  ) {}

  /** The token, without the word `Bearer`; `undefined` when there is none. Rejects when the host's function fails or takes too long. */
  async token(): Promise<string | undefined> {
    const authToken = this.authToken();
    if (this.#refreshed) return readToken(await within(this.#refreshed, this.timeout));
    if (typeof authToken !== 'function') return readToken(authToken);
    return readToken(await within(ask(authToken, false), this.timeout));
  }

  /** Has the next `token()` be a fresh one; `false` when that was tried before, or there is nobody to ask. */
  refresh(): boolean {
    const authToken = this.authToken();
    if (this.#refreshed || typeof authToken !== 'function') return false;
    this.#refreshed = refreshOnce(authToken, this.timeout);
    // Who waits for it handles its rejection; nobody may be waiting any more.
    this.#refreshed.catch(() => undefined);
    return true;
  }

  /** Allows another refresh. */
  renew(): void {
    this.#refreshed = undefined;
  }
}

function refreshOnce(authToken: AuthTokenFunction, timeout: number): Promise<string> {
  const running = refreshes.get(authToken);
  if (running) return running;
  const refresh = within(ask(authToken, true), timeout).finally(() => refreshes.delete(authToken));
  refreshes.set(authToken, refresh);
  return refresh;
}

/** A function of the host's may also throw at once. */
async function ask(authToken: AuthTokenFunction, refresh: boolean): Promise<string> {
  return authToken({refresh});
}

function readToken(token: unknown): string | undefined {
  return readText(token)?.replace(/^Bearer\s+/i, '');
}
