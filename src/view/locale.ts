/** The language to speak: the one given, or with `auto` that of the nearest `lang`, through shadow roots, then the browser's. */
export function resolveLocale(given: string | null | undefined, element: Element): string {
  const wanted =
    given === undefined || given === null || given === '' || given === 'auto' ? nearestLang(element) : given;
  return canonical(wanted) ?? canonical(navigator.language) ?? 'en';
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

function canonical(tag: string | undefined): string | undefined {
  try {
    return tag === undefined ? undefined : Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
