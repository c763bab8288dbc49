import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {environment, resetBackends} from './support/environment.js';
import {clearPage, createForm, good, inside as part, submitButton, textOf, until} from './support/form.js';
import {click} from './support/input.js';
import {addPage, createFormIn, type PageInFrame} from './support/page-in-frame.js';

declare global {
  interface Window {
    /** In a strict page: what its policy has forbidden. */
    violations: string[];
  }
}

const authenticate = '4000002500003155';

function addForm({page}: PageInFrame, layout = 'split'): PaymentMethodForm {
  const form = createFormIn(page, createForm('gatego-intent', {layout}));
  page.body.append(form);
  return form;
}

/** What the policy has forbidden, and at the end the picture that this adds: the browser reports in order. */
async function violationsAndPicture({page, inside}: PageInFrame): Promise<readonly string[]> {
  const picture = page.createElement('img');
  picture.src = '/picture.png';
  page.body.append(picture);
  await until(() => inside.violations.some((violation) => violation.includes('/picture.png')));
  return inside.violations;
}

/** Clicks the bank's button, which is that far from the lower edge of a box in the middle, until the challenge is over. */
async function passChallenge({frame, page}: PageInFrame): Promise<void> {
  const isOpen = (): boolean => page.querySelector('iframe[src*="three-ds-2-challenge"]') !== null;
  await until(isOpen);
  const {clientWidth, clientHeight} = frame;
  const edge = Math.min(clientHeight / 2 + 216, clientHeight - 16);
  for (let tries = 0; tries < 20 && isOpen(); tries += 1) {
    // A click that ends the frame under it may never be told to be over.
    const over = until(() => !isOpen(), 1500).catch(() => undefined);
    await Promise.race([click(frame, clientWidth / 2, edge - 108), over]);
    await over;
  }
}

describe('Under the policy of the README', () => {
  before(async () => {
    const {ok} = await fetch('/dist/payment-method-form.min.js');
    expect(ok, 'This is about the built script: npm run build comes before it.').to.equal(true);
  });
  beforeEach(resetBackends);
  afterEach(clearPage);

  for (const layout of ['split', 'card', 'payment']) {
    it(`layout="${layout}": a payment with a challenge breaks no rule`, async () => {
      const strict = await addPage('/strict/?stripe');
      const form = addForm(strict, layout);
      await form.ready;
      const postal = layout === 'payment' ? {postalCode: '94107'} : {};
      await strict.inside.fillCard?.(strict.page, {...good, number: authenticate, ...postal});
      await until(() => form.complete);
      part(form, '#consent').click();
      submitButton(form).click();
      await passChallenge(strict);
      await until(() => form.state === 'attached');
      expect(textOf(form)).to.include('Paid $50.00');
      expect(await violationsAndPicture(strict)).to.have.length(1);
    });
  }

  it('the script that brings Stripe.js passes, from its own address alone', async () => {
    const strict = await addPage('/strict/');
    const added: Node[] = [];
    // In the place of Stripe, which is not asked.
    strict.page.head.append = (...nodes) => added.push(...(nodes as Node[]));
    addForm(strict);
    await until(() => added.length > 0);
    expect((added[0] as HTMLScriptElement).src).to.equal('https://js.stripe.com/endive/stripe.js');
    expect(await violationsAndPicture(strict)).to.have.length(1);
  });

  it('a rule that is broken is noticed by the same check', async () => {
    const strict = await addPage(`/strict/?stripe&without=${environment.stripeUrl}`);
    const [violation, ...others] = await violationsAndPicture(strict);
    expect(violation).to.match(/^script-src.* http/);
    expect(others).to.have.length(1);
    if (!('trustedTypes' in window)) return;
    const form = addForm(await addPage('/strict/?without=payment-method-form'));
    await until(() => form.state === 'failed');
    expect(form.error?.code).to.equal('load-forbidden');
    expect(textOf(form)).to.include('trusted-types');
  });
});
