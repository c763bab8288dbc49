/** What is compared: pages that do the same job, with split card fields. */
export type SubjectName = 'hand-written' | 'script-tag' | 'npm' | 'react' | 'beside';

export interface Subject {
  readonly name: SubjectName;
  readonly title: string;
  /** All of the page behind its title. */
  readonly html: string;
  /** The button that saves the card: a selector that looks into shadow roots, too. */
  readonly button: string;
  /** What shows that the card is saved. */
  readonly saved: string;
}

/** As Stripe wants it: in the page itself, which begins to load it at once. */
const stripeJs = '<script defer src="https://js.stripe.com/endive/stripe.js"></script>';

const tag = `<payment-method-form publishable-key="{key}" contract="catalyze" endpoint="/v2/org/{orgId}/payment"
  org-id="org_demo" api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`;

const own = {button: 'payment-method-form button[type=submit]', saved: '[part~=attached]'};
const others = {button: 'form button', saved: '[data-outcome=saved]'};

/** The first one is what the others are compared with. */
export const subjects: readonly Subject[] = [
  {
    name: 'hand-written',
    title: 'Stripe.js by hand',
    html: `${stripeJs}<script type="module" src="/hand-written.js"></script>
<style>form div { block-size: 48px }</style>
<form><div id="number"></div><div id="expiry"></div><div id="cvc"></div><button>Save card</button></form>`,
    ...others,
  },
  {
    name: 'script-tag',
    title: '<payment-method-form>, script tag',
    html: `${stripeJs}<script defer src="/payment-method-form.min.js"></script>${tag}`,
    ...own,
  },
  {
    name: 'npm',
    title: '<payment-method-form>, npm in a bundle',
    html: `${stripeJs}<script type="module" src="/npm.js"></script>${tag}`,
    ...own,
  },
  {
    name: 'react',
    title: '@stripe/react-stripe-js and React',
    html: `<script type="module" src="/react.js"></script><style>.StripeElement { block-size: 48px }</style><div id="app"></div>`,
    ...others,
  },
];

/** Another build of ours, for a comparison with that. */
export const beside: Subject = {
  name: 'beside',
  title: 'the script tag of another build',
  html: `${stripeJs}<script defer src="/beside/payment-method-form.min.js"></script>${tag}`,
  ...own,
};
