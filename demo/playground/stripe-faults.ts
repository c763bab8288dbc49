import type {FaultRule} from '../../src/testing/faults/fault.js';
import {faultDefinitions, type FaultName} from './faults.js';
import type {PlaygroundSettings} from './settings.js';

/** Where Stripe.js comes from, as far as the tag knows. */
const STRIPE_JS_URL = 'https://js.stripe.com/endive/stripe.js';
/** The offline Stripe keeps a fault until it is told otherwise: the next page of this browser has to know that. */
const MARK = 'playground:stripe-fault';
const TIMEOUT_MS = 10_000;

/** Lets things go wrong at the offline Stripe, for this browser, until something else is asked for. */
export class StripeFaults {
  readonly #control: string | undefined;

  constructor(private readonly settings: PlaygroundSettings) {
    const {stripe} = settings;
    this.#control =
      stripe.kind === 'offline' ? `${new URL(stripe.scriptUrl).origin}/_simulator/faults` : undefined;
  }

  /** Whether the offline Stripe has something to be told before the tag may ask it for anything. */
  isNews(fault: FaultName | undefined): boolean {
    if (this.#control === undefined) return false;
    return ruleOf(fault) !== undefined || localStorage.getItem(MARK) !== null;
  }

  /** Brings the fault about, in the place of the one before; without one, all is well again. */
  async set(fault: FaultName | undefined): Promise<void> {
    if (!this.isNews(fault)) return;
    const rule = ruleOf(fault);
    await this.#tell('DELETE');
    if (rule === undefined) localStorage.removeItem(MARK);
    else {
      localStorage.setItem(MARK, '');
      await this.#tell('POST', this.#ofThisPage(rule));
    }
  }

  /** Only this page's calls of the API, so that the org backend still reaches Stripe. The pages of frames carry no key. */
  #ofThisPage(rule: FaultRule): FaultRule {
    return rule.path?.startsWith('/v1/') ? {...rule, key: this.settings.publishableKey} : rule;
  }

  async #tell(method: string, rule?: FaultRule): Promise<void> {
    const response = await fetch(this.#control ?? '', {
      method,
      ...(rule && {body: JSON.stringify(rule)}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`The offline Stripe answered ${response.status}.`);
  }
}

function ruleOf(fault: FaultName | undefined): FaultRule | undefined {
  const effect = fault && faultDefinitions[fault].effect;
  return effect?.kind === 'stripe' ? effect.rule : undefined;
}

/**
 * Has whoever asks for Stripe.js take a road of the page server's that leads nowhere, as a blocker or a dead line would: a page
 * cannot cut its own network. To be called before the tag asks; the page was served without the offline Stripe's script.
 */
export function closeRoadToStripe(fault: FaultName | undefined): void {
  const effect = fault && faultDefinitions[fault].effect;
  if (effect?.kind !== 'script') return;
  const own = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
  Object.defineProperty(HTMLScriptElement.prototype, 'src', {
    ...own,
    set(this: HTMLScriptElement, url: string) {
      own?.set?.call(this, url === STRIPE_JS_URL ? `/faults/script/${effect.road}` : url);
    },
  });
  if (effect.offline) Object.defineProperty(navigator, 'onLine', {get: () => false});
}
