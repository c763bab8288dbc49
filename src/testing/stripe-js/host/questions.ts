import {IntegrationError} from './integration-error.js';

/** Milliseconds that a frame has to answer. */
const TIMEOUT = 10_000;

interface Waiting<Answer> {
  readonly answer: (answer: Answer) => void;
  readonly giveUp: () => void;
}

/** Questions to a frame that it has not answered yet. */
export class Questions<Answer> {
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #lastId = 0;

  /**
   * Asks, and waits for the answer with the same number.
   *
   * @throws IntegrationError when the element goes away meanwhile, or does not answer in time
   */
  ask(send: (id: number) => void): Promise<Answer> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        settle();
      };
      const giveUp = (): void =>
        end(() => reject(new IntegrationError('The Element went away, or did not answer in time.')));
      const timer = setTimeout(giveUp, TIMEOUT);
      this.#waiting.set(id, {answer: (answer) => end(() => resolve(answer)), giveUp});
      send(id);
    });
  }

  answer(id: number, answer: Answer): void {
    this.#waiting.get(id)?.answer(answer);
  }

  /** Nothing will be answered any more. */
  abandon(): void {
    for (const {giveUp} of [...this.#waiting.values()]) giveUp();
  }
}
