import type {PaymentMethodForm} from '../../src/index.js';
import {fillCard} from '../../src/testing/fill-card.js';
import type {StateDefinition, StateStep} from './states.js';

const TOLD_WITHIN_MS = 5000;

/** What is filled in beside the card, where the tag asks for it. */
export const exampleDetails = {
  name: 'Ada Example',
  email: 'ada@example.com',
  phone: '+1 555 010 0100',
  address: {
    line1: '1 Example Street',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '94107',
    country: 'US',
  },
} as const;

/**
 * Brings the tag into a state as a person would: types into the offline Stripe's frames, agrees, submits.
 *
 * @throws what the tag's `ready` rejects with, or a `FillCardError`.
 */
export async function reachState(tag: PaymentMethodForm, {steps}: StateDefinition): Promise<void> {
  if (steps.length > 0) await tag.ready;
  for (const step of steps) await take(step, tag);
}

async function take(step: StateStep, tag: PaymentMethodForm): Promise<void> {
  switch (step.kind) {
    case 'focus':
      tag.focus();
      return;
    case 'fill':
      await typeCard(tag, step.number);
      agree(tag);
      await untilTold(tag);
      return;
    case 'submit':
      // How it ends is the state itself, and may be a long way off.
      void tag.submit();
  }
}

/**
 * Types a published test card into the offline Stripe's frames.
 *
 * @throws what the tag's `ready` rejects with, or a `FillCardError`.
 */
export async function typeCard(tag: PaymentMethodForm, number: string): Promise<void> {
  await tag.ready;
  const cvc = /^3[47]/.test(number) ? '1234' : '123';
  await fillCard(tag, {expiry: '12/34', cvc, ...postalCodeOf(tag)});
  // Last, as it alone may be wrong: what the tag then knows of it, it knows of everything.
  await fillCard(tag, {number});
}

/** Frames tell the tag what was typed in a message, which is on its way yet. */
async function untilTold(tag: PaymentMethodForm): Promise<void> {
  const limit = AbortSignal.timeout(TOLD_WITHIN_MS);
  while (!tag.complete && tag.state !== 'invalid' && !limit.aborted) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The Payment Element asks for it, unless an address is asked for beside it. */
function postalCodeOf({layout, collect}: PaymentMethodForm): {readonly postalCode?: string} {
  const asks = layout === 'payment' && !/\b(address|postal-code)\b/.test(collect ?? '');
  return asks ? {postalCode: exampleDetails.address.postal_code} : {};
}

function agree({shadowRoot}: PaymentMethodForm): void {
  const box = shadowRoot?.querySelector<HTMLInputElement>('[part~="consent"] input');
  if (box?.checked === false) box.click();
}
