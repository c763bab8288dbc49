import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {PaymentIntent, SetupIntent, StripeError} from '@stripe/stripe-js';
import {createAuthenticator, type IntentSteps} from '../../src/stripe/authenticate.js';
import type {CardFields} from '../../src/stripe/card-fields.js';
import type {Credential} from '../../src/submission/credential.js';

const secret = 'pi_1_secret_2';
const credential: Credential = {type: 'payment-method', id: 'pm_1'};
const lost: StripeError = {type: 'api_connection_error'};
const declined: StripeError = {type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds'};

type Answer = {status: PaymentIntent.Status; error?: Partial<StripeError>} | StripeError;

/** Stripe.js with its answers laid out: what each retrieve and each step gives, in order; the last one again and again. */
function script(
  retrieves: readonly Answer[],
  steps: readonly Answer[] = [],
): {stripe: IntentSteps; calls: string[]} {
  const calls: string[] = [];
  const next = (answers: Answer[]): Answer => (answers.length > 1 ? answers.shift() : answers[0]) ?? lost;
  const [left, right] = [[...retrieves], [...steps]];
  const give = (name: string, answers: Answer[]): ReturnType<IntentSteps['retrievePaymentIntent']> => {
    calls.push(name);
    const answer = next(answers);
    if ('type' in answer) return Promise.resolve({error: answer});
    const intent = {
      object: 'payment_intent',
      status: answer.status,
      last_payment_error: answer.error ?? null,
    };
    return Promise.resolve({paymentIntent: intent as unknown as PaymentIntent});
  };
  const stripe: IntentSteps = {
    retrievePaymentIntent: () => give('retrieve', left),
    confirmCardPayment: (_secret, data) => give(`confirm ${JSON.stringify(data ?? null)}`, right),
    handleNextAction: () => give('handleNextAction', right),
    retrieveSetupIntent: () => Promise.reject(new Error('not a SetupIntent')),
    confirmCardSetup: () => Promise.reject(new Error('not a SetupIntent')),
    confirmPayment: () => Promise.reject(new Error('no Payment Element')),
    confirmSetup: () => Promise.reject(new Error('no Payment Element')),
  };
  return {stripe, calls};
}

describe('A client secret', () => {
  const done: readonly (readonly [string, Answer[], Answer[], string, string[]])[] = [
    ['is done when it has succeeded', [{status: 'succeeded'}], [], 'succeeded', ['retrieve']],
    ['is done when it waits for capture', [{status: 'requires_capture'}], [], 'succeeded', ['retrieve']],
    [
      'is confirmed as it stands',
      [{status: 'requires_confirmation'}],
      [{status: 'succeeded'}],
      'succeeded',
      ['retrieve', 'confirm null'],
    ],
    [
      'is confirmed with the payment method at hand',
      [{status: 'requires_payment_method'}],
      [{status: 'succeeded'}],
      'succeeded',
      ['retrieve', 'confirm {"payment_method":"pm_1"}'],
    ],
    [
      'is authenticated when it asks for that',
      [{status: 'requires_action'}],
      [{status: 'requires_confirmation'}, {status: 'succeeded'}],
      'succeeded',
      ['retrieve', 'handleNextAction', 'confirm null'],
    ],
    ['is over when it was canceled', [{status: 'canceled'}], [], 'failed', ['retrieve']],
    ['is unclear when it cannot be read', [lost], [], 'unclear', ['retrieve']],
    [
      'is declined when its confirmation says so',
      [{status: 'requires_confirmation'}, {status: 'requires_payment_method', error: declined}],
      [declined],
      'failed',
      ['retrieve', 'confirm null', 'retrieve'],
    ],
    [
      'has succeeded when the answer was lost and the intent says so',
      [{status: 'requires_confirmation'}, {status: 'succeeded'}],
      [lost],
      'succeeded',
      ['retrieve', 'confirm null', 'retrieve'],
    ],
    [
      'is unclear when the answer was lost and the intent is as before',
      [{status: 'requires_payment_method'}],
      [lost],
      'unclear',
      ['retrieve', 'confirm {"payment_method":"pm_1"}', 'retrieve'],
    ],
    [
      'is unclear when the answer was lost and it waits for an action',
      [{status: 'requires_confirmation'}, {status: 'requires_action'}],
      [lost],
      'unclear',
      ['retrieve', 'confirm null', 'retrieve'],
    ],
  ];
  for (const [name, retrieves, steps, kind, calls] of done) {
    it(name, async () => {
      const scripted = script(retrieves, steps);
      const end = await createAuthenticator(scripted.stripe).authenticate(
        secret,
        credential,
        () => undefined,
      );
      assert.equal(end.kind, kind);
      assert.deepEqual(scripted.calls, calls);
    });
  }

  it('tells the reason that the intent gives when the answer with it was lost', async () => {
    const {stripe} = script(
      [{status: 'requires_confirmation'}, {status: 'requires_payment_method', error: declined}],
      [lost],
    );
    const end = await createAuthenticator(stripe).authenticate(secret, credential, () => undefined);
    assert.ok(end.kind === 'failed');
    assert.equal(end.failure.code, 'card_declined');
    assert.equal(end.failure.declineCode, 'insufficient_funds');
  });

  it('is accepted, not settled, while it is processed', async () => {
    const {stripe} = script([{status: 'processing'}]);
    const end = await createAuthenticator(stripe).authenticate(secret, credential, () => undefined);
    assert.deepEqual(end, {kind: 'succeeded', warnings: ['payment-processing'], paid: {}});
  });

  it('ends although it asks for one action after another', async () => {
    const {stripe, calls} = script([{status: 'requires_action'}], [{status: 'requires_action'}]);
    const end = await createAuthenticator(stripe).authenticate(secret, credential, () => undefined);
    assert.equal(end.kind, 'unclear');
    assert.ok(calls.length < 10);
  });

  it('is not in the console when Stripe.js throws and names it', async ({mock}) => {
    const log = mock.method(console, 'error', () => undefined);
    const {stripe} = script([{status: 'requires_payment_method'}]);
    stripe.confirmCardPayment = () => {
      throw new Error(`Invalid: ${secret}`);
    };
    const {kind} = await createAuthenticator(stripe).authenticate(secret, credential, () => undefined);
    assert.equal(kind, 'unclear');
    assert.match(JSON.stringify(log.mock.calls[0]?.arguments), /Invalid: pi_1_secret_…/);
  });

  it('is unclear when it is none', async () => {
    const {stripe, calls} = script([{status: 'succeeded'}]);
    for (const other of ['cs_1_secret_2', 'pi_1', '']) {
      const end = await createAuthenticator(stripe).authenticate(other, credential, () => undefined);
      assert.equal(end.kind, 'unclear');
    }
    assert.deepEqual(calls, []);
  });
});

describe('An intent that comes before the card', () => {
  const none: Credential = {type: 'none', id: ''};
  const agreed = {amount: 5000, currency: 'usd'};
  const over = (
    amount: number,
    currency: string,
    status = 'requires_payment_method',
  ): ReturnType<typeof script> => {
    const scripted = script([]);
    const intent = {object: 'payment_intent', status, amount, currency};
    scripted.stripe.retrievePaymentIntent = () =>
      Promise.resolve({paymentIntent: intent as unknown as PaymentIntent});
    return scripted;
  };

  it('has saved another card than the typed one, when it is a SetupIntent that is over', async () => {
    const {stripe, calls} = script([]);
    const setupIntent = {object: 'setup_intent', status: 'succeeded'} as SetupIntent;
    stripe.retrieveSetupIntent = () => Promise.resolve({setupIntent});
    const authenticator = createAuthenticator(stripe);
    const end = await authenticator.authenticate('seti_1_secret_2', none, () => undefined);
    assert.ok(end.kind === 'failed');
    assert.equal(end.failure.code, 'unexpected');
    assert.deepEqual(calls, []);
    assert.equal(
      (await authenticator.authenticate('seti_1_secret_2', credential, () => undefined)).kind,
      'succeeded',
    );
  });

  it('has paid, with whichever card, when it is a PaymentIntent that is over', async () => {
    const {stripe, calls} = script([{status: 'succeeded'}]);
    assert.equal(
      (await createAuthenticator(stripe).authenticate(secret, none, () => undefined)).kind,
      'succeeded',
    );
    assert.deepEqual(calls, ['retrieve']);
  });

  for (const sum of [
    [7000, 'usd'],
    [5000, 'eur'],
  ] as const) {
    it(`is not confirmed over ${sum.join(' ')}, where 5000 usd were agreed to`, async () => {
      for (const one of [none, credential]) {
        const {stripe, calls} = over(sum[0], sum[1]);
        const authenticator = createAuthenticator(stripe, undefined, undefined, undefined, agreed);
        const end = await authenticator.authenticate(secret, one, () => undefined);
        assert.ok(end.kind === 'failed');
        assert.equal(end.failure.code, 'amount-not-allowed');
        assert.deepEqual(calls, []);
      }
    });

    it(`is not gone on with over ${sum.join(' ')} either, once it could be looked at`, async () => {
      const {stripe, calls} = over(sum[0], sum[1], 'requires_action');
      const authenticator = createAuthenticator(stripe, undefined, undefined, undefined, agreed);
      const end = await authenticator.resume(secret, () => undefined);
      assert.equal(end.kind === 'failed' && end.failure.code, 'amount-not-allowed');
      assert.deepEqual(calls, []);
    });
  }

  it('is told as canceled whatever sum it was over', async () => {
    const {stripe} = over(7000, 'usd', 'canceled');
    const authenticator = createAuthenticator(stripe, undefined, undefined, undefined, agreed);
    const end = await authenticator.authenticate(secret, none, () => undefined);
    assert.equal(end.kind === 'failed' && end.failure.code, 'intent-canceled');
  });

  it('is confirmed over the sum that was agreed to, and over any where none was', async () => {
    for (const sum of [agreed, undefined]) {
      const {stripe, calls} = over(5000, 'usd');
      await createAuthenticator(stripe, undefined, undefined, undefined, sum).authenticate(
        secret,
        credential,
        () => undefined,
      );
      assert.deepEqual(calls, ['confirm {"payment_method":"pm_1"}']);
    }
  });
});

describe('"The intent is not in a state for this"', () => {
  const state: StripeError = {type: 'invalid_request_error', code: 'payment_intent_unexpected_state'};

  it('is no failure while it is not known what came before', async () => {
    for (const retrieved of [lost, {status: 'requires_action'}] as const) {
      const {stripe} = script([{status: 'requires_payment_method'}, retrieved], [state]);
      const end = await createAuthenticator(stripe).authenticate(secret, credential, () => undefined);
      assert.equal(end.kind, 'unclear');
    }
  });

  it('is a success where the error itself tells of one', async () => {
    const told = {...state, payment_intent: {status: 'succeeded'} as PaymentIntent};
    const {stripe} = script([{status: 'requires_payment_method'}, lost], [told]);
    const end = await createAuthenticator(stripe).authenticate(secret, credential, () => undefined);
    assert.equal(end.kind, 'succeeded');
  });
});

describe('An intent that comes first and brings a card along', () => {
  const fields = {isDestroyed: false, isPaymentElement: false, cardElement: 'typed'};
  const authenticate = async (status: PaymentIntent.Status): Promise<[string, string[]]> => {
    const {stripe, calls} = script([{status}], [{status: 'succeeded'}]);
    const authenticator = createAuthenticator(stripe, undefined, fields as unknown as CardFields);
    const none = {type: 'none', id: ''} as const;
    return [(await authenticator.authenticate(secret, none, () => undefined)).kind, calls];
  };

  it('is confirmed with the card that was typed', async () => {
    assert.deepEqual(await authenticate('requires_confirmation'), [
      'succeeded',
      ['retrieve', 'confirm {"payment_method":{"card":"typed"}}'],
    ]);
  });

  it('is not authenticated for the card of before', async () => {
    assert.deepEqual(await authenticate('requires_action'), ['unclear', ['retrieve']]);
  });
});

describe('The address to come back to from a bank', () => {
  it('goes with each confirmation', async () => {
    for (const [status, data] of [
      ['requires_payment_method', {payment_method: 'pm_1', return_url: 'https://shop.example.test/'}],
      ['requires_confirmation', {return_url: 'https://shop.example.test/'}],
    ] as const) {
      const {stripe, calls} = script([{status}], [{status: 'succeeded'}]);
      const authenticator = createAuthenticator(stripe, 'https://shop.example.test/');
      await authenticator.authenticate(secret, credential, () => undefined);
      assert.deepEqual(calls, ['retrieve', `confirm ${JSON.stringify(data)}`]);
    }
  });
});

describe('Taking a client secret up again', () => {
  for (const [answer, kind] of [
    [{status: 'succeeded'}, 'succeeded'],
    [{status: 'requires_confirmation'}, 'unconfirmed'],
    [{status: 'requires_payment_method'}, 'unconfirmed'],
    [{status: 'requires_payment_method', error: declined}, 'failed'],
    [lost, 'unclear'],
  ] as const) {
    it(`finds ${kind} for ${JSON.stringify(answer)}, and confirms nothing`, async () => {
      const {stripe, calls} = script([answer]);
      assert.equal((await createAuthenticator(stripe).resume(secret, () => undefined)).kind, kind);
      assert.deepEqual(calls, ['retrieve']);
    });
  }

  it('leaves an open challenge alone when nobody is there for it', async () => {
    const {stripe, calls} = script([{status: 'requires_action'}], [{status: 'succeeded'}]);
    assert.equal((await createAuthenticator(stripe).resume(secret)).kind, 'unclear');
    assert.deepEqual(calls, ['retrieve']);
  });

  it('takes up a challenge that is still open', async () => {
    const {stripe, calls} = script([{status: 'requires_action'}], [{status: 'succeeded'}]);
    assert.equal((await createAuthenticator(stripe).resume(secret, () => undefined)).kind, 'succeeded');
    assert.deepEqual(calls, ['retrieve', 'handleNextAction']);
  });
});
