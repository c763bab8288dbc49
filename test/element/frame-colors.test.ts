import {expect} from 'chai';
import {readAppearance} from '../../src/stripe/appearance.js';
import {readFrameStyle, withField} from '../../src/stripe/frame-style.js';
import {clearPage, loadOfflineStripe, mountForm} from './support/form.js';

const colors = {
  'oklch(0.7 0.15 30)': /^rgb\(2\d\d, 1\d\d, 1?\d\d\)$/,
  'color-mix(in srgb, red 50%, black)': /^rgb\(128, 0, 0\)$/,
  'rgb(0 0 0 / 80%)': /^rgb\(51, 51, 51\)$/,
  'hsl(120 100% 25%)': /^rgb\(0, 128, 0\)$/,
  'light-dark(#123456, #fff)': /^rgb\(18, 52, 86\)$/,
  'color(display-p3 1 0 0)': /^rgb\(255, 0, 0\)$/,
  rebeccapurple: /^rgb\(102, 51, 153\)$/,
} as const;

describe('Colours of the page', () => {
  before(loadOfflineStripe);
  afterEach(clearPage);

  it('reach Stripe’s frames as rgb(), whatever form they are given in', async () => {
    const form = await mountForm('gatego-attach');
    const read = <T>(reader: (box: HTMLElement) => T): T => withField(form.renderRoot, reader);
    for (const [color, plain] of Object.entries(colors)) {
      form.style.setProperty('--payment-method-form-color-text', color);
      form.style.setProperty('--payment-method-form-color-accent', color);
      expect(read(readFrameStyle).base?.color, color).to.match(plain);
      expect(read(readAppearance).variables?.colorText, color).to.match(plain);
      expect(read(readAppearance).variables?.colorPrimary, color).to.match(plain);
    }
  });

  it('that can be seen through are laid on what is behind the form, in the page and in shadow roots', async () => {
    const page = document.createElement('div');
    page.dataset['test'] = '';
    page.style.background = 'rgb(0, 0, 100)';
    document.body.append(page);
    const form = await mountForm('gatego-attach', {}, page.attachShadow({mode: 'open'}));
    const read = <T>(reader: (box: HTMLElement) => T): T => withField(form.renderRoot, reader);
    form.style.setProperty('--payment-method-form-color-field', 'rgb(255 255 255 / 0)');
    form.style.setProperty('--payment-method-form-color-placeholder', 'rgb(200 0 0 / 50%)');
    const {variables} = read(readAppearance);
    expect(variables?.colorBackground).to.equal('rgb(0, 0, 100)');
    expect(variables?.colorTextPlaceholder).to.equal('rgb(100, 0, 50)');
    form.style.setProperty('--payment-method-form-color-text', 'color(srgb none 0.5 0)');
    expect(read(readAppearance).variables?.colorText).to.equal('rgb(0, 128, 0)');
    form.style.setProperty('--payment-method-form-color-field', 'rgb(255 255 255 / 50%)');
    expect(read(readAppearance).rules?.['.Input']?.['backgroundColor']).to.equal('rgb(128, 128, 178)');
  });
});
