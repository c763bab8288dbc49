import {ApiError, invalidRequest} from './errors.js';

/** An answer as it is kept for a replay. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  /** The call was refused before it was carried out: it can be put right and sent again with its key. */
  readonly isPremature?: boolean;
}

interface Entry {
  readonly parameters: string;
  answer: Answer | undefined;
}

/** Remembers the first answer to each `Idempotency-Key`, as https://docs.stripe.com/api/idempotent_requests describes. */
export class IdempotencyKeys {
  readonly #entries = new Map<string, Entry>();
  readonly #fingerprintOf: (text: string) => string;

  /** @param fingerprintOf hides the parameters, which may hold a card number. */
  constructor(fingerprintOf: (text: string) => string) {
    this.#fingerprintOf = fingerprintOf;
  }

  reset(): void {
    this.#entries.clear();
  }

  /**
   * Runs a request, or replays the answer of an earlier one with the same key in the same scope.
   *
   * @throws ApiError 400 `idempotency_error` when the parameters differ, 409 while the first one is still running
   */
  async run(
    key: string | undefined,
    parameters: string,
    respond: () => Promise<Answer>,
    scope = '',
  ): Promise<Answer & {replayed: boolean}> {
    if (key === undefined) return {...(await respond()), replayed: false};
    if (key.length > 255) throw invalidRequest('An idempotency key has at most 255 characters.');
    const name = `${scope} ${key}`;
    const known = this.#entries.get(name);
    if (known !== undefined) return {...this.#replay(key, known, parameters), replayed: true};
    const entry: Entry = {parameters: this.#fingerprintOf(parameters), answer: undefined};
    this.#entries.set(name, entry);
    try {
      const answer = await respond();
      if (isKept(answer)) entry.answer = answer;
      return {...answer, replayed: false};
    } finally {
      if (entry.answer === undefined) this.#entries.delete(name);
    }
  }

  #replay(key: string, {parameters, answer}: Entry, asked: string): Answer {
    if (parameters !== this.#fingerprintOf(asked)) {
      throw new ApiError(400, {
        type: 'idempotency_error',
        message: `The idempotency key '${key}' was used before with other parameters. Use another key.`,
      });
    }
    if (answer !== undefined) return answer;
    throw new ApiError(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `Another request with the idempotency key '${key}' is still running.`,
    });
  }
}

function isKept({status, isPremature = false}: Answer): boolean {
  return !isPremature && ![401, 403, 409, 429].includes(status);
}
