import type {CardFieldName} from '../submission/failure.js';
import {Projection} from './projection.js';

/** What a node is for: a field, or the buttons of wallets. */
export type MountName = CardFieldName | 'wallets';

/** The nodes that Stripe's frames are mounted into, projected into the form's slots. */
export class MountNodes {
  readonly nodes = new Map<MountName, HTMLElement>();
  readonly #projections: Projection[] = [];

  readonly #observer: MutationObserver;

  /**
   * @param onEnter called when Enter is pressed inside one of the frames
   * @param onWiped called when somebody else took a node away, e.g. a framework that empties the host's children
   */
  constructor(
    host: Element,
    slots: ReadonlyMap<MountName, string>,
    onEnter: () => void,
    onWiped: () => void,
  ) {
    // A clone of the host brings clones of its nodes, with frames that nobody sees.
    for (const clone of host.querySelectorAll(':scope > [slot^=payment-method-form-]')) clone.remove();
    for (const [field, slot] of slots) {
      const node = createNode('div');
      const form = createEnterCatcher(onEnter);
      form.append(node);
      this.nodes.set(field, node);
      this.#projections.push(new Projection(host, slot, form));
    }
    const ours = new Set<Node>(this.#projections.flatMap(({places}) => places.map(({node}) => node)));
    // A frame that is put in again, be it at the same place, is a new one.
    this.#observer = new MutationObserver((records) => {
      if (records.some(({removedNodes}) => [...removedNodes].some((node) => ours.has(node)))) onWiped();
    });
    const parents = this.#projections.flatMap(({places}) => places.map(({parent}) => parent));
    for (const parent of new Set(parents)) this.#observer.observe(parent, {childList: true});
  }

  /** Whether everything is where it is shown in the host. */
  leadTo(host: Element): boolean {
    return this.#projections.every((projection) => projection.isIntact && projection.leadsTo(host));
  }

  remove(): void {
    this.#observer.disconnect();
    for (const projection of this.#projections) projection.remove();
  }
}

/**
 * On Enter inside a frame, Stripe dispatches `submit` on the nearest form among the light-tree ancestors. With a form of ours
 * there, it reaches us wherever the tag stands, and never submits the host page's form.
 */
function createEnterCatcher(onEnter: () => void): HTMLFormElement {
  const form = createNode('form');
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    onEnter();
  });
  return form;
}

/** A node in the page's own tree, where the page's styles would reach it. */
function createNode<Tag extends 'div' | 'form'>(tag: Tag): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  node.style.setProperty('all', 'initial', 'important');
  node.style.setProperty('display', 'block', 'important');
  // The form hides its fields without taking their room.
  node.style.setProperty('visibility', 'inherit', 'important');
  // A frame whose scheme differs from its page's gets an opaque background: Stripe's are light.
  node.style.setProperty('color-scheme', 'light', 'important');
  return node;
}
