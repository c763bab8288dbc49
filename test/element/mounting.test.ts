import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  framesOf,
  good,
  inside,
  loadOfflineStripe,
  mountForm,
  textOf,
  typeCard,
  until,
} from './support/form.js';

/** Moves a node in one step, which frames survive, where the browser can; tells whether it could. */
function move(node: Element, place: Element | ShadowRoot, reference: Element | null): boolean {
  const canMove = typeof Reflect.get(place, 'moveBefore') === 'function';
  if (canMove) place.moveBefore(node, reference);
  else place.insertBefore(node, reference);
  return canMove;
}

/** Someone else's element around the form, in as many shadow roots as there are modes. */
function nest(modes: readonly ShadowRootMode[]): ShadowRoot | HTMLElement {
  let place: ShadowRoot | HTMLElement = document.body;
  for (const mode of modes) {
    const host = document.createElement('div');
    host.dataset['test'] = '';
    place.append(host);
    place = host.attachShadow({mode});
    place.innerHTML = '<p>Somebody else’s element</p><slot></slot>';
  }
  return place;
}

function framesIn(node: Node): readonly HTMLIFrameElement[] {
  if (!(node instanceof Element)) return [];
  return node instanceof HTMLIFrameElement ? [node] : [...node.querySelectorAll('iframe')];
}

/** Tells of each field of Stripe's that is mounted from now on. */
function watchMounts({elements}: PaymentMethodForm, tell: () => void): void {
  for (const type of ['cardNumber', 'cardExpiry', 'cardCvc']) {
    const element = elements?.getElement(type as 'card');
    if (!element) throw new Error('The fields are there before their frames.');
    const mount = element.mount.bind(element);
    element.mount = (place) => {
      tell();
      mount(place);
    };
  }
}

describe('A form', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  for (const modes of [['open'], ['closed'], ['open', 'closed', 'open']] as const) {
    it(`works inside ${modes.join(' in ')} shadow roots`, async () => {
      const form = await mountForm('catalyze', {}, nest(modes));
      expect(framesOf(form)).to.have.length(3);
      await typeCard(form);
      expect((await form.submit()).status).to.equal('attached');
      expect(await cardsOfOrg()).to.deep.equal(['4242']);
    });
  }

  it('is rendered without Stripe’s frames when Stripe.js is long in coming', async () => {
    const {Stripe} = window;
    const box = document.createElement('div');
    box.dataset['test'] = '';
    // A script that was put in like this never loads.
    box.innerHTML = '<script src="https://js.stripe.com/endive/stripe.js"></script>';
    document.body.append(box);
    Reflect.set(window, 'Stripe', undefined);
    const form = createForm('catalyze', {locale: 'en-NZ'});
    document.body.append(form);
    await form.updateComplete;
    expect(inside(form, '.input').checkVisibility()).to.equal(true);
    expect(framesOf(form)).to.have.length(0);
    Reflect.set(window, 'Stripe', Stripe);
    box.firstElementChild?.dispatchEvent(new Event('load'));
    await form.ready;
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('does not mix with another one in the same root', async () => {
    const root = nest(['open']);
    const [one, two] = [await mountForm('catalyze', {}, root), await mountForm('catalyze', {}, root)];
    await typeCard(two, {...good, number: '5555555555554444'});
    expect(one.complete).to.equal(false);
    expect((await two.submit()).status).to.equal('attached');
    expect(two.card?.last4).to.equal('4444');
    expect(one.state).to.equal('ready');
  });

  it('can be typed into again after it was moved', async () => {
    const form = await mountForm();
    const place = nest(['open']);
    place.append(form);
    await until(() => form.state === 'loading');
    await form.ready;
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('loses nothing of what was typed when it is moved in one step, where the browser can', async () => {
    const parent = document.createElement('section');
    parent.dataset['test'] = '';
    const nested = nest(['open']);
    const neighbour = document.createElement('p');
    nested.prepend(neighbour);
    document.body.append(parent);
    for (const [place, reference] of [
      [document.body, parent],
      [nested, neighbour],
    ] as const) {
      const form = await mountForm('catalyze', {}, place);
      const frames = framesOf(form);
      await typeCard(form);
      const canMove = move(form, place, reference);
      await form.updateComplete;
      expect(form.complete).to.equal(canMove);
      if (!canMove) await until(() => textOf(form).includes('type the card once more'));
      if (!canMove) {
        await form.ready;
        await typeCard(form);
      } else expect(framesOf(form)).to.deep.equal(frames);
      expect((await form.submit()).status).to.equal('attached');
      form.remove();
    }
  });

  it('is made anew when it is moved in one step into other roots', async () => {
    const form = await mountForm();
    const place = nest(['open', 'open']);
    const [frame] = framesOf(form);
    move(form, place, null);
    await until(() => framesOf(form).length === 3 && framesOf(form)[0] !== frame);
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('builds its fields anew when somebody empties its children', async () => {
    for (const place of [document.body, nest(['open'])]) {
      const form = await mountForm('catalyze', {}, place);
      const before = framesOf(form)[0];
      const owner = place instanceof ShadowRoot ? place.host : form;
      owner.innerHTML = '<p slot="legal">Terms</p>';
      await until(() => framesOf(form).length === 3 && framesOf(form)[0] !== before);
      await form.ready;
      await typeCard(form);
      expect((await form.submit()).status).to.equal('attached');
      form.remove();
    }
  });

  it('builds its fields anew when somebody puts them elsewhere among its children', async () => {
    const form = await mountForm();
    await typeCard(form);
    form.append(form.firstElementChild ?? '');
    await until(() => textOf(form).includes('type the card once more'));
    await form.ready;
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('gives up when somebody takes its fields away each time, and can be tried again', async () => {
    const root = nest(['open']) as ShadowRoot;
    let wipes = 0;
    const wiper = new MutationObserver(() => {
      if (root.host.childElementCount === 0) return;
      wipes += 1;
      root.host.replaceChildren();
    });
    wiper.observe(root.host, {childList: true});
    const form = createForm();
    root.append(form);
    await until(() => form.state === 'failed');
    wiper.disconnect();
    expect([form.error?.code, wipes < 10]).to.deep.equal(['fields-failed', true]);
    form.reload();
    await until(() => form.state === 'ready');
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('has each of Stripe’s frames made in a task of its own, and none once it is removed', async () => {
    const form = createForm();
    const together: number[] = [];
    let mounted = 0;
    const count = (): void => {
      mounted += 1;
    };
    let atFirst = (): void => {
      watchMounts(form, count);
    };
    const observer = new MutationObserver((records) => {
      const frames = records.flatMap(({addedNodes}) => [...addedNodes].flatMap(framesIn));
      if (frames.length === 0) return;
      if (together.push(frames.length) === 1) atFirst();
    });
    observer.observe(form, {childList: true, subtree: true});
    document.body.append(form);
    await form.ready;
    expect([together.splice(0), mounted], 'with the first left out of the count').to.deep.equal([
      [1, 1, 1],
      2,
    ]);
    form.remove();
    await new Promise((resolve) => setTimeout(resolve));
    mounted = 0;
    atFirst = () => {
      watchMounts(form, count);
      form.remove();
    };
    document.body.append(form);
    await until(() => together.length > 0);
    // As many tasks as the other frames would have had, and more.
    for (let tasks = 0; tasks < 10; tasks += 1) await new Promise((resolve) => setTimeout(resolve));
    expect([together, mounted]).to.deep.equal([[1], 0]);
    expect(form.querySelectorAll('iframe')).to.have.length(0);
    observer.disconnect();
  });

  it('leaves the focus where it is as long as its fields have no frames', async () => {
    const form = createForm();
    const focused: string[] = [];
    const observer = new MutationObserver((records) => {
      const isFirst = records.some(({addedNodes}) =>
        [...addedNodes].some((node) => framesIn(node).length > 0),
      );
      if (!isFirst || focused.length > 0) return;
      const last = form.elements?.getElement('cardCvc');
      if (!last) throw new Error('The fields are there all at once.');
      last.focus = () => focused.push('cvc without a frame');
      focused.push('asked');
      inside(form, '#label-cvc').click();
    });
    observer.observe(form, {childList: true, subtree: true});
    document.body.append(form);
    await form.ready;
    observer.disconnect();
    expect(focused).to.deep.equal(['asked']);
  });

  it('leaves nothing behind when it is removed', async () => {
    const before = document.querySelectorAll('iframe').length;
    const root = nest(['open', 'open']);
    const form = await mountForm('catalyze', {}, root);
    const withForm = document.querySelectorAll('[slot^=payment-method-form]').length;
    expect(withForm).to.equal(3);
    form.remove();
    await until(() => document.querySelectorAll('[slot^=payment-method-form]').length === 0);
    expect(form.childNodes).to.have.length(0);
    // Stripe keeps its own hidden frames for as long as the page lives.
    expect(document.querySelectorAll('iframe:not([name^=__privateStripeController])').length).to.be.at.most(
      before,
    );
  });

  it('does nothing while it is not in the page', async () => {
    const form = createForm();
    expect(await form.submit()).to.deep.equal({status: 'canceled', reason: 'disconnected', timings: {}});
    form.focus();
    form.reset();
    expect(form.childNodes).to.have.length(0);
  });

  it('loses nothing of what was typed when attributes of the request change', async () => {
    const form = await mountForm();
    await typeCard(form);
    form.setAttribute('org-id', 'org_other');
    await form.updateComplete;
    form.setAttribute('org-id', 'org_demo');
    await form.updateComplete;
    expect(form.complete).to.equal(true);
    expect((await form.submit()).status).to.equal('attached');
  });
});
