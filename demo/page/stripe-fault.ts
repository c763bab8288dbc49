import type {FaultRule, Faults} from '../../src/testing/index.js';
import {faultDefinitions, type FaultName} from '../playground/faults.js';

/** What goes wrong at the offline Stripe for the playground: one thing at a time, and without touching anyone else's faults. */
export class StripeFault {
  #lift: (() => void) | undefined;

  /**
   * @param faults of the offline Stripe, where it is that one
   * @param publishableKey of the page: the org backend still reaches Stripe
   */
  constructor(
    private readonly faults: Faults | undefined,
    private readonly publishableKey: string,
  ) {}

  /** Brings a fault about in the place of the one before. One that is not Stripe's only lifts that. */
  set(fault: FaultName | undefined): void {
    this.#lift?.();
    const rule = ruleOf(fault);
    this.#lift = rule && this.faults?.add(this.#ofThePage(rule));
  }

  /** The pages of frames are asked for without a key. */
  #ofThePage(rule: FaultRule): FaultRule {
    return rule.path?.startsWith('/v1/') ? {...rule, key: this.publishableKey} : rule;
  }
}

function ruleOf(fault: FaultName | undefined): FaultRule | undefined {
  const effect = fault && faultDefinitions[fault].effect;
  return effect?.kind === 'stripe' ? effect.rule : undefined;
}
