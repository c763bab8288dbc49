import type {StripeAddressElement, StripeAddressElementChangeEvent} from '@stripe/stripe-js';
import {expect} from 'chai';
import {until} from '../support/form.js';
import {press, type} from '../support/input.js';
import {groupOfSources} from './source-group.js';

/** The frame has the test page's origin, as it is served from its source, so that the test may read what it shows. */
describe('the Address Element of the simulator', () => {
  const node = document.createElement('div');
  let element: StripeAddressElement;
  let page: Document;
  let last: StripeAddressElementChangeEvent | undefined;
  before(async () => {
    document.body.append(node);
    const group = groupOfSources();
    element = group.create('address', {
      mode: 'billing',
      defaultValues: {address: {country: 'CA', state: 'ON'}},
    });
    element.on('change', (event) => {
      last = event;
    });
    const ready = new Promise((resolve) => element.on('ready', resolve));
    element.mount(node);
    await ready;
    page = node.querySelector('iframe')?.contentDocument ?? document;
  });
  after(() => {
    element.destroy();
    node.remove();
  });

  it('takes keys from input to input, and tells the address', async () => {
    const name = page.querySelector<HTMLInputElement>('[name=name]');
    page.defaultView?.focus();
    name?.focus();
    await until(() => page.hasFocus() && page.activeElement === name);
    for (const [text, field] of [
      ['Jenny Rosen', 'country'],
      ['', 'addressLine1'],
      ['1 Sussex Dr', 'addressLine2'],
      ['', 'locality'],
      ['Ottawa', 'administrativeArea'],
      ['', 'postalCode'],
      ['k1a0b1', ''],
    ] as const) {
      await type(text);
      if (field === '') break;
      await press('Tab');
      await until(() => page.activeElement?.getAttribute('name') === field);
    }
    await until(() => last?.complete === true);
    expect(last?.value).to.deep.equal({
      name: 'Jenny Rosen',
      address: {
        line1: '1 Sussex Dr',
        line2: null,
        city: 'Ottawa',
        state: 'ON',
        postal_code: 'K1A 0B1',
        country: 'CA',
      },
    });
  });

  it('is as high as what it shows', async () => {
    const frame = node.querySelector('iframe');
    await until(() => frame?.clientHeight === Math.round(page.body.scrollHeight));
    expect(frame?.clientHeight).to.be.greaterThan(200);
  });
});
