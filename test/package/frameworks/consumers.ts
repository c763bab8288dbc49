/** A piece of a project, in the framework's own way of writing. */
export interface Consumer {
  readonly file: 'ts' | 'tsx';
  readonly right: string;
  /** The compiler must complain about each line that says so, and about no other. */
  readonly wrong: string;
}

const imports = `import type {PaymentMethodForm, PaymentMethodAttachedEvent} from 'payment-method-form';`;

/** In JSX the three differ in their imports, and in how they write a handler. */
function jsx(source: string, entry: string, handler: (event: string) => string, ref: string): Consumer {
  const head = `/** @jsxImportSource ${source} */\nimport type {} from 'payment-method-form/${entry}';\n${imports}\n`;
  return {
    file: 'tsx',
    right: `${head}
export const form = (
  <payment-method-form
    publishableKey="pk_test_1"
    endpoint="/v2/org/{orgId}/payment"
    org-id="org_1"
    contract="gatego-attach"
    layout="card"
    locale="de-AT"
    amount={500}
    noSubmit
    ${source === 'react' ? 'className' : 'class'}="card"
    id="card"
    authToken={async ({refresh}) => (refresh ? 'new' : 'old')}
    ${ref}
    ${handler('attached')}={(event) => {
      const same: PaymentMethodAttachedEvent = event;
      const digits: string | undefined = same.card?.last4;
      console.log(digits);
    }}
  >
    <p slot="legal">Terms</p>
  </payment-method-form>
);
export type {PaymentMethodForm};
`,
    wrong: `${head}
export const layout = <payment-method-form layout="round" />; // wrong
export const contract = <payment-method-form contract={5} />; // wrong
export const card = <payment-method-form cardNumber="" />; // wrong
export const handler = <payment-method-form ${handler('attached')}={(event: KeyboardEvent) => { void event; }} />; // wrong
export type {PaymentMethodForm, PaymentMethodAttachedEvent};
`,
  };
}

/** Templates are checked by tools of the framework's own, by this type of what may be written into the tag. */
function template(entry: string, type: string, handler: (event: string) => string): Consumer {
  const head = `import type {} from 'payment-method-form/${entry}';\n${imports}\n${type}\n`;
  return {
    file: 'ts',
    right: `${head}
export const form: Tag = {
  publishableKey: 'pk_test_1',
  'org-id': 'org_1',
  layout: 'card',
  contract: {name: 'own', credential: 'token', request: () => ({method: 'POST', url: '/', headers: {}, body: {}})} as never,
  noSubmit: true,
  class: 'card',
  id: 'card',
  authToken: () => 'token',
  '${handler('attached')}': (event) => {
    const same: PaymentMethodAttachedEvent = event;
    console.log(same.credential);
  },
};
export type {PaymentMethodForm};
`,
    wrong: `${head}
export const form: Tag = {
  layout: 'round', // wrong
  noSubmit: 'never', // wrong
  '${handler('attached')}': (event: KeyboardEvent) => { console.log(event.key); }, // wrong
};
export type {PaymentMethodForm, PaymentMethodAttachedEvent};
`,
  };
}

const camel = (event: string): string => `onPaymentMethod${event[0]?.toUpperCase() ?? ''}${event.slice(1)}`;

export const consumers: Readonly<Record<string, Consumer>> = {
  react: jsx(
    'react',
    'react',
    (event) => `onpayment-method-${event}`,
    'ref={(form: PaymentMethodForm | null) => { form?.focus(); }}',
  ),
  preact: jsx(
    'preact',
    'preact',
    (event) => `onpayment-method-${event}`,
    'ref={(form: PaymentMethodForm | null) => { form?.focus(); }}',
  ),
  solid: jsx(
    'solid-js',
    'solid',
    (event) => `on:payment-method-${event}`,
    'prop:submitLabel="Save" attr:stripe-account="acct_1" ref={(form: PaymentMethodForm) => { form.focus(); }}',
  ),
  svelte: template(
    'svelte',
    "import type {SvelteHTMLElements} from 'svelte/elements';\ntype Tag = SvelteHTMLElements['payment-method-form'];",
    (event) => `onpayment-method-${event}`,
  ),
  vue: template(
    'vue',
    "import type {GlobalComponents} from 'vue';\ntype Tag = InstanceType<GlobalComponents['payment-method-form']>['$props'];",
    camel,
  ),
};
