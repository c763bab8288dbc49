import '../../../src/define.js';
import type {PaymentMethodForm} from '../../../src/index.js';
import {environment} from './environment.js';
import {click, type} from './input.js';

export const orgId = 'org_demo';
export const billing = 'demo-billing';
export const apiKey = 'browser demo 00000000-0000-4000-8000-000000000000';

/** What a form needs for each of the documented contracts, against the running org backend. */
export const contracts = {
  catalyze: {contract: 'catalyze', endpoint: `${environment.orgBackendUrl}/v2/org/{orgId}/payment`},
  'gatego-intent': {
    contract: 'gatego-intent',
    endpoint: `${environment.orgBackendUrl}/api/payment/intent`,
    amount: '5000',
    currency: 'usd',
  },
  'gatego-attach': {
    contract: 'gatego-attach',
    endpoint: `${environment.orgBackendUrl}/api/organization/{orgId}/payment/paymentmethod/`,
    email: 'billing@example.test',
  },
} as const;

export type ContractName = keyof typeof contracts;
export const contractNames = Object.keys(contracts) as ContractName[];

export const good = {number: '4242424242424242', expiry: '1234', cvc: '123'};
export const declined = {...good, number: '4000000000000002'};

type Attributes = Readonly<Record<string, string>>;

/** A form for a contract, not yet in the page. `attributes` come on top. */
export function createForm(
  contract: ContractName = 'catalyze',
  attributes: Attributes = {},
): PaymentMethodForm {
  const form = document.createElement('payment-method-form');
  const all: Attributes = {
    'publishable-key': environment.publishableKey,
    'org-id': orgId,
    'api-key': apiKey,
    locale: 'en',
    ...contracts[contract],
    ...attributes,
  };
  for (const [name, value] of Object.entries(all)) form.setAttribute(name, value);
  form.authToken = billing;
  return form;
}

/** A form in the page, ready to be typed into. */
export async function mountForm(
  contract: ContractName = 'catalyze',
  attributes: Attributes = {},
  parent: Element | ShadowRoot = document.body,
): Promise<PaymentMethodForm> {
  const form = createForm(contract, attributes);
  parent.append(form);
  await form.ready;
  return form;
}

/** Stripe's frames of a form, in its order; they stand in the document's light tree, wherever the form is. */
export function framesOf(form: PaymentMethodForm): HTMLIFrameElement[] {
  const slots = [...form.renderRoot.querySelectorAll<HTMLSlotElement>('.input slot')].map(
    (slot) => slot.name,
  );
  return slots.flatMap((slot) => [
    ...document.querySelectorAll<HTMLIFrameElement>(`[slot="${slot}"] iframe`),
  ]);
}

/** Types a card, key by key, as a person would. Card fields of `split`. */
export async function typeCard(form: PaymentMethodForm, card = good): Promise<void> {
  for (const [index, text] of [card.number, card.expiry, card.cvc].entries()) {
    await enterField(form, index);
    await type(text);
  }
  await until(() => form.complete);
}

/**
 * Whether a field of Stripe's has the focus. WebKit gives it to a frame without its telling so; Chromium leaves
 * `document.activeElement` behind when it goes from one frame to another.
 */
export function hasFocus(form: PaymentMethodForm, name: string): boolean {
  const box = inside(form, `[data-name=${name}] .input`);
  const slot = box.querySelector('slot')?.name ?? '';
  return box.matches('[data-focused]') || Boolean(document.activeElement?.closest(`[slot="${slot}"]`));
}

/**
 * Clicks into a field until its input has the focus: a frame that is new to the page may take a click without passing it on.
 * What the field tells is believed, not `document.activeElement`, which Chromium leaves behind when the focus goes from one
 * frame to another.
 */
async function enterField(form: PaymentMethodForm, index: number): Promise<void> {
  const frame = framesOf(form)[index];
  const box = form.renderRoot.querySelectorAll('.input')[index];
  if (!frame || !box) throw new Error('The form has no such field.');
  for (let tries = 0; tries < 10; tries += 1) {
    await click(frame);
    const focused = await until(() => box.matches('[data-focused]'), 500).then(
      () => true,
      () => false,
    );
    if (focused) return;
  }
  throw new Error('A click does not reach the field.');
}

export function submitButton(form: PaymentMethodForm): HTMLElement {
  return inside(form, 'button[type=submit]');
}

export function inside(form: PaymentMethodForm, selector: string): HTMLElement {
  const found = form.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The form shows no ${selector}.`);
  return found;
}

/** What a person can read in the form's own parts. */
export function textOf(form: PaymentMethodForm): string {
  return inside(form, 'form').innerText;
}

/** Waits for a condition, not for a time. */
export async function until(condition: () => boolean, limit = 10_000): Promise<void> {
  const deadline = Date.now() + limit;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The next event of a type on a form. */
export function next<Type extends keyof HTMLElementEventMap>(
  form: PaymentMethodForm,
  eventType: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => {
    form.addEventListener(
      eventType,
      (event) => {
        resolve(event);
      },
      {once: true},
    );
  });
}

interface OrgCustomer {
  readonly cards: {readonly data: readonly {readonly id: string; readonly last4: string}[]};
  readonly default_card: string | null;
}

/** The org's customer, by the org's own API; `undefined` while there is no card. */
async function customerOfOrg(): Promise<OrgCustomer | undefined> {
  const response = await fetch(`${environment.orgBackendUrl}/v2/org/${orgId}/customer`, {
    headers: {'X-Api-Key': apiKey, Authorization: `Bearer ${billing}`},
  });
  return response.status === 400 ? undefined : ((await response.json()) as OrgCustomer);
}

/** Last four digits of the cards that the org holds. */
export async function cardsOfOrg(): Promise<string[]> {
  const customer = await customerOfOrg();
  return customer?.cards.data.map((card) => card.last4) ?? [];
}

/** Last four digits of the org's default card. */
export async function defaultCardOfOrg(): Promise<string | undefined> {
  const customer = await customerOfOrg();
  return customer?.cards.data.find((card) => card.id === customer.default_card)?.last4;
}

/** Takes every form and wrapper of a test out of the page, and what an unknown outcome has the tab remember. */
export function clearPage(): void {
  sessionStorage.clear();
  for (const element of document.querySelectorAll('payment-method-form, [data-test]')) element.remove();
}

/** Puts the offline Stripe into the page, as a page does that develops against it. */
export async function loadOfflineStripe(): Promise<void> {
  // Some browsers run all test files in one tab.
  sessionStorage.clear();
  if ('Stripe' in window) return;
  const script = document.createElement('script');
  script.src = environment.stripeJsUrl;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}
