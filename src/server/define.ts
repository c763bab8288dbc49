import {PaymentMethodForm} from './index.js';

export * from './index.js';

// A server's module may be evaluated anew for each request, beside the registry of the last one.
if (!customElements.get('payment-method-form'))
  customElements.define('payment-method-form', PaymentMethodForm);
