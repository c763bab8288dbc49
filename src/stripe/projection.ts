/**
 * Places nodes in the document's light tree and projects them, through any depth of shadow roots, into a slot of the host's own
 * shadow root. Stripe looks its frames up by `window.frames[name]` and `document.body.contains(frame)`, which do not see
 * shadow trees, and refuses to mount inside one.
 */
export class Projection {
  /** Everything that was added outside of our shadow root, outermost last. */
  readonly #places: {readonly node: Element; readonly parent: Element}[] = [];

  /**
   * @param host the element whose shadow root has `<slot name=${slotName}>`
   * @param slotName unique on the page: with a constant name, two forms inside one root would land in the same place
   * @param node what is shown there
   */
  constructor(host: Element, slotName: string, node: HTMLElement) {
    let current = host;
    for (let root = current.getRootNode(); root instanceof ShadowRoot; root = current.getRootNode()) {
      const relay = document.createElement('slot');
      relay.name = slotName;
      relay.slot = slotName;
      current.append(relay);
      this.#places.push({node: relay, parent: current});
      current = root.host;
    }
    node.slot = slotName;
    current.append(node);
    this.#places.push({node, parent: current});
  }

  /** Everything that was added, with the place where it was added. */
  get places(): readonly {readonly node: Element; readonly parent: Element}[] {
    return this.#places;
  }

  /** Whether all of it is still where it was added. */
  get isIntact(): boolean {
    return this.#places.every(({node, parent}) => node.parentElement === parent);
  }

  /** Whether it still leads to the host, which may have been moved without being taken out. */
  leadsTo(host: Element): boolean {
    const hosts = [host];
    for (let root = host.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      hosts.push(root.host);
    const parents = this.#places.map(({parent}) => parent);
    return parents.length === hosts.length && parents.every((parent, index) => parent === hosts[index]);
  }

  /** Takes everything away again. */
  remove(): void {
    for (const {node} of this.#places.splice(0)) node.remove();
  }
}
