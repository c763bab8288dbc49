import {expect} from 'chai';
import {resetBackends} from './support/environment.js';
import {clearPage, createForm, framesOf, loadOfflineStripe, next, textOf, until} from './support/form.js';
import type {PaymentMethodForm} from '../../src/index.js';

function append(attributes: Record<string, string>, bearer = 'demo-billing'): PaymentMethodForm {
  const form = createForm('catalyze', attributes);
  form.authToken = bearer;
  document.body.append(form);
  return form;
}

describe('A form that looks the permission up first', () => {
  before(loadOfflineStripe);
  before(resetBackends);
  afterEach(clearPage);

  it('is shown to a user who may pay', async () => {
    const form = append({'check-permission': 'user_billing'});
    expect(form.state).to.equal('loading');
    await form.ready;
    expect(framesOf(form)).to.have.length(3);
  });

  it('says so to a user who may not, and asks Stripe for nothing', async () => {
    const form = append({'check-permission': 'user_viewer'});
    const {error} = await next(form, 'payment-method-error');
    expect([error.code, error.phase, error.retry]).to.deep.equal(['permission-denied', 'load', 'none']);
    expect(form.state).to.equal('failed');
    await form.updateComplete;
    expect(textOf(form)).to.include('You can’t add a payment method here');
    expect(framesOf(form)).to.deep.equal([]);
    expect((await form.submit()).status).to.equal('failed');
  });

  it('is shown once the permission is there, after another try', async () => {
    const form = append({'check-permission': 'user_viewer'});
    await next(form, 'payment-method-error');
    form.checkPermission = 'user_billing';
    await until(() => form.state === 'ready');
  });

  it('says that nobody is signed in, and asks again once somebody is', async () => {
    const form = append({'check-permission': 'user_billing'}, 'nobody');
    const {error} = await next(form, 'payment-method-error');
    expect([error.code, error.retry]).to.deep.equal(['not-signed-in', 'sign-in']);
    form.authToken = 'demo-billing';
    await until(() => form.state === 'ready');
  });

  it('is not built anew when only the token is another one', async () => {
    const form = append({'check-permission': 'user_billing'});
    await form.ready;
    const frames = framesOf(form);
    form.authToken = () => 'demo-billing';
    await form.updateComplete;
    expect(framesOf(form)).to.deep.equal(frames);
    expect(form.state).to.equal('ready');
  });
});
