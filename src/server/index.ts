// What a server imports as `payment-method-form`: the same, but for a form that can be rendered there.
export * from '../index.js';
export {PaymentMethodForm} from './payment-method-form.js';
