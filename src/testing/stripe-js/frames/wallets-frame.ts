import {type Wallet, WALLETS} from '../../wallets.js';
import {Channel} from '../channel.js';
import type {FromElement, ToElement} from '../protocol.js';
import {textsFor} from '../texts/index.js';
import {WALLET_NAMES} from '../wallet-names.js';
import type {FromWallets, ToWallets, WalletOptions} from '../wallet-protocol.js';
import {tellFocus} from './focus-events.js';
import {onConnect} from './handshake.js';
import {createLooks, createMark, tellHeight} from './looks.js';
import {isMarked} from './marks.js';

/** The page of an Express Checkout Element's frame: a button a wallet. */
const offered = (document.documentElement.dataset['wallets'] ?? '').split(' ');
const applyLooks = createLooks();
const root = document.createElement('div');
root.className = 'Wallets';
document.body.append(root);
let hasStarted = false;

onConnect((port) => {
  type Out = FromWallets | FromElement;
  const host = new Channel<Out, ToWallets | ToElement>(port, (message) => {
    switch (message.kind) {
      case 'start':
        if (hasStarted) return;
        hasStarted = true;
        if (isMarked('loaderror')) {
          host.send({kind: 'loaderror'});
          return;
        }
        tellFocus((event) => host.send(event));
        tellHeight(root, (event) => host.send(event));
        show(message.options);
        host.send({kind: 'ready'});
        break;
      case 'update':
        show(message.options);
        break;
      case 'focus':
        root.querySelector('button')?.focus();
        break;
      case 'blur':
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        break;
      case 'clear':
        break;
    }
  });

  function show(options: WalletOptions): void {
    const wallets = shownWallets(options);
    applyLooks(options);
    document.title = textsFor(options.locale).titles.expressCheckout;
    root.style.setProperty('--height', `${options.buttonHeight}px`);
    root.style.setProperty('--columns', String(Math.max(1, Math.min(options.columns, wallets.length))));
    root.replaceChildren(
      ...wallets.map((wallet) => button(wallet, options.locale)),
      ...(wallets.length > 0 ? [createMark()] : []),
    );
    host.send({kind: 'wallets', wallets});
  }

  function button(wallet: Wallet, locale: string): HTMLElement {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = `Wallet Wallet--${wallet}`;
    element.dataset['testid'] = `wallet-button-${wallet}`;
    element.textContent = textsFor(locale).wallet.button.replace('{wallet}', WALLET_NAMES[wallet]);
    element.addEventListener('click', () => host.send({kind: 'press', wallet}));
    return element;
  }
});

function shownWallets({hidden, order}: WalletOptions): readonly Wallet[] {
  const rank = (wallet: Wallet): number => {
    const index = order.findIndex(
      (name) => name.replaceAll(/[_-]/g, '').toLowerCase() === wallet.replace('_', ''),
    );
    return index < 0 ? order.length : index;
  };
  return WALLETS.filter((wallet) => offered.includes(wallet) && !hidden.includes(wallet)).sort(
    (a, b) => rank(a) - rank(b),
  );
}
