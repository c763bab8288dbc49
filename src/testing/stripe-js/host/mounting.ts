import {IntegrationError} from './integration-error.js';

/** Which element stands in which mount node, of any instance on the page. */
const occupants = new WeakMap<HTMLElement, object>();

/**
 * The node that `mount()` was given.
 *
 * @throws IntegrationError when there is none, when it is in a shadow tree, or when another element stands in it
 */
export function resolveMountNode(target: unknown, element: object): HTMLElement {
  const node = typeof target === 'string' ? document.querySelector(target) : target;
  if (!(node instanceof HTMLElement)) {
    throw new IntegrationError(
      typeof target === 'string'
        ? `Nothing on the page matches the selector ${target}, so the Element cannot be mounted there.`
        : 'mount() takes a CSS selector or an HTML element.',
    );
  }
  if (node.getRootNode() instanceof ShadowRoot) {
    throw new IntegrationError('Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.');
  }
  const occupant = occupants.get(node);
  if (
    occupant !== undefined &&
    occupant !== element &&
    node.querySelector('.__PrivateStripeElement') !== null
  ) {
    throw new IntegrationError('Another Element is mounted in this node already.');
  }
  return node;
}

/** Empties a node and puts the element's content in. */
export function occupy(node: HTMLElement, element: object, content: HTMLElement): void {
  if (node.childNodes.length > 0) {
    console.warn('The node that an Element is mounted in had content, which was removed.');
  }
  if (!node.isConnected) {
    console.warn('An Element was mounted in a node that is not in the document. It will never load.');
  }
  node.replaceChildren(content);
  occupants.set(node, element);
}

export function vacate(node: HTMLElement, element: object): void {
  if (occupants.get(node) === element) occupants.delete(node);
}

/** The nearest form above a node in its own tree, which is all that Stripe looks through. */
export function formAround(node: Element): HTMLFormElement | null {
  return node.closest('form');
}
