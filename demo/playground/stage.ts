import type {PaymentMethodForm} from '../../src/index.js';
import {attributeNames} from './attributes.js';
import {strikesFields, type FaultName} from './faults.js';
import {exampleDetails} from './reach-state.js';
import {changeFaultAtStripe} from './road-to-stripe.js';
import type {PlaygroundSettings} from './settings.js';
import {attributesOf, attributesWithFault, type SetUp} from './set-up.js';
import {propertyOf, tokenNames, tokensOf} from './tokens.js';

/** The tag, and what is done to it from outside: its attributes, properties and look, and the faults around it. */
export class Stage {
  constructor(
    private readonly tag: PaymentMethodForm,
    private readonly surroundings: HTMLElement,
    private readonly settings: PlaygroundSettings,
  ) {}

  /** Sets the tag up, before it is defined and whenever something has changed. */
  show(setUp: SetUp): void {
    const {bearer, choices, tokens} = setUp;
    const attributes = attributesOf(setUp, this.settings);
    this.#setAttributes(attributesWithFault(attributes, setUp, this.settings, location.origin));
    this.tag.authToken = bearer.kind === 'none' ? undefined : bearer.token;
    document.documentElement.style.colorScheme = choices.scheme ?? '';
    if (choices.dir) this.surroundings.dir = choices.dir;
    else this.surroundings.removeAttribute('dir');
    const values = tokensOf(choices.look, tokens);
    for (const name of tokenNames) this.tag.style.setProperty(propertyOf(name), values.get(name) ?? '');
    // Nobody fills in our own inputs on the way into a state.
    if (choices.state) this.tag.billingDetails = exampleDetails;
  }

  /** Brings a fault about in the place of another one, neither of which concerns Stripe's script. */
  async changeFault(before: FaultName | undefined, fault: FaultName | undefined): Promise<void> {
    await changeFaultAtStripe(fault);
    if (strikesFields(before) || strikesFields(fault)) this.tag.reload();
  }

  /** Changes only what differs: the same value set again is a change too, as far as the tag can tell. */
  #setAttributes(attributes: ReadonlyMap<string, string>): void {
    for (const name of attributeNames()) {
      const value = attributes.get(name);
      if (value === undefined) this.tag.removeAttribute(name);
      else if (this.tag.getAttribute(name) !== value) this.tag.setAttribute(name, value);
    }
  }
}
