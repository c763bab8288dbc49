import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {fillCard} from '../../src/testing/fill-card.js';
import {resetBackends} from './support/environment.js';
import {clearPage, createForm, framesOf, good, loadOfflineStripe, textOf, until} from './support/form.js';

/** The shadow roots, from the outermost to the innermost, that a form stands in. */
const places = {
  'the document': [],
  'a shadow root': ['open'],
  'two nested roots': ['open', 'open'],
  'three nested roots': ['open', 'open', 'open'],
  'a closed root': ['closed'],
} as const satisfies Record<string, readonly ShadowRootMode[]>;

const layouts = ['split', 'card', 'payment'] as const;

const lost = 'Please type the card once more';

/** Somebody else's elements around the form. */
function nest(modes: readonly ShadowRootMode[]): Element | ShadowRoot {
  let place: Element | ShadowRoot = document.createElement('div');
  document.body.append(place);
  for (const mode of modes) {
    const host = document.createElement('div');
    place.append(host);
    place = host.attachShadow({mode});
    place.innerHTML = '<p>Somebody else’s</p><slot></slot>';
  }
  return place;
}

/** The mount nodes are asked for by their frames: nobody can look into a closed root. */
async function fill(form: PaymentMethodForm, {number, expiry, cvc} = good): Promise<void> {
  await form.ready;
  const texts =
    form.layout === 'split'
      ? [{number}, {expiry}, {cvc}]
      : [{number, expiry, cvc, ...(form.layout === 'payment' && {postalCode: '94107'})}];
  for (const [index, frame] of framesOf(form).entries()) {
    await fillCard(frame.parentElement ?? frame, texts[index] ?? {});
  }
  await until(() => form.complete);
}

async function expectToSave(form: PaymentMethodForm, card = good): Promise<void> {
  await fill(form, card);
  expect((await form.submit()).status).to.equal('attached');
  expect(form.card?.last4).to.equal(card.number.slice(-4));
}

const projected = (): number => document.querySelectorAll('[slot^=payment-method-form]').length;

/** Stripe keeps hidden frames of its own for as long as the page lives. */
const fieldFrames = (): number =>
  document.querySelectorAll('iframe[name^=__privateStripeFrame]:not([aria-hidden=true])').length;

describe('A form', () => {
  before(async () => {
    await loadOfflineStripe();
    await resetBackends();
  });
  afterEach(clearPage);

  for (const layout of layouts) {
    const create = (): PaymentMethodForm => createForm('gatego-attach', {layout});

    for (const [where, modes] of Object.entries(places)) {
      it(`with layout="${layout}" lives through everything in ${where}`, async () => {
        const before = {projected: projected(), frames: fieldFrames()};
        const place = nest(modes);
        const form = create();

        // Mounted.
        place.append(form);
        await expectToSave(form);
        form.reset();

        // Moved: a frame does not survive that, and neither does what was typed.
        await fill(form);
        nest(modes).append(form);
        await until(() => textOf(form).includes(lost));
        await fill(form);
        expect(textOf(form)).not.to.include(lost);

        // Emptied by somebody else.
        const [frame] = framesOf(form);
        const root = form.getRootNode();
        const owner = root instanceof ShadowRoot ? outermost(root) : form;
        owner.replaceChildren();
        await until(() => !form.complete && framesOf(form)[0] !== frame);
        await until(() => textOf(form).includes(lost));

        // Two at once.
        const beside = create();
        form.after(beside);
        await expectToSave(beside, {...good, number: '5555555555554444'});
        await expectToSave(form);

        // Removed.
        beside.remove();
        form.remove();
        await until(() => projected() === before.projected && fieldFrames() === before.frames);
        expect([...form.childNodes, ...beside.childNodes]).to.deep.equal([]);

        // Put in again.
        form.reset();
        place.append(form);
        await expectToSave(form);
        form.remove();
        await until(() => projected() === before.projected && fieldFrames() === before.frames);
      });
    }
  }
});

function outermost(root: ShadowRoot): Element {
  const around = root.host.getRootNode();
  return around instanceof ShadowRoot ? outermost(around) : root.host;
}
