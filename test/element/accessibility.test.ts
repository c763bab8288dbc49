import {expect} from 'chai';
import {resetBackends} from './support/environment.js';
import {clearPage, declined, inside, loadOfflineStripe, mountForm, typeCard} from './support/form.js';

describe('The form is accessible', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

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
