import {challenge} from '../support/card.js';
import {expect} from './fixtures.js';
import {useDirection} from './looks.js';
import {cards, type Visit} from './visit.js';

/** What happens between one state and the next, in the real way. */
export type Step = (visit: Visit) => Promise<void>;

/** States of the form by their names, each reached from the one before: entered once, and looked at in every way. */
export type Walk = Readonly<Record<string, Step>>;

const FRAMES = /\/elements-inner-/;

/** All states that a person can meet. */
export const walks: readonly Walk[] = [
  fromLoadingToSaved(),
  whatTheServerRefuses(),
  aLostAnswer(),
  {
    'load-failure': async (visit) => {
      await visit.lose(FRAMES);
      await visit.open();
      await visit.wait(13_000);
      await expect(visit.form.getByRole('button', {name: 'Try again'})).toBeVisible();
    },
  },
  {
    'no-permission': async (visit) => {
      if (visit.contract === 'catalyze') {
        await visit.open({'check-permission': 'user_viewer'});
      } else {
        await visit.open();
        await visit.signInAs('demo-viewer');
        await visit.type(cards.good);
        await visit.button.click();
      }
      await visit.reaches('failed');
    },
  },
  {
    'configuration-error': async (visit) => {
      await visit.open({endpoint: 'http://pay.example.test/'});
      await visit.reaches('failed');
    },
  },
  aPayment(),
  {
    'billing-details': async (visit) => {
      await visit.open({collect: 'name email postal-code'});
      await visit.reaches('ready');
    },
    'billing-details-missing': async (visit) => {
      await visit.button.click();
      await visit.reaches('invalid');
    },
  },
];

/** Variations of those above, which need fewer looks. */
export const furtherStates: ReadonlySet<string> = new Set([
  ...['submitting-for-1-s', 'unknown-after-a-check', 'to-pay', 'not-agreed', 'paid'],
  ...['billing-details', 'billing-details-missing'],
]);

function fromLoadingToSaved(): Walk {
  let release = (): Promise<void> => Promise.resolve();
  return {
    loading: async (visit) => {
      release = await visit.hold(FRAMES);
      await visit.open();
      await visit.reaches('loading');
      await expect(visit.page.locator('iframe[title]').first()).toBeAttached();
    },
    empty: async (visit) => {
      await release();
      await visit.reaches('ready');
    },
    disabled: async (visit) => {
      await visit.set('disabled', '');
    },
    focused: async (visit) => {
      await visit.set('disabled', undefined);
      await visit.form.evaluate((form) => {
        form.focus();
      });
      await expect(visit.form.locator('.input[data-focused]')).toBeVisible();
    },
    missing: async (visit) => {
      await visit.button.click();
      await visit.reaches('invalid');
    },
    invalid: async (visit) => {
      await visit.type(cards.mistyped);
      await visit.reaches('invalid');
    },
    complete: async (visit) => {
      await visit.type(cards.good);
      await visit.reaches('complete');
    },
    submitting: async (visit) => {
      release = await visit.hold();
      await visit.button.click();
      await visit.reaches('submitting');
    },
    'submitting-for-1-s': async (visit) => {
      await visit.wait(1000);
      await expect(visit.form.getByRole('status')).toHaveText('Saving the card. Please wait.');
    },
    'submitting-for-5-s': async (visit) => {
      await visit.wait(4000);
      await expect(visit.form.getByRole('status')).toHaveText(/^This is taking longer/);
    },
    attached: async (visit) => {
      await release();
      await visit.reaches('attached');
    },
  };
}

function whatTheServerRefuses(): Walk {
  let endpoint = '';
  return {
    'signed-out': async (visit) => {
      await visit.open();
      await visit.reaches('ready');
      await visit.signInAs('nobody');
      await visit.type(cards.wrongCvc);
      await visit.button.click();
      await visit.reaches('failed');
    },
    offline: async (visit) => {
      await visit.signInAs('demo-billing');
      endpoint = (await visit.form.getAttribute('endpoint')) ?? '';
      // A page that is offline gets no other language.
      await useDirection(visit, 'rtl');
      await useDirection(visit, 'ltr');
      // What is on this machine can be reached without a network.
      await visit.set('endpoint', `https://api.example.test${endpoint}`);
      await visit.page.context().setOffline(true);
      await visit.button.click();
      await expect(visit.form.getByText('You are offline')).toBeVisible();
    },
    'failed-at-a-field': async (visit) => {
      await visit.page.context().setOffline(false);
      await visit.set('endpoint', endpoint);
      await visit.button.click();
      await expect(visit.form.getByText('Not the code of this card')).toBeVisible();
    },
    failed: async (visit) => {
      await visit.type(cards.declined);
      await visit.button.click();
      await expect(visit.form.getByText('The card was declined')).toBeVisible();
    },
  };
}

function aLostAnswer(): Walk {
  return {
    unknown: async (visit) => {
      await visit.open();
      await visit.reaches('ready');
      await visit.lose();
      await visit.type(cards.good);
      await visit.button.click();
      await visit.waitFor('unknown');
    },
    'unknown-after-a-check': async (visit) => {
      await visit.form.getByRole('button', {name: 'Check now'}).click();
      await visit.waitFor('unknown');
      await expect(visit.form.getByRole('button', {name: 'Start over'})).toBeVisible();
    },
  };
}

function aPayment(): Walk {
  return {
    'to-pay': async (visit) => {
      await visit.open({}, 'gatego-intent');
      await visit.reaches('ready');
    },
    'not-agreed': async (visit) => {
      await visit.type(cards.challenged);
      await visit.button.click();
      await expect(visit.form.getByText('Tick the box')).toBeVisible();
    },
    authenticating: async (visit) => {
      await visit.form.getByRole('checkbox').check();
      await visit.button.click();
      await visit.reaches('authenticating');
      await expect(challenge(visit.page).locator('#test-source-authorize-3ds')).toBeVisible();
    },
    paid: async (visit) => {
      await challenge(visit.page).locator('#test-source-authorize-3ds').click();
      await visit.reaches('attached');
    },
  };
}
