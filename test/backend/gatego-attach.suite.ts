import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  attachedCards,
  gategoCode,
  gategoRefusal,
  makePaymentMethod,
  makeToken,
  type World,
} from './support.js';

const attach = '/api/organization/org_demo/payment/paymentmethod/';

/** Gatego's attach route. */
export function gategoAttachSuite(world: () => World): void {
  describe('Gatego: attaching a payment method', () => {
    it('attaches it to the customer of the organization, which is made first', async () => {
      const {stripe, sdk, call} = world();
      const id = await makePaymentMethod(stripe, {expMonth: 3, expYear: 2041});
      const answer = await call('POST', attach, {
        body: {email: 'pay@example.com', provider_payment_method_id: id},
        headers: {'x-api-key': undefined},
      });
      assert.deepEqual(
        [answer.status, answer.body],
        [200, {provider_payment_method_id: id, brand: 'visa', last4: '4242', exp_month: 3, exp_year: 2041}],
      );
      const [customer] = (await sdk.customers.list()).data;
      assert.equal(customer?.email, 'pay@example.com');
      assert.equal(customer.invoice_settings.default_payment_method, id);
      assert.equal((await sdk.paymentMethods.retrieve(id)).customer, customer.id);
    });

    it('works without the slash at the end, and without an email', async () => {
      const {call, sdk} = world();
      const body = {provider_payment_method_id: 'pm_card_amex'};
      assert.equal((await call('POST', attach.slice(0, -1), {body})).status, 200);
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('attaches the same payment method once, however often it is asked to', async () => {
      const {stripe, sdk, call} = world();
      const body = {provider_payment_method_id: await makePaymentMethod(stripe)};
      const answers = [];
      for (let round = 0; round < 3; round++) answers.push(await call('POST', attach, {body}));
      for (const {status, body: answered} of answers) {
        assert.equal(status, 200);
        assert.deepEqual(answered, answers[0]?.body);
      }
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('answers with the card that is there when the same one comes as another payment method', async () => {
      const {stripe, sdk, call} = world();
      const first = await makePaymentMethod(stripe);
      const second = await makePaymentMethod(stripe);
      await call('POST', attach, {body: {provider_payment_method_id: first}});
      const {status, body} = await call('POST', attach, {body: {provider_payment_method_id: second}});
      assert.equal(status, 200);
      assert.equal((body as {provider_payment_method_id: string}).provider_payment_method_id, first);
      assert.deepEqual(
        (await attachedCards(sdk)).map(({id}) => id),
        [first],
      );
    });

    it('is told the new address when it asks again with another email', async () => {
      const {stripe, sdk, call} = world();
      const id = await makePaymentMethod(stripe);
      await call('POST', attach, {body: {email: 'old@example.com', provider_payment_method_id: id}});
      await call('POST', attach, {body: {email: 'new@example.com', provider_payment_method_id: id}});
      assert.equal((await sdk.customers.list()).data[0]?.email, 'new@example.com');
    });

    it('answers a decline with its reason, and keeps nothing of the card', async () => {
      const {stripe, sdk, call} = world();
      const id = await makePaymentMethod(stripe, {number: '4000000000009995'});
      const answer = await call('POST', attach, {body: {provider_payment_method_id: id}});
      assert.equal(gategoCode(answer, 402), 'card-declined');
      assert.equal((answer.body as {decline_code: string}).decline_code, 'insufficient_funds');
      assert.deepEqual(await attachedCards(sdk), []);
    });

    it('leaves the address for receipts as it was when the card is declined', async () => {
      const {stripe, sdk, call} = world();
      const ask = async (email: string, number: string) =>
        call('POST', attach, {
          body: {email, provider_payment_method_id: await makePaymentMethod(stripe, {number})},
        });
      assert.equal((await ask('good@example.com', '4242424242424242')).status, 200);
      assert.equal((await ask('other@example.com', '4000000000009995')).status, 402);
      assert.equal((await sdk.customers.list()).data[0]?.email, 'good@example.com');
    });

    it('does not take the payment method of another organization, nor tell it from one that nobody made', async () => {
      const {stripe, sdk, call} = world();
      const id = await makePaymentMethod(stripe);
      await call('POST', attach, {body: {provider_payment_method_id: id}});
      const attempt = (wanted: string) =>
        call('POST', '/api/organization/org_other/payment/paymentmethod/', {
          body: {provider_payment_method_id: wanted},
          bearer: 'demo-other',
        });
      const [foreign, unknown] = await Promise.all([attempt(id), attempt('pm_nobody')]);
      assert.equal(gategoCode(foreign, 400), 'payment-method-not-found');
      assert.deepEqual(foreign.body, unknown.body);
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('refuses bodies that do not fit', async () => {
      const {stripe, call} = world();
      const pm = 'pm_card_visa';
      for (const body of [
        {},
        {provider_payment_method_id: 42},
        {provider_payment_method_id: null},
        {provider_payment_method_id: await makeToken(stripe)},
        {provider_payment_method_id: 'pm_'},
        {provider_payment_method_id: `pm_${'a'.repeat(300)}`},
        {provider_payment_method_id: 'pm_a\u0000'},
        {provider_payment_method_id: pm, email: 'nobody'},
        {provider_payment_method_id: pm, email: 'a@b\u0000.example'},
        {provider_payment_method_id: pm, email: ''},
        {provider_payment_method_id: pm, email: `${'a'.repeat(300)}@example.com`},
        [],
        'pm_card_visa',
      ]) {
        assert.equal(
          gategoCode(await call('POST', attach, {body: JSON.stringify(body)}), 400),
          'validation-error',
        );
      }
    });
  });

  describe('Gatego: who may attach', () => {
    const body = {provider_payment_method_id: 'pm_card_visa'};

    it('says what is wrong with a bearer', async () => {
      const {call} = world();
      const code = async (authorization: string | undefined) =>
        gategoCode(await call('POST', attach, {body, headers: {authorization}}), 401);
      assert.equal(await code(undefined), 'bad-credentials');
      assert.equal(await code('Bearer nobody'), 'bad-credentials');
      assert.equal(await code('Bearer demo-expired'), 'token-expired');
      assert.equal(await code('Bearer demo-not-validated'), 'account-not-validated');
      assert.equal(await code('Bearer demo-inactive'), 'inactive-account');
    });

    it('does not let anyone but an admin name another organization in the header', async () => {
      const {call, sdk} = world();
      const ask = (bearer: string, organization: string) =>
        call('POST', attach, {body, bearer, headers: {organization_id: organization}});
      const {error_code: code, field} = gategoRefusal(await ask('demo-billing', 'org_other'), 403);
      assert.deepEqual([code, field], ['insufficient-permissions', 'organization_id']);
      assert.deepEqual(await attachedCards(sdk), []);
      assert.equal((await ask('demo-billing', 'org_demo')).status, 200);
      assert.equal((await ask('demo-admin', 'org_other')).status, 200);
    });

    it('requires the payment permission, in an organization that exists', async () => {
      const {call, sdk} = world();
      const at = (org: string) => `/api/organization/${org}/payment/paymentmethod/`;
      const refused = await call('POST', at('org_demo'), {body, bearer: 'demo-viewer'});
      assert.equal(gategoCode(refused, 403), 'insufficient-permissions');
      assert.equal(gategoCode(await call('POST', at('org_other'), {body}), 403), 'insufficient-permissions');
      assert.equal(gategoCode(await call('POST', at('nobody'), {body}), 404), 'organization-not-found');
      assert.deepEqual(await attachedCards(sdk), []);
    });
  });
}
