import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from '@playwright/test';
import {build, type BuildOptions} from 'esbuild';
import {samplesOf} from '../docs/samples/runners.js';
import {startBarePage} from '../e2e/support/bare-page.js';
import {cardsOfOrg, typeCard} from '../e2e/support/card.js';
import {startDemo} from '../e2e/support/start-demo.js';
import {installApp, packPackage} from './support/built-app.js';
import {run} from './support/run.js';

const app = `import {CardForm} from './card-form.jsx';
export const app = <main><h1>Shop</h1><CardForm publishableKey="pk_test_react" orgId="org_demo"
  apiKey="browser demo 00000000-0000-4000-8000-000000000000" authToken={() => 'demo-billing'} /></main>;`;

/** A framework's server imports all that the page does. */
const server = `import 'payment-method-form/define';
import {renderToString} from 'react-dom/server';
import {app} from './app.jsx';
console.log(renderToString(app));`;

const client = `import {hydrateRoot} from 'react-dom/client';
import {app} from './app.jsx';
hydrateRoot(document.getElementById('root'), app);`;

test('the sample for React is rendered on a server as a bare tag, taken over without a complaint, and saves a card', async ({
  page,
}) => {
  const folder = await installApp('demo/spa/react', packPackage());
  const [sample] = samplesOf('hydrated');
  const files = {
    'card-form.jsx': sample?.text ?? '',
    'app.jsx': app,
    'server.jsx': server,
    'client.jsx': client,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await bundle(folder, 'server.jsx', {platform: 'node', packages: 'external', write: true});
  const scripts = await bundle(folder, 'client.jsx', {splitting: true, write: false});
  const markup = await run(folder, process.execPath, ['out/server.js']);
  expect(markup).toContain('<payment-method-form publishable-key="pk_test_react"');

  const complaints: string[] = [];
  page.on('pageerror', ({message}) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const {stop, ...demo} = await startDemo();
  const site = await startBarePage(
    demo,
    `<!doctype html><title>React</title><link rel="icon" href="data:,"><script src="${demo.stripeUrl}/endive/stripe.js"></script>
<body><div id="root">${markup.trim()}</div><script type="module" src="/client.js"></script>`,
    undefined,
    new Map(scripts.outputFiles?.map(({path, text}) => [path.replace(join(folder, 'out'), ''), text])),
  );
  try {
    await page.goto(site.url);
    await typeCard(page, {number: '4242424242424242'});
    await page.getByRole('button', {name: 'Save card'}).click();
    await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
    expect(await cardsOfOrg(demo)).toEqual(['4242']);
    expect(complaints).toEqual([]);
  } finally {
    site.stop();
    await stop();
  }
});

/** With what React says to developers in it. */
function bundle(folder: string, entry: string, options: BuildOptions): ReturnType<typeof build> {
  return build({
    ...{entryPoints: [join(folder, entry)], outdir: join(folder, 'out'), bundle: true, format: 'esm'},
    ...{jsx: 'automatic', target: 'es2022', logLevel: 'error'},
    define: {'process.env.NODE_ENV': '"development"'},
    ...options,
  });
}
