import {mount as mountComponent, unmount} from 'svelte';
import Form from './Form.svelte';

const stripe = window.Stripe(window.benchKey);

export function mount(box) {
  const form = mountComponent(Form, {target: box, props: {stripe}});
  return () => unmount(form);
}

mount(document.querySelector('#app'));
