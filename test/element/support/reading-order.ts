/** Roles that HTML gives; those of ours say theirs. */
const ROLES: Readonly<Record<string, string>> = {
  A: 'link',
  BUTTON: 'button',
  FORM: 'form',
  H2: 'heading',
  SELECT: 'combobox',
};

/** What is read as one with its name. */
const WHOLE: ReadonlySet<string> = new Set(['button', 'checkbox', 'combobox', 'heading', 'link', 'textbox']);

/**
 * What a screen reader comes by within an element, in its order, a line each: the composed tree, with shadow trees and what is
 * projected into them, without what is hidden. Stripe's frames are named only: their page is of another origin.
 */
export function readingOrder(element: Element): readonly string[] {
  return [...read(element)];
}

function* read(node: Node): Iterable<string> {
  if (node instanceof Text) {
    const text = spaced(node.data);
    if (text !== '') yield text;
  }
  if (!(node instanceof HTMLElement) || isHidden(node)) return;
  const role = roleOf(node);
  if (node instanceof HTMLIFrameElement) yield `frame "${node.title}"`;
  else if (role !== undefined) yield lineOf(node, role);
  if (role === undefined || !WHOLE.has(role)) for (const child of childrenOf(node)) yield* read(child);
}

function childrenOf(element: HTMLElement): Iterable<Node> {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    return assigned.length > 0 ? assigned : element.childNodes;
  }
  return (element.shadowRoot ?? element).childNodes;
}

function isHidden(element: HTMLElement): boolean {
  if (element.ariaHidden === 'true' || element.inert) return true;
  const {display, visibility} = getComputedStyle(element);
  // Nothing in the form is shown inside of what is not.
  return display === 'none' || (visibility !== 'visible' && !(element instanceof HTMLSlotElement));
}

function roleOf(element: HTMLElement): string | undefined {
  const given = element.getAttribute('role');
  if (given !== null) return given;
  if (element instanceof HTMLInputElement) return element.type === 'checkbox' ? 'checkbox' : 'textbox';
  // Without a name a form is no landmark.
  return element instanceof HTMLFormElement && element.ariaLabel === null
    ? undefined
    : ROLES[element.tagName];
}

function lineOf(element: HTMLElement, role: string): string {
  const name = nameOf(element, role);
  const description = referredTo(element, 'aria-describedby');
  const marks = [
    ...(element.ariaInvalid === 'true' ? ['invalid'] : []),
    ...(element.ariaDisabled === 'true' || element.matches(':disabled') ? ['disabled'] : []),
    ...(element.matches(':checked') && role === 'checkbox' ? ['checked'] : []),
  ];
  return [
    role,
    ...(name === '' ? [] : [`"${name}"`]),
    ...marks,
    ...(description === '' ? [] : [`(${description})`]),
  ].join(' ');
}

function nameOf(element: HTMLElement, role: string): string {
  const given = element.ariaLabel ?? referredTo(element, 'aria-labelledby');
  if (given !== '') return given;
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
    return spaced([...(element.labels ?? [])].map(textOf).join(' '));
  return WHOLE.has(role) ? textOf(element) : '';
}

function referredTo(element: HTMLElement, attribute: string): string {
  const ids = element.getAttribute(attribute)?.split(' ') ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  return spaced(ids.map((id) => textOf(root.getElementById(id))).join(' '));
}

/** With what is projected into it, and without what is hidden. */
function textOf(element: HTMLElement | null): string {
  return element ? spaced(wordsOf(element)) : '';
}

function wordsOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof HTMLElement) || isHidden(node)) return '';
  return [...childrenOf(node)].map(wordsOf).join('');
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What the live regions of a form say from now on, in turn, a line each: the region's role, and all that it then says. */
export function listen(root: ShadowRoot): readonly string[] {
  const said: string[] = [];
  const before = new Map<Element, string>();
  const hear = (tell: boolean): void => {
    for (const region of root.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      const text = textOf(region as HTMLElement);
      if (text === (before.get(region) ?? '')) continue;
      before.set(region, text);
      if (tell && text !== '') said.push(`${region.getAttribute('role') ?? region.id}: ${text}`);
    }
  };
  hear(false);
  new MutationObserver(() => {
    hear(true);
  }).observe(root, {childList: true, characterData: true, subtree: true});
  return said;
}
