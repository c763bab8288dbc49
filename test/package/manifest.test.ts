import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {LitElement} from 'lit';
import {makeVsCodeData, makeWebTypes} from '../../.config/manifest/editors.js';
import {makeManifest} from '../../.config/manifest/manifest.js';
import {readElement} from '../../.config/manifest/read-element.js';
import {attributeValues} from '../../.config/manifest/values.js';
import {filesBelow} from '../../.config/test-files.js';
import {readConfiguration, type ConfigurationInput} from '../../src/configuration/configuration.js';
import * as entry from '../../src/index.js';
import {PaymentMethodForm, type FormState} from '../../src/index.js';

const doc = readElement();
const names = (items: readonly {readonly name: string}[]): string[] => items.map(({name}) => name).sort();
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
const view = filesBelow('src/view', '.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** What the compiler holds to be all of them. */
const states = {
  ...{loading: true, ready: true, complete: true, invalid: true, submitting: true},
  ...{authenticating: true, attached: true, failed: true, unknown: true},
} satisfies Record<FormState, true>;

type OurEvent = keyof HTMLElementEventMap & `payment-method-${string}`;
const events = {
  'payment-method-ready': true,
  'payment-method-change': true,
  'payment-method-submit': true,
  'payment-method-request': true,
  'payment-method-attached': true,
  'payment-method-error': true,
  'payment-method-unknown': true,
  'payment-method-state': true,
} satisfies Record<OurEvent, true>;

describe('The manifest and the element', () => {
  it('have the same attributes, and the same properties behind them', () => {
    const told = doc.properties.flatMap(({name, attribute}) =>
      attribute === undefined ? [] : [[attribute, name]],
    );
    const real = [...PaymentMethodForm.elementProperties].flatMap(([name, {attribute, state}]) => {
      if (attribute === false || state === true) return [];
      return [[typeof attribute === 'string' ? attribute : String(name).toLowerCase(), String(name)]];
    });
    assert.deepEqual(told.sort(), real.sort());
    assert.deepEqual(told.map(([name]) => name).sort(), [...PaymentMethodForm.observedAttributes].sort());
  });

  it('have the same properties and methods', () => {
    const told = [...names(doc.properties), ...names(doc.methods)].sort();
    // Those for subclasses and for the element's other modules; only types tell them apart.
    const inner =
      /Callback$|^(?:constructor|render|updated|willUpdate|scheduleUpdate|createRenderRoot|connection|isInert|isDisabled|customMessage|onHostSubmit|performPendingUpdate|set(?:FormValue|CustomState|Missing))$/;
    assert.deepEqual(
      told,
      ownNames(PaymentMethodForm.prototype).filter((name) => !inner.test(name)),
    );
  });

  it('agree on what is set anew, read only, reflected, and first', () => {
    const form = new PaymentMethodForm();
    for (const property of doc.properties) {
      const descriptor = descriptorOf(property.name);
      assert.equal(descriptor?.set === undefined, property.readonly, property.name);
      if (property.readonly) continue;
      const {reflect = false} = PaymentMethodForm.elementProperties.get(property.name) ?? {};
      assert.equal(property.reflects ?? false, reflect, property.name);
      const first = String(Reflect.get(form, property.name));
      assert.equal(property.default?.replaceAll("'", '') ?? 'undefined', first, property.name);
    }
  });

  it('have the same events, of the same classes', () => {
    assert.deepEqual(names(doc.events), Object.keys(events).sort());
    const classes = Object.entries(entry).flatMap(([name, value]) =>
      'type' in value && typeof value.type === 'string' ? [`${value.type} ${name}`] : [],
    );
    assert.deepEqual(doc.events.map(({name, type}) => `${name} ${type}`).sort(), classes.sort());
  });

  it('have the same slots, parts, states and custom properties', () => {
    assert.deepEqual(names(doc.slots), found(view, /<slot name="([\w-]+)"/g));
    assert.deepEqual(names(doc.parts), found(view, /\bpart="([\w-]+)"/g));
    assert.deepEqual(names(doc.states), Object.keys(states).sort());
    assert.deepEqual(names(doc.customProperties), found(view, /(--payment-method-form-[a-z-]+)/g));
  });

  it('agree on the values to choose from', () => {
    const attributes = new Set(doc.properties.map(({attribute}) => attribute));
    assert.deepEqual(
      [...attributeValues.keys()].filter((attribute) => !attributes.has(attribute)),
      [],
    );
    for (const attribute of ['contract', 'credentials', 'layout']) {
      const values = attributeValues.get(attribute) ?? [];
      for (const value of values) {
        assert.ok(!('code' in read({...setUp, [attribute]: value})), `${attribute}="${value}"`);
      }
      const refusal = read({...setUp, [attribute]: 'made-up'});
      assert.equal('code' in refusal && refusal.values?.['names'], values.join(', '), attribute);
    }
    const css = found(view, /\[theme='(\w+)'\]/g);
    assert.deepEqual(attributeValues.get('theme')?.slice(1), css);
  });
});

describe('The manifest', () => {
  it('says something about everything', () => {
    const {properties, methods, slots, parts, states: own, customProperties} = doc;
    const all = [...properties, ...methods, ...doc.events, ...slots, ...parts, ...own, ...customProperties];
    assert.deepEqual(
      all.filter(({description}) => description.length < 8).map(({name}) => name),
      [],
    );
    assert.deepEqual(
      customProperties.filter((each) => each.default === '' || each.default.includes('--_')),
      [],
    );
  });

  it('defines the tag where a page imports it from', () => {
    assert.deepEqual(found(JSON.stringify(makeManifest(doc)), /"(?:path|module)":"([^"]+)"/g), [
      'dist/define.js',
      'dist/payment-method-form.js',
    ]);
  });

  it('is told to editors with every attribute, and the values to choose from', () => {
    const attributes = doc.properties.flatMap(({attribute}) => attribute ?? []).sort();
    const [tag] = makeVsCodeData(doc).tags;
    const [element] = makeWebTypes(doc, '1.0.0').contributions.html.elements;
    assert.deepEqual(names(tag?.attributes ?? []), attributes);
    assert.deepEqual(names(element?.attributes ?? []), attributes);
    for (const [attribute, values] of attributeValues) {
      const offered = tag?.attributes.find(({name}) => name === attribute)?.values ?? [];
      assert.deepEqual(names(offered), [...values].sort(), attribute);
      const type = element?.attributes.find(({name}) => name === attribute)?.value.type ?? '';
      assert.deepEqual(found(type, /'([\w-]+)'/g), [...values].sort(), attribute);
    }
    assert.deepEqual(names(element?.js.events ?? []), Object.keys(events).sort());
  });
});

const read = (input: ConfigurationInput) => readConfiguration(input, 'https://shop.example/');

/** A set-up without mistakes, for a look at one attribute. */
const setUp: ConfigurationInput = {
  ...{
    publishableKey: 'pk_test_1',
    endpoint: '/v2/org/{orgId}/payment',
    orgId: 'org_1',
    contract: 'gatego-attach',
  },
  ...{
    stripeAccount: undefined,
    orgHeader: 'organization_id',
    idempotencyHeader: undefined,
    apiKey: undefined,
  },
  ...{amount: 100, currency: 'usd', description: undefined, receiptEmail: undefined, email: 'a@b.example'},
  ...{errorOnRequiresAction: false, layout: 'split', collect: undefined, preferredNetwork: undefined},
  ...{wallets: false, timeout: undefined, returnUrl: undefined, checkPermission: undefined},
  credentials: 'same-origin',
};

/** What our own classes have on their prototypes. */
function ownNames(prototype: object): string[] {
  const all = new Set<string>();
  for (let each: object | null = prototype; each && each !== LitElement.prototype;) {
    for (const name of Object.getOwnPropertyNames(each)) all.add(name);
    each = Object.getPrototypeOf(each) as object | null;
  }
  return [...all].sort();
}

function descriptorOf(name: string): PropertyDescriptor | undefined {
  for (let each: object | null = PaymentMethodForm.prototype; each;) {
    const descriptor = Object.getOwnPropertyDescriptor(each, name);
    if (descriptor) return descriptor;
    each = Object.getPrototypeOf(each) as object | null;
  }
  return undefined;
}
