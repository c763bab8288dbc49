import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {breakFrames} from './support/faults.js';
import {
  clearPage,
  createForm,
  framesOf,
  hasFocus,
  inside,
  loadOfflineStripe,
  next,
  textOf,
  typeCard,
  until,
} from './support/form.js';
import {click} from './support/input.js';

/** A form in the page, and how often fields were made for it. */
function addForm(): {form: PaymentMethodForm; sets: () => number; errors: string[]} {
  const form = createForm();
  const errors: string[] = [];
  form.addEventListener('payment-method-error', ({error}) => errors.push(error.code));
  let nodes = 0;
  new MutationObserver((records) => {
    for (const {addedNodes} of records) nodes += addedNodes.length;
  }).observe(form, {childList: true});
  document.body.append(form);
  return {form, sets: () => nodes / 3, errors};
}

describe('A form whose frames tell of a loaderror', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('makes them anew by itself, with a new instance of Stripe', async () => {
    const {form: healthy} = addForm();
    await healthy.ready;
    await breakFrames(1);
    const {form, sets, errors} = addForm();
    await form.ready;
    expect([sets(), framesOf(form).length, errors]).to.deep.equal([2, 3, []]);
    expect(form.stripe).not.to.equal(healthy.stripe);
    expect(healthy.state).to.equal('ready');
  });

  it('says so when that does not help, and is tried again without a reload', async () => {
    await breakFrames(0);
    const {form, sets, errors} = addForm();
    await next(form, 'payment-method-error');
    expect([form.state, form.error?.code, sets(), errors]).to.deep.equal([
      'failed',
      'fields-failed',
      2,
      ['fields-failed'],
    ]);
    await resetBackends();
    // What the person asks for is helped along once more.
    await breakFrames(1);
    await click(inside(form, '[role=alert] button'));
    await form.ready;
    expect([form.state, sets(), errors.length]).to.deep.equal(['ready', 4, 1]);
    // The button that was pressed is gone.
    await until(() => hasFocus(form, 'number'));
  });

  it('still says that the card is saved when they fail after that', async () => {
    const {form} = addForm();
    await form.ready;
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
    await breakFrames(0);
    const told = next(form, 'payment-method-error');
    form.reload();
    await told;
    await form.updateComplete;
    expect(textOf(form)).to.include('Card saved');
    expect(inside(form, '[role=alert] .cover').childElementCount).to.equal(0);
  });

  it('makes them anew again once they had been used, and says that the card must be typed again', async () => {
    await breakFrames(1);
    const {form, sets, errors} = addForm();
    await form.ready;
    await typeCard(form);
    await breakFrames(1);
    const [frame] = framesOf(form);
    // It loads anew there.
    frame?.parentElement?.append(frame);
    await until(() => sets() === 3);
    await form.ready;
    expect(errors).to.deep.equal([]);
    expect(textOf(form)).to.include('type the card once more');
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });
});
