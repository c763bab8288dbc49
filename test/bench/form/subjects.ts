/** What is compared: pages that do the same job. */
export type SubjectName =
  | 'hand-written'
  | 'script-tag'
  | 'npm'
  | 'react'
  | 'vue'
  | 'svelte'
  | 'stripe-pwa-elements'
  | 'hand-written-card'
  | 'script-tag-card'
  | 'power-elements'
  | 'beside';

/** One of the pages. */
export interface Subject {
  readonly name: SubjectName;
  readonly title: string;
  /** What a page's author installs for it, the first by name: packages of this folder's lock; none by hand, and `own` is ours. */
  readonly packages: 'own' | readonly string[];
  /** The page by hand that it is compared with: with as many of Stripe's fields. */
  readonly limit: 'hand-written' | 'hand-written-card';
  /** How many fields of Stripe's it has. */
  readonly fields: number;
  /** Scripts and styles, before the form. */
  readonly head: string;
  /** One form, as it stands in the page. */
  readonly form: string;
  /** What stands behind the form. */
  readonly tail?: string;
  /** The module of the page that exports `mount`, which fills a form of which there is only the markup. */
  readonly module?: string;
  /** The button that saves the card: a selector that looks into shadow roots, too. */
  readonly button: string;
  /** What shows that the card is saved. */
  readonly saved: string;
  /** Whether it cannot be put into a page several times at once. */
  readonly isAlone?: true;
  /** What a reader of the figures has to know of it. */
  readonly note?: string;
}

const STRIPE_JS = 'https://js.stripe.com/endive/stripe.js';
/** As Stripe wants it: in the page itself, which begins to load it at once. Each page has it, so that none waits for it alone. */
const stripeJs = `<script defer src="${STRIPE_JS}"></script>`;
/** As the README has it: either script may come first. */
const scriptTags = (path: string): string =>
  `<script async src="${STRIPE_JS}"></script><script async src="${path}"></script>`;
const module = (path: string): string => `<script type="module" src="${path}"></script>`;

const tag = (more = ''): string =>
  `<payment-method-form publishable-key="{key}" contract="catalyze" endpoint="/v2/org/{orgId}/payment"
  org-id="org_demo" api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"${more}></payment-method-form>`;

const own = {
  packages: 'own',
  limit: 'hand-written',
  fields: 3,
  form: tag(),
  tail: `<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`,
  button: 'payment-method-form button[type=submit]',
  saved: '[part~=attached]',
} as const;

const others = {
  limit: 'hand-written',
  fields: 3,
  form: '<div id="app"></div>',
  button: 'form button',
  saved: '[data-outcome=saved]',
} as const;

/** Each one behind the one that it is compared with. */
export const subjects: readonly Subject[] = [
  {
    name: 'hand-written',
    title: 'Stripe.js by hand',
    packages: [],
    ...others,
    head: `${stripeJs}${module('/hand-written.js')}<style>form div { block-size: 48px }</style>`,
    form: '<form><div></div><div></div><div></div><button>Save card</button></form>',
    module: '/hand-written.js',
    note: 'The least that a page can do: no labels, no messages, no 3-D Secure, no lost answer.',
  },
  {
    name: 'script-tag',
    title: '`<payment-method-form>`, script tag',
    ...own,
    head: scriptTags('/payment-method-form.min.js'),
  },
  {
    name: 'npm',
    title: '`<payment-method-form>`, npm in a bundle',
    ...own,
    head: `<script async src="${STRIPE_JS}"></script>${module('/npm.js')}`,
  },
  {
    name: 'react',
    title: '`react-stripe-js`',
    packages: ['@stripe/react-stripe-js', '@stripe/stripe-js', 'react', 'react-dom'],
    ...others,
    head: `${stripeJs}${module('/react.js')}<style>.StripeElement { block-size: 48px }</style>`,
    module: '/react.js',
  },
  {
    name: 'vue',
    title: '`vue-stripe-js`',
    packages: ['vue-stripe-js', 'vue'],
    ...others,
    head: `${stripeJs}${module('/vue.js')}<style>form > div { block-size: 48px }</style>`,
    module: '/vue.js',
  },
  {
    name: 'svelte',
    title: '`svelte-stripe`',
    packages: ['svelte-stripe', '@stripe/stripe-js', 'svelte'],
    ...others,
    head: `${stripeJs}${module('/svelte.js')}<style>form > div { block-size: 48px }</style>`,
    module: '/svelte.js',
  },
  {
    name: 'stripe-pwa-elements',
    title: '`stripe-pwa-elements`',
    packages: ['stripe-pwa-elements'],
    ...others,
    head: `${stripeJs}${module('/stripe-pwa-elements/stripe-elements.esm.js')}${module('/stripe-pwa-elements.js')}`,
    form: `<stripe-card-element publishable-key="{key}" zip="false" should-use-default-form-submit-action="false"></stripe-card-element>`,
    module: '/stripe-pwa-elements.js',
    note: 'Loaded by its script tag, as it is published.',
  },
  {
    name: 'hand-written-card',
    title: 'Stripe.js by hand, one line',
    packages: [],
    ...others,
    limit: 'hand-written-card',
    fields: 1,
    head: `${stripeJs}${module('/hand-written-card.js')}<style>form div { block-size: 48px }</style>`,
    form: '<form><div></div><button>Save card</button></form>',
    module: '/hand-written-card.js',
    note: 'One of Stripe’s frames in the place of three: what else takes a card in one line is compared with this page.',
  },
  {
    name: 'script-tag-card',
    title: '`<payment-method-form layout="card">`, script tag',
    ...own,
    limit: 'hand-written-card',
    fields: 1,
    head: scriptTags('/payment-method-form.min.js'),
    form: tag(' layout="card"'),
  },
  {
    name: 'power-elements',
    title: '`power-elements`, one line',
    packages: ['@power-elements/stripe-elements'],
    ...others,
    limit: 'hand-written-card',
    fields: 1,
    head: `${stripeJs}${module('/power-elements.js')}<style>stripe-elements { display: block; block-size: 48px }</style>`,
    form: '<form><stripe-elements publishable-key="{key}" hide-postal-code></stripe-elements><button>Save card</button></form>',
    module: '/power-elements.js',
    isAlone: true,
    note: 'It has one line alone. It posts by itself, but neither with the body nor with the headers that this API wants: the page posts its token. Of several that are put in at once, not all become ready: their cards get into one group, which may have one.',
  },
];

/** Another build of ours, for a comparison with that. */
export const beside: Subject = {
  name: 'beside',
  title: 'the script tag of another build',
  ...own,
  head: scriptTags('/beside/payment-method-form.min.js'),
};
