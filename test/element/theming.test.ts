import {expect} from 'chai';
import type {StripeElementStyle} from '@stripe/stripe-js';
import type {PaymentMethodForm} from '../../src/index.js';
import {clearPage, createForm, inside, loadOfflineStripe, mountForm, until} from './support/form.js';

const TEXT = '--payment-method-form-color-text';

/** The style that Stripe's number field was given last, of all that come from here on. */
function watchStyle(form: PaymentMethodForm): () => StripeElementStyle | undefined {
  const element = form.elements!.getElement('cardNumber')!;
  const update = element.update.bind(element);
  let latest: StripeElementStyle | undefined;
  element.update = (options) => {
    latest = options.style ?? latest;
    update(options);
  };
  return () => latest;
}

function addSheet(css: string): HTMLStyleElement {
  const sheet = document.createElement('style');
  sheet.dataset['test'] = '';
  sheet.textContent = css;
  document.head.append(sheet);
  return sheet;
}

describe('The look reaches Stripe’s frames as soon as it changes', () => {
  const root = document.documentElement;
  before(loadOfflineStripe);
  afterEach(() => {
    clearPage();
    root.removeAttribute('style');
    root.removeAttribute('class');
    for (const sheet of document.querySelectorAll('style[data-test]')) sheet.remove();
  });

  const changes: Readonly<Record<string, (form: PaymentMethodForm) => void>> = {
    'a token on the form': (form) => {
      form.style.setProperty(TEXT, 'rgb(1, 2, 3)');
    },
    'a token on the page': () => {
      root.style.setProperty(TEXT, 'rgb(1, 2, 3)');
    },
    'a class on the page': () => {
      root.classList.add('ours');
    },
    'a style sheet that is added': () => {
      addSheet(`html { ${TEXT}: rgb(1, 2, 3) }`);
    },
    'a rule that is added to a style sheet': () => {
      const {sheet} = document.querySelector<HTMLStyleElement>('style[data-test]') ?? {};
      sheet?.insertRule(`html { ${TEXT}: rgb(1, 2, 3) }`, sheet.cssRules.length);
    },
    'the colour scheme of the page': () => {
      root.style.colorScheme = 'dark';
    },
    'a token on a host of the shadow root that it is in': (form) => {
      const {host} = form.getRootNode() as ShadowRoot;
      (host as HTMLElement).style.setProperty(TEXT, 'rgb(1, 2, 3)');
    },
    'a change while it was not shown': (form) => {
      form.style.display = 'none';
      form.style.setProperty(TEXT, 'rgb(1, 2, 3)');
      form.getBoundingClientRect();
      form.style.display = '';
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`by ${name}`, async () => {
      root.style.colorScheme = 'light';
      addSheet(
        `html.ours { ${TEXT}: rgb(1, 2, 3) } html { ${TEXT}: light-dark(rgb(4, 5, 6), rgb(1, 2, 3)) }`,
      );
      const host = document.createElement('div');
      host.dataset['test'] = '';
      document.body.append(host);
      const form = await mountForm('catalyze', {}, host.attachShadow({mode: 'open'}));
      const style = watchStyle(form);
      form.requestUpdate();
      await form.updateComplete;
      change(form);
      await until(() => style()?.base?.color === 'rgb(1, 2, 3)');
    });
  }

  it('and is read but once while nothing changes', async () => {
    const form = createForm();
    document.body.append(form);
    await form.updateComplete;
    let boxes = 0;
    const observer = new MutationObserver((records) => {
      const nodes = records.flatMap(({addedNodes}) => [...addedNodes]);
      boxes += nodes.filter((node) => node instanceof Element && node.matches('.field[hidden]')).length;
    });
    observer.observe(inside(form, 'form'), {childList: true});
    const shown = new Promise((resolve) => {
      inside(form, '.watch').addEventListener('animationend', resolve);
    });
    await Promise.all([form.ready, shown]);
    await form.updateComplete;
    expect(boxes).to.equal(1);
    observer.disconnect();
  });

  it('also when it changed while the form was not shown, before a picture of it was drawn', async () => {
    const form = createForm();
    document.body.append(form);
    const style = await new Promise<ReturnType<typeof watchStyle>>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!form.querySelector('iframe')) return;
        observer.disconnect();
        resolve(watchStyle(form));
        form.style.display = 'none';
        form.style.setProperty(TEXT, 'rgb(1, 2, 3)');
        form.getBoundingClientRect();
        form.style.display = '';
      });
      observer.observe(form, {childList: true, subtree: true});
    });
    await until(() => style()?.base?.color === 'rgb(1, 2, 3)');
  });

  it('with the parts of fields and boxes that the page styles', async () => {
    addSheet('::part(field) { font-size: 22px } ::part(input) { color: rgb(1, 2, 3) }');
    const form = await mountForm();
    const style = watchStyle(form);
    form.disabled = true;
    await until(() => style()?.base?.color === 'rgb(1, 2, 3)' && style()?.base?.fontSize === '22px');
  });

  it('also when it changed while the form in it was not shown', async () => {
    const sheet = addSheet('::part(form) { display: none }');
    const form = await mountForm();
    const style = watchStyle(form);
    form.style.setProperty(TEXT, 'rgb(1, 2, 3)');
    form.getBoundingClientRect();
    sheet.remove();
    await until(() => style()?.base?.color === 'rgb(1, 2, 3)');
  });

  it('with the font of the page alone', async () => {
    const form = await mountForm();
    const style = watchStyle(form);
    document.body.style.fontFamily = 'monospace';
    await until(() => style()?.base?.fontFamily === 'monospace');
    document.body.removeAttribute('style');
  });

  it('with the text size and the font of the page', async () => {
    const form = await mountForm();
    const style = watchStyle(form);
    document.body.style.fontFamily = 'monospace';
    root.style.fontSize = '20px';
    await until(() => style()?.base?.fontSize === '20px' && style()?.base?.fontFamily === 'monospace');
    document.body.removeAttribute('style');
  });
});

describe('Themes', () => {
  before(loadOfflineStripe);
  afterEach(clearPage);

  const borders = (form: PaymentMethodForm): readonly string[] => {
    const {borderTopWidth, borderBottomWidth, backgroundColor} = getComputedStyle(inside(form, '.input'));
    return [borderTopWidth, borderBottomWidth, backgroundColor];
  };

  it('are boxes with borders, filled boxes, and lines; whatever else is asked for is the first', async () => {
    document.documentElement.style.colorScheme = 'light';
    const form = await mountForm();
    const outlined = ['1px', '1px', 'rgb(255, 255, 255)'];
    expect(borders(form)).to.deep.equal(outlined);
    form.theme = 'filled';
    await form.updateComplete;
    expect(borders(form)).to.deep.equal(['0px', '2px', 'rgb(236, 239, 244)']);
    form.setAttribute('theme', 'plain');
    expect(borders(form)).to.deep.equal(['0px', '2px', 'rgba(0, 0, 0, 0)']);
    expect(form.theme).to.equal('plain');
    form.theme = 'brutalist';
    await form.updateComplete;
    expect(borders(form)).to.deep.equal(outlined);
    document.documentElement.removeAttribute('style');
  });

  it('show where the text will be while Stripe’s fields load', async () => {
    const form = createForm();
    const hasBone = (): boolean => getComputedStyle(inside(form, '.input'), '::before').content !== 'none';
    document.body.append(form);
    await form.updateComplete;
    const height = form.offsetHeight;
    expect(hasBone()).to.equal(true);
    await form.ready;
    await form.updateComplete;
    expect([hasBone(), form.offsetHeight]).to.deep.equal([false, height]);
  });

  it('can be changed by tokens', async () => {
    const form = await mountForm();
    form.style.cssText = [
      '--payment-method-form-size: 60px',
      '--payment-method-form-focus-width: 4px',
      '--payment-method-form-border-width: 5px',
      '--payment-method-form-shadow: 0 1px 2px red',
    ].join(';');
    inside(form, '.input').toggleAttribute('data-focused', true);
    const {minBlockSize, outlineWidth, borderTopWidth, boxShadow} = getComputedStyle(inside(form, '.input'));
    expect([minBlockSize, outlineWidth, borderTopWidth]).to.deep.equal(['60px', '4px', '5px']);
    expect(boxShadow).to.include('rgb(255, 0, 0)');
  });
});
