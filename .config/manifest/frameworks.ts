import type {ElementDoc, Property} from './element-doc.js';
import {attributeValues, openAttributes} from './values.js';

/**
 * The types of the tag in the templates of frameworks, by their files: `tag.d.ts`, of which all are made, and one for each. Only a
 * project that asks for one needs the types of that framework.
 */
export function makeFrameworkTypes(doc: ElementDoc): Readonly<Record<string, string>> {
  const own = Object.entries(frameworks).map(([name, text]) => [`${name}.d.ts`, text.trimStart()]);
  return {'tag.d.ts': makeTagTypes(doc), ...(Object.fromEntries(own) as Record<string, string>)};
}

/** The handlers are written as the framework has them; each entry adds the tag to the framework's own list of tags. */
export const frameworks = {
  react: `
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {Handlers, PaymentMethodForm, Template} from './tag.js';

type Own = Template & Handlers<'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'payment-method-form': Omit<DetailedHTMLProps<HTMLAttributes<PaymentMethodForm>, PaymentMethodForm>, keyof Own> & Own;
    }
  }
}
`,
  preact: `
import type {ClassAttributes, HTMLAttributes} from 'preact';
import type {Handlers, PaymentMethodForm, Template} from './tag.js';

type Own = Template & Handlers<'on'>;
type Tag = Omit<HTMLAttributes<PaymentMethodForm> & ClassAttributes<PaymentMethodForm>, keyof Own> & Own;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'payment-method-form': Tag;
    }
  }
}
`,
  solid: `
import type {JSX as Solid} from 'solid-js';
import type {Attributes, Handlers, PaymentMethodForm, Prefixed, Properties, Template} from './tag.js';

type Own = Template & Prefixed<'prop:', Properties> & Prefixed<'attr:', Attributes> & Handlers<'on:'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'payment-method-form': Omit<Solid.HTMLAttributes<PaymentMethodForm>, keyof Own> & Own;
    }
  }
}
`,
  svelte: `
import type {HTMLAttributes} from 'svelte/elements';
import type {Handlers, PaymentMethodForm, Template} from './tag.js';

type Own = Template & Handlers<'on'> & Handlers<'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'payment-method-form': Omit<HTMLAttributes<PaymentMethodForm>, keyof Own> & Own;
  }
}
`,
  vue: `
import type {HTMLAttributes, PublicProps} from 'vue';
import type {CamelHandlers, Template} from './tag.js';

type Own = Template & CamelHandlers;

declare module 'vue' {
  interface GlobalComponents {
    'payment-method-form': new () => {$props: Omit<HTMLAttributes & PublicProps, keyof Own> & Own};
  }
}
`,
} as const;

function makeTagTypes({properties, events}: ElementDoc): string {
  const settable = properties.filter(({readonly}) => !readonly);
  const attributes = settable.filter(({name, attribute}) => attribute !== undefined && attribute !== name);
  return `import type {${events.map(({type}) => type).join(', ')}} from '../events.js';
import type {PaymentMethodForm} from '../payment-method-form.js';

export type {PaymentMethodForm};

/** What a template sets by the names of properties. */
export interface Properties {
${settable.map((property) => entry(property, property.name, propertyType(property))).join('\n')}
}

/** What a template sets by the names of attributes, where these are others. */
export interface Attributes {
${attributes.map((property) => entry(property, property.attribute ?? '', attributeText(property))).join('\n')}
}

export interface Template extends Properties, Attributes {}

/** The events by their names. */
export interface Events {
${events.map(({name, description, type}) => `  /** ${description} */\n  '${name}': ${type};`).join('\n')}
}

/** Handlers of the events: \`Handlers<'on'>\` has \`onpayment-method-ready\`. */
export type Handlers<Prefix extends string> = {
  [Name in keyof Events as \`\${Prefix}\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};

/** The same as \`onPaymentMethodReady\`. */
export type CamelHandlers = {
  [Name in keyof Events as \`on\${Capitalize<Camel<Name>>}\`]?: ((event: Events[Name]) => void) | undefined;
};

type Camel<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\` ? \`\${First}\${Capitalize<Camel<Rest>>}\` : Name;

export type Prefixed<Prefix extends string, Names> = {
  [Name in keyof Names as Name extends string ? \`\${Prefix}\${Name}\` : never]?: Names[Name];
};
`;
}

function entry({description}: Property, name: string, type: string): string {
  return `  /** ${description} */\n  '${name}'?: ${type} | undefined;`;
}

/** What the property takes, but of the strings only those that mean something. */
function propertyType({name, attribute = ''}: Property): string {
  const all = `PaymentMethodForm['${name}']`;
  const values = choices(attribute);
  return values === undefined ? all : `${values} | Exclude<${all}, string>`;
}

function attributeText({attribute = '', type}: Property): string {
  if (type === 'boolean') return "boolean | ''";
  return choices(attribute) ?? (type.startsWith('number') ? 'number | string' : 'string');
}

function choices(attribute: string): string | undefined {
  const values = attributeValues
    .get(attribute)
    ?.map((value) => `'${value}'`)
    .join(' | ');
  // In this form, an editor still offers the values that are named.
  return values !== undefined && openAttributes.has(attribute) ? `${values} | (string & {})` : values;
}
