import {keepsScriptAway, type FaultName} from '../playground/faults.js';
import {parseQuery} from '../playground/query.js';
import {shownSetUp} from '../playground/set-up.js';
import {settingsScriptId, type PlaygroundSettings} from '../playground/settings.js';

/** Makes the page that is asked for with a URL. */
export type MakePage = (template: string, url: string) => string;

/**
 * The page with what `npm start` tells it, and with the offline Stripe where it is that one; without, where the fault keeps
 * Stripe.js away.
 */
export function pageHtml(
  template: string,
  settings: PlaygroundSettings,
  fault: FaultName | undefined,
): string {
  const {stripe} = settings;
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  const tags = [
    // Stripe's loader takes an existing window.Stripe, so the offline one only has to be there first.
    ...(stripe.kind === 'offline' && !keepsScriptAway(fault)
      ? [`<script src="${stripe.scriptUrl}"></script>`]
      : []),
    `<script type="application/json" id="${settingsScriptId}">${json}</script>`,
  ];
  return template.replace('</head>', (end) => `${tags.join('\n    ')}\n  ${end}`);
}

/** The fault that a link to the page asks for, itself or for its state. */
export function faultOfLink(url: string, settings: PlaygroundSettings): FaultName | undefined {
  const {search} = new URL(url, 'http://localhost');
  return shownSetUp(parseQuery(search, settings)).choices.fault;
}
