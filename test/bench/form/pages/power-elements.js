import '@power-elements/stripe-elements';
import {save, tellSaved} from './save.js';

export function mount(form) {
  const card = form.querySelector('stripe-elements');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void card.createToken();
  });
  card.addEventListener('token', async ({detail}) => tellSaved(form, await save(detail.id)));
  return () => card.remove();
}

mount(document.querySelector('form'));
