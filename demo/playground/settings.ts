/**
 * What `npm start` tells the page. It is written into the page's HTML, so nothing in it may be secret: the bearers and the
 * API key open nothing but the demo's own backend.
 */
export interface PlaygroundSettings {
  readonly stripe: PlaygroundStripe;
  readonly publishableKey: string;
  /** Without a slash at the end. */
  readonly orgBackendUrl: string;
  readonly orgId: string;
  readonly apiKey: string;
  readonly bearers: readonly DemoBearer[];
}

/** Which Stripe the page talks to; the offline one brings its own Stripe.js. */
export type PlaygroundStripe =
  {readonly kind: 'offline'; readonly scriptUrl: string} | {readonly kind: 'test'} | {readonly kind: 'live'};

/** A user of the demo's org backend. */
export interface DemoBearer {
  readonly token: string;
  readonly meaning: string;
}

/** The id of the `<script type="application/json">` that carries the settings. */
export const settingsScriptId = 'playground-settings';

/**
 * Reads the settings that the page came with.
 *
 * @throws {Error} when the page was not served by `npm start`.
 */
export function readPlaygroundSettings(page: Document): PlaygroundSettings {
  const text = page.getElementById(settingsScriptId)?.textContent;
  if (!text) throw new Error('This page needs the servers of npm start: open it through them.');
  return JSON.parse(text) as PlaygroundSettings;
}
