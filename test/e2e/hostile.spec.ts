import {build} from 'esbuild';
import type {FrameLocator, Page} from '@playwright/test';
import {long} from '../../.config/extent.js';
import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const tag = `<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>`;
const signIn = `<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`;
const script = '<script src="/payment-method-form.min.js"></script>';

/** A page, or a frame of one, that holds one form. */
type Place = Pick<Page | FrameLocator, 'frameLocator' | 'locator' | 'getByRole'>;

interface Hostility {
  /** @param stripe the tag that loads the offline Stripe */
  readonly html: (stripe: string) => string;
  readonly before?: (page: Page) => Promise<unknown>;
  /** Where the page is, if not at the top. */
  readonly path?: string;
  /** What is done to the page once the fields can be used. */
  readonly then?: (page: Page) => Promise<void>;
  readonly place?: (page: Page) => Place;
  readonly files?: () => Promise<ReadonlyMap<string, string>>;
}

const whole = (head: string, body = tag, attributes = ''): Hostility['html'] => {
  return (stripe) =>
    `<!doctype html><html ${attributes}><title>Hostile</title>${stripe}${script}${head}<body>${body}${signIn}`;
};

const styled = (css: string): Hostility => ({html: whole(`<style>${css}</style>`)});

const hostilities: Readonly<Record<string, Hostility>> = {
  'in a frame with a sandbox': {
    html: whole(''),
    before: (page) => putIntoSandbox(page, 'allow-scripts allow-same-origin allow-forms'),
    path: '/outside',
    place: (page) => page.frameLocator('iframe[sandbox]'),
  },
  'in a page that reverts all styles': styled('* {all: revert !important}'),
  'in a page that sets one font size and line for all': styled(
    '* {font-size: 40px !important; line-height: 3 !important}',
  ),
  'in a page that gives all boxes room': styled(
    '* {box-sizing: border-box !important; margin: 12px !important; padding: 12px !important}',
  ),
  'in a page whose frames and forms float': styled(
    'form, iframe {position: absolute !important; float: left}',
  ),
  'in a page that fades everything': styled('* {transition: all 1s !important}'),
  'in a page that stops all motion': styled(
    '*, ::before, ::after {animation: none !important; transition: none !important}',
  ),
  'in a page with another box model': styled('* {box-sizing: content-box !important; padding: 4px}'),
  'in a page with a huge font': styled('html {font-size: 40px}'),
  'in a page whose boxes are all flexible': styled('div, form, label {display: flex !important}'),
  'in a page that hides frames': styled('iframe {display: none}'),
  'in a page that makes frames narrow': styled('iframe {width: 0; max-width: 10px; height: 0}'),
  'in a page that hides what is empty, and forms': styled('div:empty {display: none} form {display: none}'),
  'in a page from right to left': {html: whole('', tag, 'dir="rtl"')},
  'in a page that has an older train of Stripe.js': {
    html: (stripe) => whole('')(stripe.replace('/endive/', '/basil/')),
    // What is asked for there is answered with the one that there is.
    before: (page) =>
      page.route('**/basil/stripe.js', (route) =>
        route.continue({url: route.request().url().replace('/basil/', '/endive/')}),
      ),
  },
  'in an element of another copy of Lit': {
    html: whole('<script type="module" src="/other.js"></script>', `<other-element></other-element>${tag}`),
    files: otherLit,
  },
  'after the body was replaced, with the tag kept': {
    html: whole(''),
    then: (page) =>
      page.evaluate(() => {
        const body = document.createElement('body');
        const form = document.querySelector('payment-method-form');
        if (form) body.append(form);
        document.documentElement.replaceChild(body, document.body);
      }),
  },
  'after a snapshot of the page was shown in its place, and its scripts ran again': {
    html: whole(''),
    then: async (page) => {
      await page.evaluate(() => {
        const [shown, kept] = [document.body, document.body.cloneNode(true)];
        shown.replaceWith(document.createElement('body'));
        document.body.replaceWith(kept);
      });
      await expectFields(page);
      await page.evaluate(async () => {
        document.body.replaceWith(document.body.cloneNode(true));
        const form = document.querySelector('payment-method-form');
        if (form) form.authToken = 'demo-billing';
        const again = document.createElement('script');
        again.src = '/payment-method-form.min.js';
        document.head.append(again);
        await new Promise((resolve) => {
          again.onload = resolve;
        });
      });
    },
  },
  'after its children and classes were made like those of the markup': {
    html: whole(''),
    then: (page) =>
      page.evaluate(() => {
        const form = document.querySelector('payment-method-form');
        form?.replaceChildren();
        form?.removeAttribute('class');
      }),
  },
  'after the body was replaced by its clone': {
    html: whole(''),
    then: (page) =>
      page.evaluate(() => {
        document.body.replaceWith(document.body.cloneNode(true));
        const form = document.querySelector('payment-method-form');
        if (form) form.authToken = 'demo-billing';
      }),
  },
  'with nodes that an extension adds': {
    html: whole(''),
    then: (page) =>
      page.evaluate(() => {
        const form = document.querySelector('payment-method-form');
        for (const parent of [form, ...(form?.querySelectorAll('*') ?? [])]) {
          if (parent?.localName === 'iframe') continue;
          parent?.prepend(document.createElement('password-button'));
          parent?.setAttribute('data-extension', 'true');
        }
      }),
  },
};

/** Those that have found most: the others are like one of them. */
const telling: ReadonlySet<string> = new Set([
  'in a frame with a sandbox',
  'in a page that reverts all styles',
  'in a page that gives all boxes room',
  'in a page that makes frames narrow',
  'in an element of another copy of Lit',
  'after a snapshot of the page was shown in its place, and its scripts ran again',
  'with nodes that an extension adds',
]);
const visited = Object.entries(hostilities).filter(([where]) => long || telling.has(where));
if (!long)
  console.log(
    `${visited.length} of ${Object.keys(hostilities).length} hostile pages are visited; LONG=1 visits all.`,
  );

for (const [where, {html, before, path = '/', then, place = itself, files}] of visited) {
  test(`saves a card ${where}`, async ({page, demo}) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const stripe = `<script src="${demo.stripeUrl}/endive/stripe.js"></script>`;
    const bare = await startBarePage(demo, html(stripe), undefined, await files?.());
    try {
      await before?.(page);
      await page.goto(`${bare.url}${path}`);
      const here = place(page);
      await expectFields(here);
      await then?.(page);
      await expectFields(here);
      await typeCard(here, {number: '4242424242424242'});
      await here.getByRole('button', {name: 'Save card'}).click();
      await expect(here.getByRole('heading', {name: 'Card saved'})).toBeVisible();
      expect(await cardsOfOrg(demo)).toContain('4242');
      expect(errors).toEqual([]);
    } finally {
      bare.stop();
    }
  });
}

test('tells that it cannot load in a frame whose sandbox takes all origins away, as it does from Stripe’s', async ({
  page,
  demo,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const bare = await startBarePage(
    demo,
    whole('')(`<script src="${demo.stripeUrl}/endive/stripe.js"></script>`),
  );
  try {
    await putIntoSandbox(page, 'allow-scripts allow-forms');
    await page.goto(`${bare.url}/outside`);
    const frame = page.frameLocator('iframe[sandbox]');
    await expect(frame.getByText('The card form could not be loaded')).toBeVisible();
    await frame.getByRole('button', {name: 'Try again'}).click();
    await expect(frame.getByText('The card fields could not be loaded')).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    bare.stop();
  }
});

/** A page at `/outside`, of which the one at `/` is a frame. */
function putIntoSandbox(page: Page, sandbox: string): Promise<unknown> {
  const body = `<iframe sandbox="${sandbox}" src="/" width="600" height="500"></iframe>`;
  return page.route('**/outside', (route) => route.fulfill({contentType: 'text/html', body}));
}

function itself(page: Page): Place {
  return page;
}

/** Three fields that can be seen and hit, and no more. */
async function expectFields(place: Place): Promise<void> {
  const frames = place.locator('payment-method-form iframe[title^="Secure"]');
  await expect(frames).toHaveCount(3);
  for (const frame of await frames.all()) {
    await expect(frame).toBeVisible();
    await expect(frame.contentFrame().locator('input').first()).toBeVisible();
    await expect.poll(async () => (await frame.boundingBox())?.width).toBeGreaterThan(60);
    await expect.poll(async () => (await frame.boundingBox())?.height).toBeGreaterThan(12);
    await frame.click();
  }
  for (const input of await place.locator('payment-method-form [part~=input]').all())
    await expect.poll(() => input.evaluate(holdsItsFrame)).toBe(true);
}

/** Whether what is put into a box of the form's stands inside of it. */
function holdsItsFrame(input: Element): boolean {
  const box = input.getBoundingClientRect();
  const [node] = input.querySelector('slot')?.assignedElements({flatten: true}) ?? [];
  const frame = node?.querySelector('iframe')?.getBoundingClientRect();
  if (!frame) return false;
  const isWithin = frame.left >= box.left - 1 && frame.right <= box.right + 1;
  return isWithin && frame.top >= box.top - 1 && frame.bottom <= box.bottom + 1;
}

async function otherLit(): Promise<ReadonlyMap<string, string>> {
  const {outputFiles} = await build({
    stdin: {
      contents: `import {html, LitElement} from 'lit';
        customElements.define('other-element', class extends LitElement {
          firstUpdated() { this.append(document.querySelector('payment-method-form')); }
          render() { return html\`<section><slot></slot></section>\`; }
        });`,
      resolveDir: new URL('../..', import.meta.url).pathname,
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return new Map([['/other.js', outputFiles[0]?.text ?? '']]);
}
