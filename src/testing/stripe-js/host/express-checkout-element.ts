import type {
  AvailablePaymentMethods,
  ClickResolveDetails,
  ExpressCheckoutWalletsOption,
  StripeExpressCheckoutElementOptions,
  StripeExpressCheckoutElementReadyEvent,
  StripeExpressCheckoutElementUpdateOptions,
} from '@stripe/stripe-js';
import type {Wallet} from '../../wallets.js';
import {resolveLocale} from '../texts/index.js';
import type {FromWallets, ToWallets, WalletOptions} from '../wallet-protocol.js';
import type {Environment} from './environment.js';
import {type ElementContext, FrameElement, type ShownState} from './frame-element.js';
import type {Payment} from './group-payment.js';
import {IntegrationError} from './integration-error.js';
import {WalletSession} from './wallet-session.js';

/** Milliseconds that a page has to answer a click, as at Stripe. */
const CLICK_TIMEOUT = 1000;
/** Pixels, as at Stripe. */
const BUTTON_HEIGHT = 44;

/** What an Express Checkout Element needs to know of its group. */
export interface ExpressContext extends ElementContext {
  readonly environment: Environment;
  /** What is to be paid; nothing for a setup. */
  payment(): Promise<Payment | undefined>;
}

/** An Express Checkout Element: nothing at all, or a button for each wallet that the simulator was told of. */
export class ExpressCheckoutElement extends FrameElement<'expressCheckout', ToWallets, FromWallets> {
  readonly #context: ExpressContext;
  #options: StripeExpressCheckoutElementOptions;
  #wallets: readonly Wallet[] = [];
  #session: WalletSession | undefined;
  #isAsking = false;

  /** @throws IntegrationError for shipping, which the simulator does not have */
  constructor(options: StripeExpressCheckoutElementOptions, context: ExpressContext) {
    super('expressCheckout', 'elements-inner-express-checkout', context);
    expectNoShipping(options);
    this.#options = {...options};
    this.#context = context;
  }

  update(options: StripeExpressCheckoutElementUpdateOptions): this {
    this.expectAlive();
    expectNoShipping(options);
    this.#options = {...this.#options, ...options};
    this.refresh();
    return this;
  }

  /** The wallet that a person pays with just now. */
  get confirming(): WalletSession | undefined {
    return this.#session?.card === undefined ? undefined : this.#session;
  }

  protected override start(): void {
    this.send({kind: 'start', options: this.#frameOptions()});
  }

  protected override sendOptions(): void {
    this.send({kind: 'update', options: this.#frameOptions()});
  }

  protected override received(message: FromWallets): void {
    if (message.kind === 'wallets') this.#wallets = message.wallets;
    else void this.#pressed(message.wallet);
  }

  protected override readyEvent(): StripeExpressCheckoutElementReadyEvent {
    return {elementType: 'expressCheckout', availablePaymentMethods: available(this.#wallets)};
  }

  protected override shownState(): ShownState {
    return {empty: this.#wallets.length === 0, complete: false, invalid: false};
  }

  protected override forget(): void {
    this.#wallets = [];
    this.#session?.abandon();
  }

  async #pressed(wallet: Wallet): Promise<void> {
    if (this.#session !== undefined || this.#isAsking) return;
    this.#isAsking = true;
    const details = await this.#askPage(wallet);
    const payment = details && (await this.#context.payment());
    this.#isAsking = false;
    if (details === undefined || !this.isMounted) return;
    const collected: StripeExpressCheckoutElementOptions = {...this.#options, ...details};
    this.#session = new WalletSession(
      this.#context.environment,
      {
        wallet,
        locale: resolveLocale(this.context.settings().locale),
        direction: this.direction,
        business: collected.business?.name,
        amount: payment?.amount,
        currency: payment?.currency,
        lineItems: collected.lineItems ?? [],
      },
      collected,
      {
        confirm: (session) =>
          this.emit('confirm', {
            // Documented, though the types do not have it.
            ...{elementType: 'expressCheckout'},
            expressPaymentType: wallet,
            billingDetails: session.billingDetails,
            paymentFailed: (payload = {}) => session.fail(payload.message),
          }),
        cancel: () => this.emit('cancel', {elementType: 'expressCheckout'}),
        ended: () => {
          this.#session = undefined;
        },
      },
    );
  }

  /** Lets the page decide about a click; `undefined` when it refuses or is too late. A page that does not listen agrees. */
  #askPage(wallet: Wallet): Promise<ClickResolveDetails | undefined> {
    if (!this.hears('click')) return Promise.resolve({});
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        console.warn('Nothing came of the click: resolve() must be called within a second.');
        resolve(undefined);
      }, CLICK_TIMEOUT);
      const settle = (details: ClickResolveDetails | undefined): void => {
        clearTimeout(timer);
        resolve(details);
      };
      this.emit('click', {
        elementType: 'expressCheckout',
        expressPaymentType: wallet,
        resolve: (details = {}) => {
          expectNoShipping(details);
          settle(details);
        },
        reject: () => settle(undefined),
      });
    });
  }

  #frameOptions(): WalletOptions {
    const {paymentMethods = {}, paymentMethodOrder = [], layout, buttonHeight} = this.#options;
    // The older name of the same, which pages still use.
    const {wallets = {}}: {readonly wallets?: ExpressCheckoutWalletsOption} = this.#options;
    const wanted = {
      apple_pay: paymentMethods.applePay ?? wallets.applePay,
      google_pay: paymentMethods.googlePay ?? wallets.googlePay,
      link: paymentMethods.link,
    } satisfies Record<Wallet, string | undefined>;
    return {
      ...this.context.settings(),
      direction: this.direction,
      hidden: (Object.keys(wanted) as Wallet[]).filter((wallet) => wanted[wallet] === 'never'),
      order: paymentMethodOrder,
      buttonHeight: buttonHeight ?? BUTTON_HEIGHT,
      columns: layout?.maxColumns ?? 2,
    };
  }
}

function available(wallets: readonly Wallet[]): AvailablePaymentMethods | undefined {
  if (wallets.length === 0) return undefined;
  return {
    amazonPay: false,
    applePay: wallets.includes('apple_pay'),
    googlePay: wallets.includes('google_pay'),
    link: wallets.includes('link'),
    paypal: false,
    klarna: false,
  };
}

function expectNoShipping(options: {shippingAddressRequired?: boolean; shippingRates?: unknown[]}): void {
  if (options.shippingAddressRequired === true || (options.shippingRates?.length ?? 0) > 0) {
    throw new IntegrationError('The Stripe simulator has no shipping in an Express Checkout Element.');
  }
}
