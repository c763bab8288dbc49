import type {Authenticator} from '../submission/ports.js';

/**
 * Has challenges shown on top of everything.
 *
 * Stripe's overlay goes to the browser's top layer only where it finds an open dialog in the document's own tree. A modal dialog
 * inside a shadow root, a popover or a full screen would cover it, or keep it from being used: so it is given one to find.
 */
export function onTop({authenticate, resume}: Authenticator): Authenticator {
  return {
    authenticate: (...details) => withOpenDialog(() => authenticate(...details)),
    resume: (...details) => withOpenDialog(() => resume(...details)),
  };
}

async function withOpenDialog<T>(work: () => Promise<T>): Promise<T> {
  const dialog = document.createElement('dialog');
  dialog.open = true;
  dialog.style.setProperty('display', 'none', 'important');
  document.body.append(dialog);
  try {
    return await work();
  } finally {
    dialog.remove();
  }
}
