import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {clearPage, hasFocus, inside, loadOfflineStripe, mountForm, typeCard, until} from './support/form.js';
import {click} from './support/input.js';

const links = (form: PaymentMethodForm): HTMLAnchorElement[] => [
  ...form.renderRoot.querySelectorAll<HTMLAnchorElement>('[role=alert] a'),
];

/** A link may go on in the next line: its middle is not always on it. */
async function clickLink(form: PaymentMethodForm, index: number): Promise<void> {
  const link = links(form)[index] ?? form;
  const [{left, top}, [first = link.getBoundingClientRect()]] = [
    link.getBoundingClientRect(),
    link.getClientRects(),
  ];
  await click(link, first.left - left + 4, first.top - top + 4);
}

describe('Several mistakes', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('are summed up in a sentence that leads to each, into Stripe’s frames as well', async () => {
    const form = await mountForm('gatego-intent', {collect: 'name'});
    await form.submit();
    await form.updateComplete;
    expect(inside(form, '.messages').innerText.trim()).to.match(
      /^Please check: Card number, Expiry date, Security code, Full name,? and Total\.$/,
    );
    for (const [index, name] of ['number', 'expiry', 'cvc'].entries()) {
      await clickLink(form, index);
      await until(() => hasFocus(form, name));
    }
    await clickLink(form, 3);
    await until(() => form.shadowRoot?.activeElement === inside(form, '#billing-name'));
    await clickLink(form, 4);
    await until(() => form.shadowRoot?.activeElement === inside(form, '#consent'));
    expect(location.hash).to.equal('');
  });

  it('are not summed up when there is only one, nor once they are being mended', async () => {
    const form = await mountForm('gatego-intent');
    await form.submit();
    await form.updateComplete;
    expect(links(form)).to.have.length(4);
    await typeCard(form);
    expect(links(form)).to.deep.equal([]);
    await form.submit();
    await form.updateComplete;
    expect(links(form)).to.deep.equal([]);
    expect(inside(form, '.messages').innerText.trim()).to.equal('');
    expect(inside(form, '#below-consent').innerText).to.include('Tick the box');
  });
});
