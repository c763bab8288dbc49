import {
  CardCvcElement,
  CardExpiryElement,
  CardNumberElement,
  Elements,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js';
import {loadStripe} from '@stripe/stripe-js';
import {createRoot} from 'react-dom/client';
import {save, tellSaved} from './save.js';

const stripe = loadStripe(window.benchKey);

function Form() {
  const loaded = useStripe();
  const elements = useElements();
  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const {token} = await loaded.createToken(elements.getElement(CardNumberElement));
    if (token) tellSaved(form, await save(token.id));
  };
  return (
    <form onSubmit={submit}>
      <CardNumberElement />
      <CardExpiryElement />
      <CardCvcElement />
      <button>Save card</button>
    </form>
  );
}

export function mount(box) {
  const root = createRoot(box);
  root.render(
    <Elements stripe={stripe}>
      <Form />
    </Elements>,
  );
  return () => root.unmount();
}

mount(document.querySelector('#app'));
