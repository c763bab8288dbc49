import type {FromChallenge, ToChallenge} from '../protocol.js';
import {textsFor} from '../texts/index.js';
import type {Environment} from './environment.js';
import {Frame} from './frame.js';

/** Milliseconds that a cardholder has; a bank's page runs out as well. */
const TIMEOUT = 15 * 60_000;

/**
 * Shows the 3-D Secure challenge over the page, until the cardholder has ended it or the time is up. The page gets its
 * focus back.
 *
 * Like Stripe's, the overlay goes to the top layer only if a modal dialog can be found in the document's own tree: one that
 * is open inside a shadow root covers it.
 */
export async function showChallenge(
  environment: Environment,
  authenticationId: string,
  locale: string,
): Promise<void> {
  const focused = deepActiveElement();
  const texts = textsFor(locale).challenge;
  const overlay = createOverlay(texts.title);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, TIMEOUT);
    const frame = new Frame<ToChallenge, FromChallenge>({
      origin: environment.origin,
      page: 'three-ds-2-challenge',
      title: texts.title,
      style: {display: 'block', width: '100%', height: '100%', 'color-scheme': 'light dark'},
      loaded: () => {
        frame.send({kind: 'start', apiUrl: environment.apiUrl, authenticationId, locale});
        frame.element.focus();
      },
      receive: () => {
        clearTimeout(timer);
        frame.remove();
        resolve();
      },
    });
    overlay.append(frame.element);
    document.body.append(overlay);
    if (overlay instanceof HTMLDialogElement) overlay.showModal();
    frame.element.focus();
  });
  overlay.remove();
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
}

function createOverlay(title: string): HTMLElement {
  const inTopLayer = document.querySelectorAll('dialog[open]').length > 0;
  const overlay = document.createElement(inTopLayer ? 'dialog' : 'div');
  if (!inTopLayer) overlay.setAttribute('role', 'dialog');
  overlay.setAttribute('aria-modal', 'true');
  overlay.setAttribute('aria-label', title);
  // Only the cardholder's choice ends the authentication.
  overlay.addEventListener('cancel', (event) => event.preventDefault());
  for (const [property, value] of Object.entries(STYLE)) {
    overlay.style.setProperty(property, value, 'important');
  }
  return overlay;
}

/** The element that has the focus, also inside of shadow roots. */
function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const STYLE = {
  position: 'fixed',
  inset: '0',
  width: '100%',
  height: '100%',
  'max-width': 'none',
  'max-height': 'none',
  margin: '0',
  padding: '0',
  border: 'none',
  background: 'rgb(10 14 28 / 60%)',
  'z-index': '2147483647',
} as const;
