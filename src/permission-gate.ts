import type {Connection} from './attempt-ports.js';
import type {Configuration} from './configuration/configuration.js';
import {importOrgSide} from './import-org-side.js';
import {senderOptions} from './sender-options.js';
import type {Failure} from './submission/failure.js';

/** Keeps the form away from who may not use it, where the host page asks for that with `check-permission`. */
export class PermissionGate {
  #question: readonly unknown[] = [];
  #signIn: string | undefined;
  #state: 'open' | 'checking' | Failure = 'open';

  /** @param onChange called when an answer has come */
  constructor(private readonly onChange: (state: 'open' | Failure) => void) {}

  get state(): 'open' | 'checking' | Failure {
    return this.#state;
  }

  /** Asks, when what the answer depends on is not what it was. */
  configure(configuration: Configuration | undefined, connection: Connection): void {
    const {settings, contract, checkPermissionOf, apiKey} = configuration ?? {};
    const asked = configuration !== undefined && checkPermissionOf !== undefined;
    const question = asked ? [settings?.endpoint, contract?.name, checkPermissionOf, apiKey] : [];
    const signIn = signInOf(connection);
    const signedInSince = typeof this.#state === 'object' && signIn !== this.#signIn;
    if (isAlike(question, this.#question) && !signedInSince) return;
    this.#question = question;
    this.#signIn = signIn;
    this.#state = asked ? 'checking' : 'open';
    if (asked) void this.#ask(configuration, checkPermissionOf, connection);
  }

  /** Has the next `configure` ask again. */
  reset(): void {
    this.#question = [];
  }

  async #ask(configuration: Configuration, userId: string, connection: Connection): Promise<void> {
    const question = this.#question;
    const options = senderOptions(configuration, connection);
    const {contract, settings} = configuration;
    const answer = await importOrgSide()
      .then(({checkPermission}) => checkPermission(contract, settings, userId, options))
      .catch(() => 'granted' as const);
    if (question !== this.#question) return;
    this.#state = answer === 'granted' ? 'open' : answer;
    this.onChange(this.#state);
  }
}

/** A page may give another function each time it renders: that is no other sign-in. */
function signInOf({authToken}: Connection): string | undefined {
  const token = authToken();
  return typeof token === 'function' ? 'function' : token;
}

function isAlike(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
