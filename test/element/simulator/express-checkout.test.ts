import type {
  StripeExpressCheckoutElement,
  StripeExpressCheckoutElementConfirmEvent,
  StripeExpressCheckoutElementReadyEvent,
} from '@stripe/stripe-js';
import {expect} from 'chai';
import {until} from '../support/form.js';
import {press} from '../support/input.js';
import {groupOfSources} from './source-group.js';

/** The frames have the test page's origin, as they are served from their source, so that the test may press what is in them. */
describe('the Express Checkout Element of the simulator', () => {
  const node = document.createElement('div');
  let element: StripeExpressCheckoutElement;
  let ready: StripeExpressCheckoutElementReadyEvent;
  before(async () => {
    document.body.append(node);
    element = groupOfSources({mode: 'payment', amount: 1299, currency: 'usd'}).create('expressCheckout');
    const told = new Promise<StripeExpressCheckoutElementReadyEvent>((resolve) =>
      element.on('ready', resolve),
    );
    element.mount(node);
    ready = await told;
  });
  after(() => {
    element.destroy();
    node.remove();
  });

  it('offers a button a wallet, in a frame as high as they are', async () => {
    expect(ready.availablePaymentMethods).to.include({link: true, applePay: true, googlePay: false});
    const frame = node.querySelector('iframe');
    const wallets = frame?.contentDocument?.querySelectorAll('button');
    expect([...(wallets ?? [])].map(({textContent}) => textContent)).to.deep.equal([
      'Pay with Apple Pay',
      'Pay with Link',
    ]);
    await until(() => frame?.clientHeight === 44);
  });

  it('confirms by keys alone, says what the page says of a failure, and closes on Escape', async () => {
    const confirmed = new Promise<StripeExpressCheckoutElementConfirmEvent>((resolve) =>
      element.on('confirm', resolve),
    );
    const canceled = new Promise((resolve) => element.on('cancel', resolve));
    const wallets = node.querySelector('iframe')?.contentDocument;
    wallets?.querySelector<HTMLElement>('[data-testid=wallet-button-link]')?.click();
    await until(() => sheet()?.activeElement?.textContent === 'Pay $12.99');
    await until(() => sheet()?.hasFocus() === true);
    await press('Enter');
    const {expressPaymentType, paymentFailed} = await confirmed;
    expect(expressPaymentType).to.equal('link');
    paymentFailed({message: 'Not today.'});
    await until(() => sheet()?.querySelector('[role=status]')?.textContent === 'Not today.');
    await until(() => sheet()?.hasFocus() === true);
    await press('Escape');
    await canceled;
    await until(() => sheet() === undefined);
  });
});

function sheet(): Document | undefined {
  const frame = document.querySelector<HTMLIFrameElement>('iframe[src*="express-checkout-sheet"]');
  return frame?.contentDocument ?? undefined;
}
