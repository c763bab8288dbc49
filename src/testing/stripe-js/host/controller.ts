import type {StripeError} from '@stripe/stripe-js';
import type {ControllerCalls, ControllerMethod, FromController, ToController} from '../protocol.js';
import type {Environment} from './environment.js';
import {Frame} from './frame.js';
import {IntegrationError} from './integration-error.js';

/** Milliseconds after which an unanswered call counts as lost; longer than the frame gives the API. */
const TIMEOUT = 45_000;

interface Settings {
  readonly publishableKey: string;
  readonly stripeAccount: string | undefined;
  /** Names the fields that the controller may read. */
  readonly group: string;
}

/** The hidden frame of one Stripe instance, which alone reads fields and calls the API. */
export class Controller {
  readonly #frame: Frame<ToController, FromController>;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #unsent: ToController[] = [];
  #isReady = false;
  #lastId = 0;

  constructor(environment: Environment, settings: Settings) {
    this.#frame = new Frame({
      origin: environment.origin,
      page: 'controller',
      title: 'Stripe simulator controller',
      style: {
        display: 'block',
        position: 'fixed',
        visibility: 'hidden',
        width: '1px',
        height: '1px',
        inset: '0 auto auto 0',
        'pointer-events': 'none',
      },
      loaded: () => {
        this.#isReady = false;
        this.#frame.send({kind: 'start', apiUrl: environment.apiUrl, ...settings});
      },
      receive: (message) => this.#receive(message),
    });
    this.#frame.element.setAttribute('aria-hidden', 'true');
    this.#frame.element.tabIndex = -1;
    this.#insert();
  }

  /** Asks the controller; an answer that does not come is an `api_connection_error`. */
  call<M extends ControllerMethod>(
    method: M,
    parameters: ControllerCalls[M]['parameters'],
  ): Promise<ControllerCalls[M]['result']> {
    this.#insert();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        const error: StripeError = {type: 'api_connection_error', message: 'Stripe did not answer in time.'};
        resolve({error} as ControllerCalls[M]['result']);
      }, TIMEOUT);
      this.#waiting.set(id, (result) => {
        clearTimeout(timer);
        resolve(result as ControllerCalls[M]['result']);
      });
      try {
        this.#send({kind: 'call', id, method, parameters: structuredClone(parameters)});
      } catch {
        clearTimeout(timer);
        this.#waiting.delete(id);
        reject(new IntegrationError('These parameters cannot be sent: they hold something that is no data.'));
      }
    });
  }

  #send(message: ToController): void {
    if (this.#isReady) this.#frame.send(message);
    else this.#unsent.push(message);
  }

  #receive(message: FromController): void {
    if (message.kind === 'ready') {
      this.#isReady = true;
      for (const unsent of this.#unsent.splice(0)) this.#frame.send(unsent);
    } else {
      this.#waiting.get(message.id)?.(message.result);
      this.#waiting.delete(message.id);
    }
  }

  /** Puts the frame on the page, also after the page threw it out with everything else. */
  #insert(): void {
    if (this.#frame.element.isConnected) return;
    this.#isReady = false;
    if (document.body instanceof HTMLElement) document.body.append(this.#frame.element);
    else document.addEventListener('DOMContentLoaded', () => this.#insert(), {once: true});
  }
}
