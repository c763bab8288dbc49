import {WALLET_CARDS, type WalletCardName} from '../../wallets.js';
import {Channel} from '../channel.js';
import {formatAmount} from '../minor-units.js';
import {type Texts, textsFor} from '../texts/index.js';
import {WALLET_NAMES} from '../wallet-names.js';
import type {FromSheet, SheetContent, ToSheet} from '../wallet-protocol.js';
import {onConnect} from './handshake.js';

/** Milliseconds: a frame that goes away within the click that ends it leaves a test runner waiting for the rest of that click. */
const LINGER = 100;

/** The page of a simulated wallet's sheet: what is to be paid, with which test card, and the two ways out. */
onConnect((port) => {
  let sheet: Sheet | undefined;
  const host = new Channel<FromSheet, ToSheet>(port, (message) => {
    if (message.kind === 'failed') {
      sheet?.fail(message.message);
    } else if (sheet === undefined) {
      sheet = new Sheet(message, (answer) => host.send(answer));
      host.send({kind: 'shown'});
    }
  });
});

class Sheet {
  readonly #texts: Texts;
  readonly #content: SheetContent;
  readonly #send: (message: FromSheet) => void;
  readonly #cards = document.createElement('select');
  readonly #status = element('p', '');
  readonly #pay: HTMLButtonElement;
  readonly #cancel: HTMLButtonElement;

  constructor(content: SheetContent, send: (message: FromSheet) => void) {
    this.#content = content;
    this.#texts = textsFor(content.locale);
    this.#send = send;
    this.#pay = button('wallet-pay', this.#payText(), () => this.#payNow());
    this.#cancel = button('wallet-cancel', this.#texts.wallet.cancel, () => this.#cancelNow());
    document.documentElement.lang = content.locale;
    document.documentElement.dir = content.direction;
    document.body.append(this.#render());
    document.addEventListener('keydown', ({key}) => {
      if (key === 'Escape' && !this.#cancel.disabled) this.#cancelNow();
    });
    this.#pay.focus();
  }

  fail(message: string | undefined): void {
    this.#status.textContent = message ?? this.#texts.wallet.failed;
    this.#enable(true);
    this.#pay.focus();
  }

  #payNow(): void {
    this.#status.textContent = this.#texts.challenge.working;
    this.#enable(false);
    const name = Object.keys(WALLET_CARDS).find((each): each is WalletCardName => each === this.#cards.value);
    this.#send({kind: 'pay', card: name ?? 'succeeds'});
  }

  #cancelNow(): void {
    this.#enable(false);
    setTimeout(() => this.#send({kind: 'cancel'}), LINGER);
  }

  #enable(enabled: boolean): void {
    for (const control of [this.#pay, this.#cancel, this.#cards]) control.disabled = !enabled;
  }

  #render(): HTMLElement {
    const {wallet} = this.#texts;
    const {business} = this.#content;
    const title = wallet.title.replace('{wallet}', WALLET_NAMES[this.#content.wallet]);
    document.title = title;
    const banner = element('p', 'Stripe simulator');
    banner.className = 'banner';
    this.#status.className = 'status';
    this.#status.setAttribute('role', 'status');
    const actions = document.createElement('div');
    actions.className = 'actions';
    actions.append(this.#pay, this.#cancel);
    const main = document.createElement('main');
    main.dataset['testid'] = 'wallet-sheet';
    main.append(
      ...[banner, element('h1', title), element('p', wallet.explanation)],
      ...(business === undefined ? [] : [element('p', business)]),
      ...this.#lineItems(),
      ...[this.#cardChoice(), this.#status, actions],
    );
    return main;
  }

  #lineItems(): HTMLElement[] {
    const {lineItems, locale, currency} = this.#content;
    if (lineItems.length === 0 || currency === undefined) return [];
    const list = document.createElement('ul');
    list.append(
      ...lineItems.map(({name, amount}) =>
        element('li', `${name}: ${formatAmount(amount, currency, locale)}`),
      ),
    );
    return [list];
  }

  #cardChoice(): HTMLElement {
    const {wallet} = this.#texts;
    const label = element('label', wallet.card);
    this.#cards.name = 'card';
    this.#cards.dataset['testid'] = 'wallet-card';
    for (const name of Object.keys(WALLET_CARDS) as WalletCardName[]) {
      const option = document.createElement('option');
      option.value = name;
      option.textContent = wallet.cards[name];
      this.#cards.append(option);
    }
    label.append(this.#cards);
    return label;
  }

  #payText(): string {
    const {amount, currency, locale} = this.#content;
    const {pay, payAmount} = this.#texts.wallet;
    if (amount === undefined || currency === undefined) return pay;
    return payAmount.replace('{amount}', formatAmount(amount, currency, locale));
  }
}

function element(name: 'p' | 'h1' | 'li' | 'label', text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function button(testId: string, text: string, pressed: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.dataset['testid'] = testId;
  made.textContent = text;
  made.addEventListener('click', pressed);
  return made;
}
