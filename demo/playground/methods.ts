import type {PaymentMethodForm} from '../../src/index.js';
import {element} from './dom.js';

type Say = (title: string, details?: string) => void;

/** Makes a button for each method that a host page may call; `say` is told what came of it. */
export function renderMethods(place: HTMLElement, tag: PaymentMethodForm, say: Say): void {
  const methods: Record<string, () => string | Promise<string>> = {
    submit: async () => (await tag.submit()).status,
    reset: () => {
      tag.reset();
      return '';
    },
    focus: () => {
      tag.focus();
      return '';
    },
    reportValidity: () => String(tag.reportValidity()),
    reload: () => {
      tag.reload();
      return '';
    },
    reconcile: async () => (await tag.reconcile()).status,
  };
  for (const [name, call] of Object.entries(methods)) {
    const button = element('button', {type: 'button'}, `${name}()`);
    button.addEventListener('click', () => void callAndTell(name, call, say));
    place.append(button);
  }
}

async function callAndTell(name: string, call: () => string | Promise<string>, say: Say): Promise<void> {
  try {
    say(`${name}()`, await call());
  } catch (error) {
    say(`${name}() threw`, error instanceof Error ? error.message : String(error));
  }
}
