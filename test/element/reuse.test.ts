import {expect} from 'chai';
import {catalyze, type OrgContract} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  inside,
  loadOfflineStripe,
  mountForm,
  textOf,
  typeCard,
  until,
} from './support/form.js';

describe('A form that a page goes on to use', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('does not tell for the next organization what was saved for the one before', async () => {
    const form = await mountForm();
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
    expect((await form.submit()).status).to.equal('attached');
    form.orgId = 'org_other';
    await form.updateComplete;
    expect(textOf(form)).to.include('Card saved');
    expect((await form.submit()).status).to.equal('failed');
    expect(textOf(form)).not.to.include('Card saved');
  });

  it('does not tell for another sum what was paid before', async () => {
    const form = await mountForm('gatego-intent');
    await typeCard(form);
    inside(form, '#consent').click();
    expect((await form.submit()).status).to.equal('attached');
    form.amount = 9900;
    expect((await form.submit()).status).to.equal('failed');
  });

  it('confirms no intent over another sum than the one agreed to', async () => {
    const form = await mountForm('gatego-intent');
    await typeCard(form);
    inside(form, '#consent').click();
    form.addEventListener('payment-method-request', (event) => {
      event.body = {...event.body, amount: 7_000};
    });
    expect((await form.submit()).status).to.equal('failed');
    expect(form.error?.code).to.equal('amount-not-allowed');
    expect(await cardsOfOrg()).to.deep.equal([]);
  });

  it('lets the host form go by the image that was pressed', async () => {
    const host = document.createElement('form');
    host.dataset['test'] = '';
    host.innerHTML = '<input type="image" name="buy" alt="Buy">';
    const submitters: unknown[] = [];
    host.addEventListener('submit', (event) => {
      event.preventDefault();
      submitters.push(event.submitter);
    });
    document.body.append(host);
    const form = await mountForm('catalyze', {'no-submit': ''}, host);
    await typeCard(form);
    host.querySelector('input')?.click();
    await until(() => form.state === 'attached' && submitters.length > 0);
    expect(submitters.at(-1)).to.equal(host.querySelector('input'));
  });

  it('keeps what was typed where an equal contract is given with each rendering', async () => {
    const form = createForm('catalyze', {'check-permission': 'user_billing'});
    const contract = (): OrgContract => ({...catalyze, mapBody: (body) => body});
    form.contract = contract();
    document.body.append(form);
    await form.ready;
    await typeCard(form);
    form.contract = contract();
    await form.updateComplete;
    expect(form.complete).to.equal(true);
  });

  it('takes a contract that names no way to find out for one that has none', async () => {
    const form = createForm('gatego-attach');
    form.contract = {
      name: 'typo',
      credential: 'payment-method',
      createRequest: ({endpoint}: {endpoint: string}) => ({method: 'POST', url: endpoint, body: {}}),
      repeatIsSafe: () => false,
      reconciliation: () => 'lookup',
    } as unknown as OrgContract;
    document.body.append(form);
    await form.ready;
    await typeCard(form);
    form.addEventListener('payment-method-request', (event) => {
      event.respondWith(Promise.reject(new Error('No line.')));
    });
    expect((await form.submit()).status).to.equal('unknown');
    expect((await form.reconcile()).status).to.equal('unknown');
    expect(form.state).to.equal('unknown');
  });

  it('tells of a contract that breaks when an attempt starts', async () => {
    const form = createForm('gatego-attach');
    form.contract = {
      ...catalyze,
      repeatIsSafe: () => {
        throw new Error('A defect of the contract.');
      },
    };
    document.body.append(form);
    await form.ready;
    await typeCard(form);
    const codes: string[] = [];
    form.addEventListener('payment-method-error', ({error}) => codes.push(error.code));
    expect((await form.submit()).status).to.equal('failed');
    expect(codes).to.deep.equal(['unexpected']);
  });

  for (const billing of [null, {name: 'Ada', address: null}, {address: {country: 'US', line2: null}}]) {
    it(`begins with billing details that have null for what is not known: ${JSON.stringify(billing)}`, async () => {
      const form = createForm('gatego-attach', {layout: 'payment', collect: 'address'});
      Object.assign(form, {billingDetails: billing});
      document.body.append(form);
      await form.ready;
    });
  }
});
