import {settingsScriptId, type PlaygroundSettings} from '../playground/settings.js';

/** The page with what `npm start` tells it, and with the offline Stripe where it is that one. */
export function pageHtml(template: string, settings: PlaygroundSettings): string {
  const {stripe} = settings;
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  const tags = [
    // Stripe's loader takes an existing window.Stripe, so the offline one only has to be there first.
    ...(stripe.kind === 'offline' ? [`<script src="${stripe.scriptUrl}"></script>`] : []),
    `<script type="application/json" id="${settingsScriptId}">${json}</script>`,
  ];
  return template.replace('</head>', (end) => `${tags.join('\n    ')}\n  ${end}`);
}
