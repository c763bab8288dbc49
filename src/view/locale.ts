/** The language to speak: the one given, or with `auto` that of the nearest `lang`, through shadow roots, then the browser's. */
export function resolveLocale(given: string | null | undefined, element: Element): string {
  const wanted = !given || given === 'auto' ? nearestLang(element) : given;
  return canonical(wanted) ?? canonical(navigator.language) ?? 'en';
}

/** Tells of every change of a `lang` that the language may come from, until the function that it returns is called. */
export function watchLang(element: Element, onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  for (let current: Element | undefined = element; current; current = parentHost(current)) {
    observer.observe(current.getRootNode(), {subtree: true, attributeFilter: ['lang']});
  }
  return () => observer.disconnect();
}

function nearestLang(element: Element): string | undefined {
  for (let current: Element | undefined = element; current; current = parentHost(current)) {
    const found = current.closest('[lang]')?.getAttribute('lang');
    if (found) return found;
  }
  return undefined;
}

function parentHost(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** The canonical form of a language tag; `undefined` for what is none. */
export function canonical(tag: string | undefined): string | undefined {
  try {
    // As POSIX spells it: de_DE.
    return tag === undefined ? undefined : Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
