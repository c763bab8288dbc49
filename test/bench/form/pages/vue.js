import {createApp, h} from 'vue';
import {StripeElement, StripeElements} from 'vue-stripe-js';
import {save, tellSaved} from './save.js';

export function mount(box) {
  let number;
  const submit = async (event, stripe) => {
    event.preventDefault();
    const form = event.currentTarget;
    const {token} = await stripe.createToken(number.stripeElement);
    if (token) tellSaved(form, await save(token.id));
  };
  const fields = ({instance, elements}) =>
    h('form', {onSubmit: (event) => submit(event, instance)}, [
      h(StripeElement, {type: 'cardNumber', elements, ref: (field) => (number = field)}),
      h(StripeElement, {type: 'cardExpiry', elements}),
      h(StripeElement, {type: 'cardCvc', elements}),
      h('button', 'Save card'),
    ]);
  const app = createApp({render: () => h(StripeElements, {stripeKey: window.benchKey}, fields)});
  app.mount(box);
  return () => app.unmount();
}

mount(document.querySelector('#app'));
