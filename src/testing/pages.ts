import {Hono} from 'hono';
import {type BrowserFile, isBrowserFile, loadBrowserFile} from './browser-files.js';
import type {ServerEnv} from './server-env.js';
import type {Wallet} from './wallets.js';

interface Page {
  readonly script: BrowserFile;
  readonly style?: BrowserFile;
}

/** The pages of the frames. The name of the card frame and of the challenge are what tests look for in `src`. */
const PAGES: ReadonlyMap<string, Page> = new Map(
  Object.entries({
    'controller.html': {script: 'controller-frame.js'},
    'elements-inner-card.html': {script: 'field-frame.js', style: 'field-frame.css'},
    'elements-inner-address.html': {script: 'address-frame.js', style: 'field-frame.css'},
    'elements-inner-express-checkout.html': {script: 'wallets-frame.js', style: 'wallets-frame.css'},
    'express-checkout-sheet.html': {script: 'sheet-frame.js', style: 'sheet-frame.css'},
    'three-ds-2-challenge.html': {script: 'challenge-frame.js', style: 'challenge-frame.css'},
    'authenticate.html': {script: 'authenticate-page.js', style: 'challenge-page.css'},
    'challenge-page.html': {script: 'challenge-page.js', style: 'challenge-page.css'},
  } satisfies Readonly<Record<string, Page>>),
);

/** Any page may embed the frames; they load only what is theirs, and fonts that a page asks for. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' https: http:",
  "connect-src 'self' https://api.stripe.com",
  "frame-src 'self'",
  'font-src * data:',
  'frame-ancestors *',
  "base-uri 'none'",
].join('; ');

/** Older releases of Stripe.js, by their addresses: the same script, which then says that it is that one. */
const OLDER = ['/v3', '/v3/', '/:release{acacia|basil|clover|dahlia}/stripe.js'];

/**
 * Stripe.js, its frames and what they load.
 *
 * @param wallets those that Express Checkout Elements offer by now
 */
export function createPages(wallets: () => readonly Wallet[]): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  app.get('/endive/:file', async (context) => {
    const file = context.req.param('file');
    context.header('Cache-Control', 'no-cache');
    context.header('X-Content-Type-Options', 'nosniff');
    const page = PAGES.get(file);
    if (page !== undefined) {
      context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
      context.header('Referrer-Policy', 'no-referrer');
      return context.html(html(page, context.get('frameFault'), wallets()));
    }
    if (!isBrowserFile(file)) return context.notFound();
    context.header('Content-Type', file.endsWith('.css') ? 'text/css' : 'text/javascript');
    return context.body(await loadBrowserFile(file));
  });
  for (const path of OLDER) {
    app.get(path, async (context) => {
      context.header('Cache-Control', 'no-cache');
      context.header('Content-Type', 'text/javascript');
      return context.body(await loadBrowserFile('stripe.js'));
    });
  }
  return app;
}

/** @param fault what is to go wrong in the page */
function html(
  {script, style}: Page,
  fault: 'never-ready' | 'loaderror' | undefined,
  wallets: readonly Wallet[],
): string {
  const tag = fault === 'never-ready' ? '' : `<script src="./${script}"></script>`;
  return `<!doctype html>
<html lang="en" data-simulator="${fault ?? ''}" data-wallets="${wallets.join(' ')}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Stripe simulator</title>
    ${style === undefined ? '' : `<link rel="stylesheet" href="./${style}">`}
  </head>
  <body>
    ${tag}
  </body>
</html>
`;
}
