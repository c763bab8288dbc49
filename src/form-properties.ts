import {property} from 'lit/decorators.js';
import type {BillingDetails} from './billing.js';
import {FormControl} from './form-control.js';
import type {AuthToken} from './org-api/authorization.js';
import type {OrgContract} from './org-api/contract.js';
import type {MessageKey} from './view/messages.js';

/** What `amount`, `timeout` and other values from attributes may be before they are checked. */
type Unchecked<T> = T | string | null | undefined;

/**
 * What a host page sets, unchecked: the attributes and properties beside those of every form control, and the tokens of the look.
 *
 * @cssproperty --payment-method-form-color-text - Of what is typed and said.
 * @cssproperty --payment-method-form-color-muted - Of hints.
 * @cssproperty --payment-method-form-color-placeholder - Of the examples in empty fields.
 * @cssproperty --payment-method-form-color-field - Of the fields' boxes.
 * @cssproperty --payment-method-form-color-border - Of the lines around the fields' boxes.
 * @cssproperty --payment-method-form-color-accent - Of the button, and of what has the focus.
 * @cssproperty --payment-method-form-color-on-accent - Of the text on the button.
 * @cssproperty --payment-method-form-color-danger - Of errors.
 * @cssproperty --payment-method-form-color-danger-surface - Behind errors.
 * @cssproperty --payment-method-form-color-notice - Of what is open or needs care.
 * @cssproperty --payment-method-form-color-notice-surface - Behind what is open or needs care.
 * @cssproperty --payment-method-form-color-success - Of a success.
 * @cssproperty --payment-method-form-color-success-surface - Behind a success.
 * @cssproperty --payment-method-form-font-family - Of everything, Stripe's fields included.
 * @cssproperty --payment-method-form-font-size - Of everything; other sizes follow it.
 * @cssproperty --payment-method-form-font-weight - Of what is typed and said.
 * @cssproperty --payment-method-form-label-weight - Weight of the labels' font.
 * @cssproperty --payment-method-form-gap - Between fields.
 * @cssproperty --payment-method-form-padding - At the start and the end of a field's box.
 * @cssproperty --payment-method-form-size - Least height of fields and buttons. Thumbs need 44 pixels.
 * @cssproperty --payment-method-form-radius - Of the corners of the fields' boxes.
 * @cssproperty --payment-method-form-button-radius - Of the corners of buttons.
 * @cssproperty --payment-method-form-border-width - Of the lines around the fields' boxes.
 * @cssproperty --payment-method-form-shadow - Of the fields' boxes, as in `box-shadow`.
 * @cssproperty --payment-method-form-focus-color - Of the ring around what has the focus.
 * @cssproperty --payment-method-form-focus-width - Of the ring around what has the focus.
 */
export abstract class FormProperties extends FormControl {
  /** Stripe publishable key, `pk_test_…` or `pk_live_…`. */
  @property({attribute: 'publishable-key'}) publishableKey: Unchecked<string>;
  /** Connected account, `acct_…`. */
  @property({attribute: 'stripe-account'}) stripeAccount: Unchecked<string>;
  /** URL of the org endpoint. `{orgId}` in it is replaced by the encoded org id. HTTPS, or loopback. */
  @property() endpoint: Unchecked<string>;
  /** The organization. */
  @property({attribute: 'org-id'}) orgId: Unchecked<string>;
  /** How the endpoint is spoken: `catalyze`, `gatego-intent`, `gatego-attach`; as a property also an object of one's own. */
  @property() contract: Unchecked<string> | OrgContract = 'catalyze';
  /** Sent as `X-Api-Key`: a browser key, public by design. */
  @property({attribute: 'api-key'}) apiKey: Unchecked<string>;
  /** Bearer token of the org's API, or a function that gives it; called with `{refresh: true}` once after a 401. Never an attribute. */
  @property({attribute: false}) authToken: AuthToken | undefined;
  /** Extra request headers. */
  @property({attribute: false}) headers: Readonly<Record<string, string>> | undefined;
  /** As in `fetch`. */
  @property() credentials: Unchecked<RequestCredentials> = 'same-origin';
  /** Name of the header that carries the organization, for `gatego-intent`. */
  @property({attribute: 'org-header'}) orgHeader: Unchecked<string> = 'organization_id';
  /** Name of the header to send the attempt's idempotency key in. None by default: the API must allow it in CORS. */
  @property({attribute: 'idempotency-header'}) idempotencyHeader: Unchecked<string>;
  /** In the currency's smallest unit; shown and agreed to before anything is sent. */
  @property() amount: Unchecked<number>;
  /** ISO 4217, e.g. `usd`. */
  @property() currency: Unchecked<string>;
  /** Passed on with the payment intent. */
  @property() description: Unchecked<string>;
  /** Where Stripe sends the receipt to. */
  @property({attribute: 'receipt-email'}) receiptEmail: Unchecked<string>;
  /** Lets the server confirm the payment, and fail it where a challenge would be needed. */
  @property({type: Boolean, attribute: 'error-on-requires-action'}) errorOnRequiresAction = false;
  /** Passed on with `gatego-attach`. */
  @property() email: Unchecked<string>;
  /** With `catalyze`: also make the card the default. */
  @property({type: Boolean, attribute: 'make-default'}) makeDefault = false;
  /**
   * `split` (number, expiry, CVC, each with a label), `card` (one line) or `payment` (Stripe's Payment Element, for cards; not
   * where the endpoint takes a token).
   */
  @property() layout: Unchecked<string> = 'split';
  /** Billing details to ask for: any of `name email phone postal-code address`. */
  @property() collect: Unchecked<string>;
  /** Prefilled billing details, in Stripe's names and shape; Stripe is told also those that are not asked for. */
  @property({attribute: false}) billingDetails: BillingDetails | undefined;
  /** Networks for a card that runs on several, the most wanted first: `cartes_bancaires visa`. */
  @property({attribute: 'preferred-network'}) preferredNetwork: Unchecked<string>;
  /** `outlined` (default), `filled` or `plain`: the boxes of the fields. The tokens say the rest. */
  @property({reflect: true}) theme: Unchecked<string>;
  /** Buttons above the card for the wallets that Stripe finds (Apple Pay, Google Pay); not where the endpoint takes a token. */
  @property({type: Boolean}) wallets = false;
  /** `auto` (the nearest `lang`, then the browser's), or a language tag. */
  @property() locale: Unchecked<string> = 'auto';
  /** Overrides of single strings. */
  @property({attribute: false}) messages: Partial<Record<MessageKey, string>> | undefined;
  /** Text of the button. */
  @property({attribute: 'submit-label'}) submitLabel: Unchecked<string>;
  /**
   * No button of ours: the host form's submit, or `submit()`, starts. The host's own listeners see the submit once the card
   * is attached and the form carries the credential; `payment-method-submit` is the place for a veto.
   */
  @property({type: Boolean, attribute: 'no-submit'}) noSubmit = false;
  /** `lazy`: Stripe is loaded when the form comes near the screen; else (`eager`) at once. */
  @property() loading: Unchecked<'eager' | 'lazy'> = 'eager';
  /** Milliseconds for one request. */
  @property() timeout: Unchecked<number>;
  /** Where a bank that insists on a page of its own sends the person back to. */
  @property({attribute: 'return-url'}) returnUrl: Unchecked<string>;
  /** Id of the user: with `catalyze`, the form is shown only when the organization lets this user pay. */
  @property({attribute: 'check-permission'}) checkPermission: Unchecked<string>;
}
