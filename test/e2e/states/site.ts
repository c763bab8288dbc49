import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {startElementBackends} from '../../../.config/element-backends.js';
import {freePorts} from '../../../.config/processes.js';
import {startBarePage} from '../support/bare-page.js';

/** A site whose page holds the built script-tag file and one form, with the attributes that its address names. */
export interface StatesSite {
  readonly url: string;
  stop(): Promise<void>;
}

/** The only font of the page and of Stripe's frames in it: pictures are the same on machines that have other ones. */
const fontFamily = 'Pictures';

/** Starts it, with an offline Stripe and an org backend of its own. */
export async function startStatesSite(): Promise<StatesSite> {
  const [port = 0] = await freePorts(1);
  const backends = await startElementBackends(`http://localhost:${port}`);
  const {stripeUrl, stripeJsUrl, orgBackendUrl} = backends.environment;
  const site = await startBarePage(
    {pageUrl: '', stripeUrl, orgBackendUrl},
    html(stripeJsUrl),
    undefined,
    new Map([
      ['/regular.woff2', await font(400)],
      ['/bold.woff2', await font(700)],
    ]),
  );
  return {
    url: site.url,
    stop: async () => {
      site.stop();
      await backends.stop();
    },
  };
}

function font(weight: 400 | 700): Promise<Buffer> {
  const {resolve} = createRequire(import.meta.url);
  return readFile(resolve(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff2`));
}

function html(stripeJsUrl: string): string {
  return `<!doctype html>
<html lang="en">
  <title>Add a card</title>
  <meta name="viewport" content="width=device-width">
  <script src="${stripeJsUrl}"></script>
  <script src="/payment-method-form.min.js"></script>
  <style>
    @font-face { font-family: ${fontFamily}; src: url(/regular.woff2); font-weight: 400 }
    @font-face { font-family: ${fontFamily}; src: url(/bold.woff2); font-weight: 600 700 }
    :root { color-scheme: light dark; background: Canvas }
    body { margin: 8px; font-family: ${fontFamily} }
    #picture { padding: 8px }
  </style>
  <main>
    <h1>Add a card</h1>
    <div id="picture"></div>
  </main>
  <script>
    const form = document.createElement('payment-method-form');
    for (const [name, value] of new URLSearchParams(location.search)) form.setAttribute(name, value);
    form.authToken = 'demo-billing';
    document.querySelector('#picture').append(form);
  </script>
</html>`;
}
