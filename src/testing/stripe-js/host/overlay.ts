import type {Environment} from './environment.js';
import {Frame, type FramePage} from './frame.js';

export interface OverlayOptions<In> {
  readonly page: FramePage;
  readonly title: string;
  /** Milliseconds that the person has. */
  readonly timeout: number;
  /** Milliseconds that the frame has to say its first word. */
  readonly answerTimeout: number;
  /** Called each time that the frame was loaded. */
  readonly loaded: () => void;
  readonly receive: (message: In) => void;
  /** The time is up; the overlay is gone by then. */
  readonly expired: () => void;
}

export interface Overlay<Out> {
  send(message: Out): void;
  /** Takes the overlay off the page; the page gets its focus back. */
  close(): void;
}

/**
 * Shows a frame over the whole page.
 *
 * Like Stripe's, the overlay goes to the top layer only if a modal dialog can be found in the document's own tree: one that
 * is open inside a shadow root covers it.
 */
export function openOverlay<Out, In>(environment: Environment, options: OverlayOptions<In>): Overlay<Out> {
  const focused = deepActiveElement();
  const node = createNode(options.title);
  const close = (): void => {
    clearTimeout(timer);
    clearTimeout(silence);
    frame.remove();
    node.remove();
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
  };
  const expire = (): void => {
    close();
    options.expired();
  };
  const timer = setTimeout(expire, options.timeout);
  const silence = setTimeout(expire, options.answerTimeout);
  const frame = new Frame<Out, In>({
    origin: environment.origin,
    page: options.page,
    title: options.title,
    style: {display: 'block', width: '100%', height: '100%', 'color-scheme': 'light dark'},
    loaded: () => {
      options.loaded();
      frame.element.focus();
    },
    receive: (message) => {
      clearTimeout(silence);
      options.receive(message);
    },
  });
  node.append(frame.element);
  document.body.append(node);
  if (node instanceof HTMLDialogElement) node.showModal();
  frame.element.focus();
  return {send: (message) => frame.send(message), close};
}

function createNode(title: string): HTMLElement {
  const inTopLayer = document.querySelectorAll('dialog[open]').length > 0;
  const overlay = document.createElement(inTopLayer ? 'dialog' : 'div');
  if (!inTopLayer) overlay.setAttribute('role', 'dialog');
  overlay.setAttribute('aria-modal', 'true');
  overlay.setAttribute('aria-label', title);
  // Only the person's choice in the frame ends it.
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
