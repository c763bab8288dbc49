import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {fillCard} from '../../src/testing/fill-card.js';
import {environment, resetBackends} from './support/environment.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  framesOf,
  good,
  loadOfflineStripe,
  mountForm,
  typeCard,
  until,
} from './support/form.js';
import {addPage, createFormIn} from './support/page-in-frame.js';

/** A part of a page that can be shown and hidden. */
interface Place {
  readonly element: HTMLElement;
  readonly show: () => void;
  readonly hide: () => void;
}

const places = {
  'a modal dialog': () => {
    const element = document.createElement('dialog');
    return {element, show: () => element.showModal(), hide: () => element.close()};
  },
  'a popover': () => {
    const element = document.createElement('div');
    element.popover = 'manual';
    return {element, show: () => element.showPopover(), hide: () => element.hidePopover()};
  },
  'a <details>': () => {
    const element = document.createElement('details');
    element.innerHTML = '<summary>Pay</summary>';
    return {element, show: () => (element.open = true), hide: () => (element.open = false)};
  },
  'a tab panel': () => {
    const element = document.createElement('div');
    element.style.display = 'none';
    return {
      element,
      show: () => (element.style.display = 'block'),
      hide: () => (element.style.display = 'none'),
    };
  },
} as const satisfies Record<string, () => Place>;

function addPlace(create: () => Place): Place {
  const place = create();
  place.element.dataset['test'] = '';
  document.body.append(place.element);
  return place;
}

/** How many of Stripe's frames were made for a form from now on. */
function countFields(form: PaymentMethodForm): () => number {
  let count = 0;
  new MutationObserver((records) => {
    for (const {addedNodes} of records) count += addedNodes.length;
  }).observe(form, {childList: true});
  return () => count;
}

/** Until the browser has told every observer where things stand. */
const observed = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body);
    // WebKitGTK tells observers with the next frame that it paints, and may see no reason for one.
    requestAnimationFrame(() => undefined);
  });

describe('A form', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  for (const [name, create] of Object.entries(places)) {
    it(`in ${name} works once that is shown, and keeps what was typed while it is hidden`, async () => {
      const {element, show, hide} = addPlace(create);
      const form = createForm();
      const fields = countFields(form);
      element.append(form);
      await form.ready;
      show();
      await typeCard(form);
      hide();
      await observed();
      show();
      await observed();
      expect(form.complete).to.equal(true);
      expect((await form.submit()).status).to.equal('attached');
      expect(await cardsOfOrg()).to.deep.equal(['4242']);
      expect(fields()).to.equal(3);
    });
  }

  it('works in a modal dialog that is open before', async () => {
    const {element, show} = addPlace(places['a modal dialog']);
    show();
    const form = await mountForm('catalyze', {}, element);
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('with loading="lazy" loads nothing until the place that it is in is shown', async () => {
    const all = Object.values(places).map((create) => {
      const {element, show} = addPlace(create);
      const form = createForm('catalyze', {loading: 'lazy'});
      element.append(form);
      return {form, show};
    });
    for (const {form} of all) await form.updateComplete;
    await observed();
    await observed();
    expect(all.map(({form}) => framesOf(form).length)).to.deep.equal([0, 0, 0, 0]);
    for (const {form, show} of all) {
      show();
      await observed();
      await form.ready;
    }
    expect(all.map(({form}) => framesOf(form).length)).to.deep.equal([3, 3, 3, 3]);
  });

  it('works in a frame of the same origin, and goes with it without an error', async () => {
    const scripts = [environment.stripeJsUrl, '/src/define.ts', '/test/element/support/in-frame.ts'];
    const {frame, page, inside} = await addPage(undefined, scripts);
    const errors: string[] = [];
    for (const window of [self, inside]) {
      window.addEventListener('error', ({message}) => errors.push(message));
      window.addEventListener('unhandledrejection', ({reason}) => errors.push(String(reason)));
    }
    const form = createFormIn(page);
    page.body.append(form);
    await form.ready;
    await inside.fillCard?.(page, good);
    await until(() => form.complete);
    expect((await form.submit()).status).to.equal('attached');
    expect(page.querySelectorAll('[slot^=payment-method-form] iframe')).to.have.length(3);
    frame.remove();
    const other = await mountForm();
    expect(other.state).to.equal('ready');
    expect(errors).to.deep.equal([]);
  });

  const makers: Readonly<Record<string, () => Promise<Document> | Document>> = {
    'a frame': async () => (await addPage()).page,
    'a parsed document': () => new DOMParser().parseFromString('<!doctype html>', 'text/html'),
  };
  for (const [name, makePage] of Object.entries(makers)) {
    it(`that was made in ${name} works where it is adopted`, async () => {
      const page = await makePage();
      const form = createFormIn(page);
      page.body.append(form);
      document.body.append(document.adoptNode(form));
      await form.ready;
      const fields = framesOf(form);
      expect(fields).to.have.length(3);
      await fillCard(document, good);
      await until(() => form.complete);
      expect((await form.submit()).status).to.equal('attached');
      expect(getComputedStyle(form).display).to.equal('block');
    });
  }
});
