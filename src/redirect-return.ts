/** What Stripe adds to the address of `return-url` when the bank sends the person back. */
export interface RedirectReturn {
  /** `pi_…` or `seti_…`. */
  readonly intent: string;
  readonly clientSecret: string;
}

const KINDS = ['payment_intent', 'setup_intent'] as const;

/** Reads it from the query of an address of the page. */
export function readRedirectReturn(search = location.search): RedirectReturn | undefined {
  const query = new URLSearchParams(search);
  for (const kind of KINDS) {
    const intent = query.get(kind);
    const clientSecret = query.get(`${kind}_client_secret`);
    if (intent !== null && clientSecret?.startsWith(`${intent}_secret_`) === true)
      return {intent, clientSecret};
  }
  return undefined;
}

const STRIPES = /^((payment|setup)_intent(_client_secret)?|redirect_status)(=|$)/;

const cleared = new Set<string>();

/** Whether a form of this page has made use of it. */
export function isCleared({intent}: RedirectReturn): boolean {
  return cleared.has(intent);
}

/** Takes it out of the address, unless that has changed since, so that it ends in no bookmark, log or referrer. */
export function clearRedirectReturn({intent}: RedirectReturn): void {
  cleared.add(intent);
  if (readRedirectReturn()?.intent !== intent) return;
  const url = new URL(location.href);
  // Not by `searchParams`, which spells what the page has there anew.
  const kept = url.search.slice(1).split('&');
  url.search = kept.filter((part) => !STRIPES.test(part)).join('&');
  history.replaceState(history.state, '', url);
}
