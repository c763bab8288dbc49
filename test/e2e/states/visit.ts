import type {Locator, Page} from '@playwright/test';
import type {PaymentMethodForm} from '../../../src/index.js';
import {fillStripeCard} from '../../../src/testing/playwright.js';
import {expect} from './fixtures.js';
import {holdTime} from './time.js';

export const layouts = ['split', 'card', 'payment'] as const;
export type Layout = (typeof layouts)[number];

/** What each of the documented contracts needs; the backend stands behind the page's own origin. */
const CONTRACTS = {
  catalyze: {contract: 'catalyze', endpoint: '/v2/org/{orgId}/payment'},
  'gatego-attach': {
    contract: 'gatego-attach',
    endpoint: '/api/organization/{orgId}/payment/paymentmethod/',
    email: 'billing@example.test',
  },
  'gatego-intent': {
    contract: 'gatego-intent',
    endpoint: '/api/payment/intent',
    amount: '5000',
    currency: 'usd',
  },
} as const;

/** The requests that save a card. */
const SAVING = /\/v2\/org\/|\/api\/(organization|payment)\//;

export const cards = {
  good: {number: '4242424242424242', expiry: '1234', cvc: '123'},
  mistyped: {number: '4242424242424241', expiry: '1320', cvc: '1'},
  wrongCvc: {number: '4000000000000127', expiry: '1234', cvc: '123'},
  declined: {number: '4000000000000002', expiry: '1234', cvc: '123'},
  challenged: {number: '4000002500003155', expiry: '1234', cvc: '123'},
} as const;

/** Somebody's way through one page that holds one form. */
export class Visit {
  readonly form: Locator;
  /** The form with some room around it, for what stands out of it. */
  readonly picture: Locator;
  /** The button that saves or pays. */
  readonly button: Locator;

  constructor(
    readonly page: Page,
    private readonly siteUrl: string,
    readonly layout: Layout,
  ) {
    this.form = page.locator('payment-method-form');
    this.picture = page.locator('#picture');
    this.button = this.form.locator('button[type=submit]');
  }

  /** The contract that the layout works with, where the walk does not ask for another one. */
  get contract(): 'catalyze' | 'gatego-attach' {
    return this.layout === 'payment' ? 'gatego-attach' : 'catalyze';
  }

  /** Opens the page; the form is not waited for. */
  async open(
    attributes: Readonly<Record<string, string>> = {},
    contract: keyof typeof CONTRACTS = this.contract,
  ): Promise<void> {
    const all = {
      'publishable-key': 'pk_test_states',
      'org-id': 'org_demo',
      'api-key': 'browser demo 00000000-0000-4000-8000-000000000000',
      locale: 'en',
      layout: this.layout,
      ...CONTRACTS[contract],
      ...attributes,
    };
    await this.page.addInitScript(holdTime);
    await this.page.goto(`${this.siteUrl}/?${new URLSearchParams(all)}`, {
      // The form is looked at while its frames load, too.
      waitUntil: 'domcontentloaded',
    });
  }

  /** Waits until the form says that it is in a state. */
  async reaches(state: PaymentMethodForm['state']): Promise<void> {
    await expect
      .poll(() => this.form.evaluate((form) => (form as PaymentMethodForm).state), {intervals: [20]})
      .toBe(state);
  }

  async signInAs(token: string): Promise<void> {
    await this.form.evaluate((form, value) => {
      (form as PaymentMethodForm).authToken = value;
    }, token);
  }

  /** Sets an attribute of the form, or takes it away. */
  async set(name: string, value: string | undefined): Promise<void> {
    await this.form.evaluate(
      (form, {name: attribute, value: text}) => {
        if (text === undefined) form.removeAttribute(attribute);
        else form.setAttribute(attribute, text);
      },
      {name, value},
    );
  }

  /** Types a card, key by key, in the place of what is there. */
  async type(card: (typeof cards)[keyof typeof cards]): Promise<void> {
    const postalCode = this.layout === 'payment' ? {postalCode: '94107'} : {};
    await fillStripeCard(this.page, {...card, ...postalCode});
  }

  /** Lets time go by for whatever waits for a second or more. */
  async wait(milliseconds: number): Promise<void> {
    await this.page.evaluate((duration) => {
      window.passTime(duration);
    }, milliseconds);
  }

  /**
   * Lets time go by until the form is in a state, and no further: what happens by itself some time after that is a state of its
   * own.
   */
  async waitFor(state: PaymentMethodForm['state']): Promise<void> {
    await this.form.evaluate(async (form, awaited) => {
      while ((form as PaymentMethodForm).state !== awaited) {
        window.passTime(250);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }, state);
  }

  /** Keeps requests that match without an answer, until what it returns is called. */
  async hold(requests: RegExp = SAVING): Promise<() => Promise<void>> {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await this.page.route(requests, async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    return async () => {
      release();
      await this.page.unroute(requests);
    };
  }

  /** Has requests that match lost on the way. */
  async lose(requests: RegExp = SAVING): Promise<void> {
    await this.page.route(requests, (route) => route.abort('connectionreset'));
  }
}
