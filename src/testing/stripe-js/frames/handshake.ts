import type {WindowMessage} from '../protocol.js';

/** What a frame's URL says about the page that made it: `#origin=…&nonce=…`. */
interface Expected {
  readonly origin: string;
  readonly nonce: string;
}

/**
 * Waits for the page that embeds this frame to hand over a port: it must be the parent, from the origin and with the
 * nonce that the frame was made with.
 */
export function onConnect(start: (port: MessagePort) => void): void {
  const expected = readFragment();
  onParentMessage(expected.origin, (message, port) => {
    if (message.simulator === 'connect' && message.nonce === expected.nonce) start(port);
  });
}

/** Waits for `fillCard` of the embedding page to hand over a port. */
export function onFill(start: (port: MessagePort) => void): void {
  onParentMessage(readFragment().origin, (message, port) => {
    if (message.simulator === 'fill') start(port);
  });
}

function onParentMessage(origin: string, receive: (message: WindowMessage, port: MessagePort) => void): void {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window.parent || event.origin !== origin || port === undefined) return;
    if (isWindowMessage(event.data)) receive(event.data, port);
  });
}

function isWindowMessage(data: unknown): data is WindowMessage {
  return typeof data === 'object' && data !== null && 'simulator' in data;
}

function readFragment(): Expected {
  const fragment = new URLSearchParams(location.hash.slice(1));
  return {origin: fragment.get('origin') ?? '', nonce: fragment.get('nonce') ?? ''};
}
