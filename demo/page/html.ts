import {keepsScriptAway} from '../playground/faults.js';
import {parseQuery} from '../playground/query.js';
import {settingsScriptId, type PlaygroundSettings} from '../playground/settings.js';

/**
 * The page with what `npm start` tells it, and with the offline Stripe where it is that one; without, where its link asks for a
 * fault that keeps Stripe.js away.
 *
 * @param url of the request
 */
export function pageHtml(template: string, settings: PlaygroundSettings, url: string): string {
  const {stripe} = settings;
  const {search} = new URL(url, 'http://localhost');
  const isKeptAway = keepsScriptAway(parseQuery(search, settings).choices.fault);
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  const tags = [
    // Stripe's loader takes an existing window.Stripe, so the offline one only has to be there first.
    ...(stripe.kind === 'offline' && !isKeptAway ? [`<script src="${stripe.scriptUrl}"></script>`] : []),
    `<script type="application/json" id="${settingsScriptId}">${json}</script>`,
  ];
  return template.replace('</head>', (end) => `${tags.join('\n    ')}\n  ${end}`);
}
