import {type CardBrand, cvcLengths} from './brands.js';
import {digitsOf} from './digits.js';
import type {FieldState} from './field-state.js';

/** The digits of a CVC, as many as the brand can have. */
export function formatCvc(text: string, brand: CardBrand | 'unknown'): string {
  return digitsOf(text).slice(0, Math.max(...cvcLengths(brand)));
}

export function cvcState(text: string, brand: CardBrand | 'unknown'): FieldState {
  const {length} = digitsOf(text);
  const lengths = cvcLengths(brand);
  if (length === 0) return {kind: 'empty', code: 'incomplete_cvc'};
  if (lengths.includes(length)) return {kind: 'complete'};
  return length < Math.max(...lengths)
    ? {kind: 'incomplete', code: 'incomplete_cvc'}
    : {kind: 'invalid', code: 'invalid_cvc'};
}
