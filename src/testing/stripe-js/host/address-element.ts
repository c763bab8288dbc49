import type {
  AddressElementGetValueOptions,
  StripeAddressElementChangeEvent,
  StripeAddressElementOptions,
  StripeError,
} from '@stripe/stripe-js';
import type {
  AddressAnswer,
  AddressDefaults,
  AddressOptions,
  AddressState,
  FromAddress,
  ToAddress,
} from '../address-protocol.js';
import {type ElementContext, FrameElement, type ShownState} from './frame-element.js';
import {IntegrationError} from './integration-error.js';
import {Questions} from './questions.js';

const BLANK: AddressState = {
  empty: true,
  complete: false,
  showsError: false,
  value: {name: '', address: {line1: '', line2: null, city: '', state: '', postal_code: '', country: ''}},
};

/** An Address Element for a billing address. Unlike a card, an address is told to the page. */
export class AddressElement extends FrameElement<'address', ToAddress, FromAddress> {
  readonly #questions = new Questions<AddressAnswer>();
  #options: StripeAddressElementOptions;
  #sentDefaults = '';
  #state = BLANK;

  /** @throws IntegrationError without a mode, and for mode `shipping`, which the simulator does not have */
  constructor(options: StripeAddressElementOptions, context: ElementContext) {
    super('address', 'elements-inner-address', context);
    expectBilling(options.mode);
    this.#options = {...options};
  }

  update(options: Partial<StripeAddressElementOptions>): this {
    this.expectAlive();
    if (options.mode !== undefined) expectBilling(options.mode);
    this.#options = {...this.#options, ...options};
    this.refresh();
    return this;
  }

  /** The address as it stands; shows what is missing in it. */
  async getValue(
    options: AddressElementGetValueOptions = {},
  ): Promise<Pick<StripeAddressElementChangeEvent, 'complete' | 'isNewAddress' | 'value'>> {
    if (options.format === 'localized') {
      throw new IntegrationError('The Stripe simulator has addresses in format latin only.');
    }
    const {
      state: {complete, value},
    } = await this.#ask('getValue()');
    return {complete, isNewAddress: true, value};
  }

  /** Shows what is missing; resolves with the first of it. */
  async submit(): Promise<StripeError | undefined> {
    const {error} = await this.#ask('elements.submit()');
    return error && {type: 'validation_error', ...error};
  }

  protected override start(): void {
    const defaults = this.#defaults();
    this.#sentDefaults = JSON.stringify(defaults);
    this.send({kind: 'start', group: this.context.group, options: this.#frameOptions(), defaults});
  }

  protected override sendOptions(): void {
    const defaults = this.#defaults();
    const text = JSON.stringify(defaults);
    const changed = text !== this.#sentDefaults;
    this.#sentDefaults = text;
    this.send({
      kind: 'update',
      options: this.#frameOptions(),
      defaults: changed ? defaults : undefined,
    });
  }

  protected override received(message: FromAddress): void {
    if (message.kind === 'answer') {
      this.#questions.answer(message.id, message.answer);
      return;
    }
    const {state} = message;
    const isNews = JSON.stringify(payload(state)) !== JSON.stringify(payload(this.#state));
    this.#state = state;
    this.paint();
    if (isNews) this.emit('change', payload(state));
  }

  protected override readyEvent(): {readonly elementType: 'address'} {
    return {elementType: 'address'};
  }

  protected override shownState(): ShownState {
    const {empty, complete, showsError} = this.#state;
    return {empty, complete, invalid: showsError};
  }

  protected override forget(): void {
    this.#state = BLANK;
    this.#questions.abandon();
  }

  #ask(call: string): Promise<AddressAnswer> {
    this.expectAlive();
    if (this.readableFrame === undefined) {
      throw new IntegrationError(`${call} needs a mounted Address Element whose ready event has come.`);
    }
    return this.#questions.ask((id) => this.send({kind: 'ask', id}));
  }

  #frameOptions(): AddressOptions {
    const {allowedCountries, autocomplete, display, fields, validation} = this.#options;
    const asksPhone = fields?.phone === 'always';
    return {
      ...this.context.settings(),
      direction: this.direction,
      countries: allowedCountries ?? undefined,
      nameInputs: fields?.name === 'never' ? 'none' : (display?.name ?? 'full'),
      phone: !asksPhone ? 'none' : validation?.phone?.required === 'never' ? 'optional' : 'required',
      suggestsValues: autocomplete?.mode !== 'disabled',
    };
  }

  #defaults(): AddressDefaults {
    const {name, firstName, lastName, phone, address} = this.#options.defaultValues ?? {};
    const both = [firstName, lastName].filter((part) => typeof part === 'string').join(' ');
    const texts = {
      name: name ?? both,
      firstName,
      lastName,
      phone,
      line1: address?.line1,
      line2: address?.line2,
      city: address?.city,
      state: address?.state,
      postal_code: address?.postal_code,
    };
    return {
      country: address?.country,
      texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string')),
    };
  }
}

function expectBilling(mode: unknown): void {
  if (mode === 'billing') return;
  throw new IntegrationError(
    mode === 'shipping'
      ? 'The Stripe simulator has Address Elements of mode billing only.'
      : "An Address Element needs a mode: 'billing'.",
  );
}

function payload({empty, complete, value}: AddressState): StripeAddressElementChangeEvent {
  return {elementType: 'address', elementMode: 'billing', empty, complete, isNewAddress: true, value};
}
