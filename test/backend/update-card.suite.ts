import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {attachedCards, cardIdIn, catalyzeMessage, makeToken, type World} from './support.js';

const payment = '/v2/org/org_demo/payment';

/** Catalyze's route that changes a card. */
export function updateCardSuite(world: () => World): void {
  const save = async (expYear: number) => {
    const token = await makeToken(world().stripe, {expYear});
    assert.equal((await world().call('POST', payment, {body: {paymentId: token}})).status, 200);
    return cardIdIn(world().sdk, token);
  };

  describe('Catalyze: changing a card', () => {
    it('changes what is sent, by any id of the card, and answers an empty object', async () => {
      const {sdk, call} = world();
      const cardId = await save(2040);
      const first = await call('PUT', `${payment}/${cardId}`, {
        body: {
          name: 'Ada Lovelace',
          exp_month: 3,
          exp_year: 2041,
          address_city: 'London',
          address_zip: 'NW1 6XE',
        },
      });
      assert.deepEqual([first.status, first.body], [200, {}]);
      const [before] = await attachedCards(sdk);
      assert.ok(before);
      assert.equal(
        (await call('PUT', `${payment}/${before.id}`, {body: {address_country: 'GB'}})).status,
        200,
      );
      const [card] = await attachedCards(sdk);
      assert.deepEqual([card?.card?.exp_month, card?.card?.exp_year], [3, 2041]);
      assert.equal(card?.billing_details.name, 'Ada Lovelace');
      const {city, postal_code: zip, country} = card.billing_details.address ?? {};
      assert.deepEqual([city, zip, country], ['London', 'NW1 6XE', 'GB']);
    });

    it('knows the card by its new expiry from then on', async () => {
      const {sdk, call} = world();
      const cardId = await save(2040);
      assert.equal((await call('PUT', `${payment}/${cardId}`, {body: {exp_year: 2042}})).status, 200);
      await save(2042);
      assert.equal((await attachedCards(sdk)).length, 1);
      await save(2040);
      assert.equal((await attachedCards(sdk)).length, 2);
    });

    it('refuses to make two cards the same', async () => {
      const {sdk, call} = world();
      await save(2040);
      const other = await save(2041);
      catalyzeMessage(await call('PUT', `${payment}/${other}`, {body: {exp_year: 2040}}), 409);
      const years = (await attachedCards(sdk)).map(({card}) => card?.exp_year);
      assert.deepEqual(years.sort(), [2040, 2041]);
    });

    it('refuses cards of others, unknown ones, and changes that make no sense', async () => {
      const {call, sdk} = world();
      catalyzeMessage(await call('PUT', `${payment}/card_1`, {body: {name: 'A'}}), 400);
      const cardId = await save(2040);
      catalyzeMessage(await call('PUT', `${payment}/card_1`, {body: {name: 'A'}}), 404);
      const others = {bearer: 'demo-other'};
      const theirs = {...others, body: {paymentId: 'pm_card_amex'}};
      assert.equal((await call('POST', '/v2/org/org_other/payment', theirs)).status, 200);
      const [card] = (await attachedCards(sdk)).filter(({card: found}) => found?.brand === 'visa');
      for (const id of [cardId, card?.id]) {
        const body = {name: 'A', exp_year: 2050};
        catalyzeMessage(await call('PUT', `/v2/org/org_other/payment/${id}`, {...others, body}), 404);
        catalyzeMessage(
          await call('PUT', '/v2/org/org_other/customer', {...others, body: {paymentId: id}}),
          404,
        );
      }
      const after = await sdk.paymentMethods.retrieve(card?.id ?? '');
      assert.deepEqual([after.billing_details.name, after.card?.exp_year], [null, 2040]);
      const bodies = [
        {},
        {exp_month: 13},
        {exp_month: 0},
        {exp_year: 40},
        {name: 5},
        {address_country: 'Utopia'},
      ];
      for (const body of bodies) catalyzeMessage(await call('PUT', `${payment}/${cardId}`, {body}), 400);
      catalyzeMessage(await call('PUT', `${payment}/visa`, {body: {name: 'A'}}), 400);
    });
  });
}
