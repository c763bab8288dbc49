import type {FromElement} from '../protocol.js';

/** Tells when the focus comes into this frame and goes out of it, and when Escape is pressed. */
export function tellFocus(send: (message: FromElement) => void): void {
  let focused = false;
  document.addEventListener('focusin', () => {
    if (!focused) send({kind: 'focus'});
    focused = true;
  });
  document.addEventListener('focusout', ({relatedTarget}) => {
    if (relatedTarget instanceof Node) return;
    focused = false;
    send({kind: 'blur'});
  });
  document.addEventListener('keydown', ({key}) => {
    if (key === 'Escape') send({kind: 'escape'});
  });
}
