import {type CardBrand, cvcLengths} from '../../card-rules/brands.js';
import {cvcState, formatCvc} from '../../card-rules/cvc.js';
import {digitsOf} from '../../card-rules/digits.js';
import {editMonth, expiryState, formatExpiry} from '../../card-rules/expiry.js';
import {formatNumber, isNumberFull, isTooLong, numberState} from '../../card-rules/number.js';
import {formatPostal, postalState} from '../../card-rules/postal.js';
import type {InputName} from '../protocol.js';
import type {InputRules} from './card-input.js';

/** What is known of the card apart from the input's own text. */
export interface CardContext {
  readonly brand: CardBrand | 'unknown';
  readonly country: string | undefined;
}

/** The rules of an input, which follow the card's brand and country as those become known. */
export function inputRules(name: InputName, context: () => CardContext): InputRules {
  switch (name) {
    case 'number':
      return {format: formatNumber, state: numberState, isFull: isNumberFull, isTooLong, isKept: isDigit};
    case 'expiry':
      return {
        format: formatExpiry,
        state: (text) => expiryState(text, new Date()),
        isFull: (text) => expiryState(text, new Date()).kind === 'complete',
        isTooLong: (text) => digitsOf(text).length > 4,
        editInPlace: editMonth,
        isKept: isDigit,
      };
    case 'cvc':
      return {
        format: (text) => formatCvc(text, context().brand),
        state: (text) => cvcState(text, context().brand),
        isFull: (text) => digitsOf(text).length === Math.max(...cvcLengths(context().brand)),
        isTooLong: (text) => digitsOf(text).length > Math.max(...cvcLengths(context().brand)),
        isKept: isDigit,
      };
    case 'postal':
      return {
        format: (text) => formatPostal(text, context().country),
        state: (text) => postalState(text, context().country),
        isFull: () => false,
        isTooLong: () => false,
        isKept: () => true,
      };
  }
}

function isDigit(character: string): boolean {
  return /\p{Nd}/u.test(character);
}
