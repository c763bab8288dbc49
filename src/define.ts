import {PaymentMethodForm} from './payment-method-form.js';

export * from './index.js';

const known = customElements.get('payment-method-form');
if (!known) {
  customElements.define('payment-method-form', PaymentMethodForm);
} else if (known !== PaymentMethodForm) {
  console.warn('<payment-method-form> is defined already, by another copy. The first stays in use.');
}
