import {save, tellSaved} from './save.js';

export function mount(card) {
  card.addEventListener('formSubmit', async ({detail: {stripe, cardNumberElement}}) => {
    const {token} = await stripe.createToken(cardNumberElement);
    if (token) tellSaved(card, await save(token.id));
  });
  return () => card.remove();
}

mount(document.querySelector('stripe-card-element'));
