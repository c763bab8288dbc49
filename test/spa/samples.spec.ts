import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {dirname, join} from 'node:path';
import {expect, test as base} from '@playwright/test';
import {temporaryFolder} from '../../.config/temporary-folder.js';
import {root} from '../../.config/test-files.js';
import {fillIn} from '../docs/samples/placeholders.js';
import {samplesOf} from '../docs/samples/runners.js';
import type {Sample} from '../docs/samples/sample.js';
import {startBarePage} from '../e2e/support/bare-page.js';
import {cardsOfOrg, typeCard} from '../e2e/support/card.js';
import {startDemo} from '../e2e/support/start-demo.js';
import {buildInstalled, installApp, packPackage} from './support/built-app.js';
import {run} from './support/run.js';

const test = base.extend<object, {tarball: string}>({
  tarball: [async ({}, use) => use(packPackage()), {scope: 'worker', timeout: 60_000}],
});

/** Where a sample stands in an app of its framework, and what puts it on the page there. */
interface App {
  readonly sample: string;
  readonly files: Readonly<Record<string, string>>;
}

const props = `const sessionToken = () => 'demo-billing';
const onSaved = ({card}) => (document.title = card.last4);`;
const target = `document.querySelector('#app')`;

const apps: Readonly<Record<string, App>> = {
  react: {
    sample: 'sample.tsx',
    files: {
      'main.jsx': `import {createRoot} from 'react-dom/client';
import {PaymentMethod} from './sample.tsx';
${props}
createRoot(${target}).render(<PaymentMethod sessionToken={sessionToken} onSaved={onSaved} />);`,
    },
  },
  preact: {
    sample: 'sample.tsx',
    files: {
      'main.jsx': `import {render} from 'preact';
import {PaymentMethod} from './sample.tsx';
${props}
render(<PaymentMethod sessionToken={sessionToken} onSaved={onSaved} />, ${target});`,
    },
  },
  solid: {
    sample: 'sample.tsx',
    files: {
      'main.jsx': `import {render} from 'solid-js/web';
import {PaymentMethod} from './sample.tsx';
${props}
render(() => <PaymentMethod sessionToken={sessionToken} onSaved={onSaved} />, ${target});`,
    },
  },
  vue: {
    sample: 'Sample.vue',
    files: {
      'main.js': `import {createApp, h} from 'vue';
import PaymentMethod from './Sample.vue';
${props}
createApp({render: () => h(PaymentMethod, {sessionToken, onSaved})}).mount('#app');`,
    },
  },
  svelte: {
    sample: 'Sample.svelte',
    files: {
      'main.js': `import {mount} from 'svelte';
import PaymentMethod from './Sample.svelte';
${props}
mount(PaymentMethod, {target: ${target}, props: {sessionToken, onSaved}});`,
    },
  },
  angular: {
    sample: 'sample.ts',
    files: {
      'app.ts': `import {Component} from '@angular/core';
import {PaymentMethod} from './sample.js';
${props}
@Component({
  selector: 'app-root',
  imports: [PaymentMethod],
  template: '<app-payment-method [sessionToken]="sessionToken" (saved)="onSaved($event)" />',
})
export class App {
  sessionToken = sessionToken;
  onSaved = onSaved;
}`,
    },
  },
};

for (const sample of samplesOf('app').filter(({run: name}) => name !== 'playwright')) {
  const name = sample.run ?? '';
  test(`${sample.place}: built in an app of ${name}, it saves a card`, async ({page, tarball}) => {
    const app = apps[name];
    if (app === undefined) throw new Error(`There is no app for ${name}.`);
    const folder = await installApp(`demo/spa/${name}`, tarball);
    for (const [path, text] of Object.entries({...app.files, [app.sample]: fillIn(sample.text)}))
      writeFileSync(join(folder, path), text);
    const {html, scripts} = await buildInstalled(folder);
    const {stop, ...demo} = await startDemo();
    const site = await startBarePage(
      demo,
      html.replace('http://127.0.0.1:5175', demo.stripeUrl),
      undefined,
      scripts,
    );
    try {
      await page.goto(site.url);
      await typeCard(page, {number: '4242424242424242'});
      await page.getByRole('button', {name: 'Save card'}).click();
      await expect(page).toHaveTitle('4242');
      expect(await cardsOfOrg(demo)).toContain('4242');
    } finally {
      site.stop();
      await stop();
    }
  });
}

for (const sample of samplesOf('app').filter(({run: name}) => name === 'playwright')) {
  test(`${sample.place}: its tests pass on a page with the form`, async () => {
    const site = await startCardPage();
    try {
      const folder = makeTestProject(sample, site.url);
      const told = await run(folder, process.execPath, ['node_modules/@playwright/test/cli.js', 'test']);
      const tests = sample.text.match(/^test\(/gm)?.length ?? 0;
      expect(told).toContain(`${tests} passed`);
    } finally {
      site.stop();
    }
  });
}

/** A site with a page at /card, whose API is nowhere. */
async function startCardPage(): Promise<{url: string; stop: () => void}> {
  const server = createServer(({url = '/'}, response) => {
    if (/^\/[\w./-]+\.js$/.test(url) && !url.includes('..'))
      response.writeHead(200, {'Content-Type': 'text/javascript'}).end(readFileSync(join(root, 'dist', url)));
    else response.writeHead(200, {'Content-Type': 'text/html'}).end(CARD_PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const CARD_PAGE = `<!doctype html><title>Card</title><body><script src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_docs" endpoint="/v2/org/{orgId}/payment" org-id="org_1" locale="en"></payment-method-form>`;

/** A project that has the sample as its only test, and the packages that the sample imports. */
function makeTestProject({text}: Sample, baseURL: string): string {
  const folder = temporaryFolder();
  const modules = join(folder, 'node_modules');
  for (const [name, path] of [
    ['payment-method-form', root],
    ['@playwright/test', join(root, 'node_modules/@playwright/test')],
  ] as const) {
    mkdirSync(dirname(join(modules, name)), {recursive: true});
    symlinkSync(path, join(modules, name));
  }
  const browsers = JSON.stringify(join(root, '.config/browsers.ts'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'sample.spec.ts'), text);
  writeFileSync(
    join(folder, 'playwright.config.ts'),
    `import {chromiumLaunchOptions} from ${browsers};
export default {use: {baseURL: '${baseURL}', locale: 'en-US', launchOptions: chromiumLaunchOptions()}};`,
  );
  return folder;
}
