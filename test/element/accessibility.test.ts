import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {accessibilityViolations} from './support/accessibility.js';
import {resetBackends} from './support/environment.js';
import {
  clearPage,
  createForm,
  declined,
  inside,
  loadOfflineStripe,
  mountForm,
  next,
  typeCard,
} from './support/form.js';

const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // The page around the form is the test's own.
  rules: {region: {enabled: false}},
};

async function expectAccessible(form: PaymentMethodForm): Promise<void> {
  await form.updateComplete;
  expect(await accessibilityViolations(form, rules)).to.deep.equal([]);
}

describe('The form is accessible', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(() => {
    document.documentElement.style.removeProperty('color-scheme');
    document.documentElement.style.removeProperty('background');
    clearPage();
  });

  for (const scheme of ['light', 'dark']) {
    describe(`in a ${scheme} page`, () => {
      beforeEach(() => {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.style.background = 'Canvas';
      });

      it('while it is empty, and with what is missing pointed out', async () => {
        const form = await mountForm('gatego-intent');
        await expectAccessible(form);
        await form.submit();
        await expectAccessible(form);
      });

      it('after a success', async () => {
        const form = await mountForm();
        await typeCard(form);
        expect((await form.submit()).status).to.equal('attached');
        await expectAccessible(form);
      });

      it('after a decline', async () => {
        const form = await mountForm('gatego-attach');
        await typeCard(form, declined);
        expect((await form.submit()).status).to.equal('failed');
        await expectAccessible(form);
      });

      it('when it is not set up correctly', async () => {
        const form = createForm('catalyze', {contract: 'nope'});
        const told = next(form, 'payment-method-error');
        document.body.append(form);
        await told;
        await expectAccessible(form);
      });
    });
  }

  it('keeps the regions that speak in the page before they do', async () => {
    const form = await mountForm();
    const [status, alert] = [inside(form, '[role=status]'), inside(form, '[role=alert]')];
    expect(inside(form, '.messages').innerText.trim()).to.equal('');
    await typeCard(form, declined);
    await form.submit();
    await form.updateComplete;
    expect(inside(form, '[role=status]')).to.equal(status);
    expect(inside(form, '[role=alert]')).to.equal(alert);
    expect(alert.innerText).to.include('declined');
  });
});
