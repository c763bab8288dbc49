import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {accessibilityViolations} from './support/accessibility.js';
import {resetBackends} from './support/environment.js';
import {
  clearPage,
  createForm,
  hasFocus,
  inside,
  loadOfflineStripe,
  mountForm,
  textOf,
  typeCard,
  until,
} from './support/form.js';
import {click, press, type} from './support/input.js';

/** A form of the page, with the tag and whatever else. */
async function host(form: PaymentMethodForm, html = ''): Promise<HTMLFormElement> {
  const page = document.createElement('form');
  page.dataset['test'] = '';
  page.innerHTML = html;
  (page.querySelector('fieldset') ?? page).append(form);
  page.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  document.body.append(page);
  await form.ready;
  return page;
}

const required = (attributes: Readonly<Record<string, string>> = {}): PaymentMethodForm =>
  createForm('catalyze', {required: '', ...attributes});

describe('The form as a control of a form around it', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('does nothing that a person would see when a script asks whether it is valid', async () => {
    const form = required({'no-submit': ''});
    const page = await host(form, '<input aria-label="Name">');
    const input = page.querySelector('input')!;
    input.addEventListener('input', () => {
      expect(page.checkValidity()).to.equal(false);
      expect(form.checkValidity()).to.equal(false);
    });
    await click(input);
    await type('Ada');
    expect([input.value, document.activeElement]).to.deep.equal(['Ada', input]);
    expect(form.renderRoot.querySelectorAll('.error')).to.have.length(0);
  });

  const places: Readonly<Record<string, (form: PaymentMethodForm) => Promise<() => void>>> = {
    'by a submit': async (form) => {
      const page = await host(form);
      return () => {
        page.requestSubmit();
      };
    },
    'by a submit, in a fieldset': async (form) => {
      const page = await host(form, '<fieldset></fieldset>');
      return () => {
        page.requestSubmit();
      };
    },
    'by a submit of the form that it names': async (form) => {
      const page = await host(createForm(), '');
      page.replaceChildren();
      page.id = 'around';
      form.setAttribute('form', 'around');
      document.body.append(form);
      await form.ready;
      return () => {
        page.requestSubmit();
      };
    },
    'by reportValidity()': async (form) => {
      await host(form);
      return () => {
        expect(form.reportValidity()).to.equal(false);
      };
    },
  };
  for (const [name, prepare] of Object.entries(places)) {
    it(`points out what is missing, and takes the focus, when it is found ${name}`, async () => {
      const form = required();
      const find = await prepare(form);
      find();
      await until(() => hasFocus(form, 'number'));
      await until(() => textOf(form).includes('Enter the whole card number.'));
    });
  }

  it('shows what the page has against it', async () => {
    const form = await mountForm();
    form.setCustomValidity('Not on Sundays.');
    expect(form.checkValidity()).to.equal(false);
    await form.updateComplete;
    expect(textOf(form)).not.to.include('Sundays');
    expect(form.reportValidity()).to.equal(false);
    await until(() => textOf(form).includes('Not on Sundays.'));
    form.setCustomValidity('');
    await form.updateComplete;
    expect(textOf(form)).not.to.include('Sundays');
  });

  it('is required at once when it is said to be', async () => {
    const form = await mountForm();
    form.required = true;
    expect(form.checkValidity()).to.equal(false);
  });

  it('saves nothing where somebody cancels, or the page does not let the submit go on', async () => {
    const form = createForm('catalyze', {'no-submit': ''});
    const page = await host(form, '<button formnovalidate>Cancel</button>');
    await typeCard(form);
    await click(page.querySelector('button')!);
    expect(form.state).to.equal('complete');
    const veto = (event: Event): void => {
      event.preventDefault();
    };
    document.addEventListener('submit', veto, {capture: true});
    page.requestSubmit();
    document.removeEventListener('submit', veto, {capture: true});
    await form.updateComplete;
    expect(form.state).to.equal('complete');
  });

  it('is focused by its label, and by a call that came before there was anything to focus', async () => {
    const form = createForm('catalyze', {id: 'card'});
    const label = document.createElement('label');
    label.dataset['test'] = '';
    label.htmlFor = 'card';
    label.textContent = 'Card';
    document.body.append(label, form);
    form.focus();
    await form.ready;
    await until(() => hasFocus(form, 'number'));
    const button = document.createElement('button');
    button.dataset['test'] = '';
    document.body.append(button);
    button.focus();
    await until(() => !hasFocus(form, 'number'));
    await click(label);
    await until(() => hasFocus(form, 'number'));
  });
});

describe('What a person is told', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('is the success in words, where the focus is elsewhere', async () => {
    const form = await mountForm();
    await typeCard(form);
    const button = document.createElement('button');
    button.dataset['test'] = '';
    document.body.append(button);
    button.focus();
    await until(() => document.activeElement === button);
    await form.submit();
    await form.updateComplete;
    expect(document.activeElement).to.equal(button);
    expect(inside(form, '[role=status]').innerText).to.equal('Card saved');
  });

  it('is the success by the focus, also where the page shows it in its own words', async () => {
    const form = await mountForm();
    const own = document.createElement('p');
    own.slot = 'attached';
    own.textContent = 'Thanks!';
    form.append(own);
    await typeCard(form);
    await press('Enter');
    await until(() => form.state === 'attached');
    await until(() => form.shadowRoot?.activeElement?.className.includes('attached') ?? false);
    expect(inside(form, '[role=status]').innerText).to.equal('');
  });

  it('is what is wrong with a detail once it is left, not while it is typed', async () => {
    const form = await mountForm('catalyze', {collect: 'name email'});
    await click(inside(form, '#billing-email'));
    await type('ada');
    await form.updateComplete;
    expect(textOf(form)).not.to.include('whole email address');
    await press('Tab');
    await until(() => textOf(form).includes('Enter a whole email address.'));
    expect(textOf(form)).not.to.include('Fill in this billing detail.');
  });

  it('needs no landmark: several forms on a page are as accessible as one', async () => {
    const section = document.createElement('section');
    section.dataset['test'] = '';
    document.body.append(section);
    await mountForm('catalyze', {}, section);
    await mountForm('catalyze', {}, section);
    expect(await accessibilityViolations(section, {rules: {region: {enabled: false}}})).to.deep.equal([]);
  });

  it('stays inside its place where the page lets no words wrap', async () => {
    const box = document.createElement('div');
    box.dataset['test'] = '';
    box.style.cssText =
      'inline-size: 280px; white-space: nowrap; text-transform: uppercase; letter-spacing: 2px';
    document.body.append(box);
    const form = await mountForm('gatego-intent', {}, box);
    await form.submit();
    await form.updateComplete;
    expect(form.scrollWidth).to.equal(280);
    expect(getComputedStyle(inside(form, '.label')).textTransform).to.equal('none');
  });
});
