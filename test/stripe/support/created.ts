import type {StripeElements} from '@stripe/stripe-js';
import type {ElementsKind} from '../../../src/stripe/elements-kind.js';
import type {FieldsLook, FieldsSetup} from '../../../src/stripe/fields-setup.js';
import type {CardFieldName} from '../../../src/submission/failure.js';

/** Type and options of the element that is created for a field. */
export function created(
  kind: ElementsKind,
  name: CardFieldName,
  setup: FieldsSetup,
  billing?: FieldsLook['billing'],
): unknown[] {
  const calls: unknown[][] = [];
  const elements = {
    create: (...given: unknown[]) => {
      calls.push(given);
    },
  } as unknown as StripeElements;
  const look = {locale: 'en', style: {}, disabled: false, billing};
  kind.createElement(elements, name, setup, look, undefined);
  return calls[0] ?? [];
}
