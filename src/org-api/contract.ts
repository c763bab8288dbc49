import type {Credential, CredentialType} from '../submission/credential.js';

/** What the host page set. Everything that is not set is absent: leave it out of the request. */
export interface ContractSettings {
  /** The configured endpoint, absolute, with `{orgId}` replaced. */
  readonly endpoint: string;
  readonly orgId?: string;
  /** In the currency's smallest unit. Only with a contract whose `amount` is `required`: it was shown and agreed to. */
  readonly amount?: number;
  /** Three lower-case letters (ISO 4217); goes with `amount`. */
  readonly currency?: string;
  readonly description?: string;
  readonly receiptEmail?: string;
  readonly errorOnRequiresAction?: boolean;
  readonly email?: string;
  /** Name of the header that carries the organization, for APIs that take it there. */
  readonly orgHeader: string;
}

/** What a contract may build a request from. */
export interface ContractDetails extends ContractSettings {
  /** Of type `none`, and without an id, where the intent comes first. */
  readonly credential: Credential;
}

/** A request to an org's API. `Authorization`, `X-Api-Key`, `Accept` and `Content-Type` are added to it. */
export interface OrgRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** How a lost answer can be cleared up; see `Reconciliation` in submission/ports.ts. */
export type ReconciliationMethod = 'look-up' | 'repeat' | 'nothing-happened' | 'none';

/** How one org API is spoken. Functions are pure: they build and read, the form sends. */
export interface OrgContract {
  /** For messages and logs. */
  readonly name: string;
  /** What the endpoint takes. Leave it out with `order: 'intent-first'`. */
  readonly credential?: CredentialType;
  /**
   * `credential-first` (default): the request hands a credential over. `intent-first`: the endpoint answers a client secret to a
   * request without one, and the card is then confirmed against it, straight from Stripe's fields.
   */
  readonly order?: 'credential-first' | 'intent-first';
  /** With `intent-first` and the Payment Element: what the server makes its PaymentIntents with, which Stripe compares. */
  readonly setupFutureUsage?: 'off_session' | 'on_session';
  /** With `intent-first` and the Payment Element: the same. */
  readonly captureMethod?: 'automatic' | 'automatic_async' | 'manual';
  /** Whether the request can charge money. With `required` the sum is shown and agreed to before anything is sent. */
  readonly amount?: 'required';
  /** The request that hands the credential over, or asks for an intent. */
  createRequest(details: ContractDetails): OrgRequest;
  /** Last word on the body, for a deployment that names or types a field differently. */
  mapBody?(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** The client secret in a 2xx answer, when the intent must still be confirmed or authenticated. `body` is the parsed JSON, or the text. */
  readClientSecret?(body: unknown): string | undefined;
  /** A 2xx answer without a client secret is no success: nothing would be saved or charged yet. */
  readonly needsClientSecret?: boolean;
  /**
   * Whether it is harmless to send the same request again, with the same credential, when the last one may have arrived.
   * With an idempotency header configured a repeat is always taken for harmless.
   */
  repeatIsSafe(settings: ContractSettings): boolean;
  /** How to find out what became of a request without an answer. */
  reconciliation(settings: ContractSettings): ReconciliationMethod;
  /** For `look-up`: the request that lists what the org holds, and how to read its answer. */
  readonly lookUp?: {
    createRequest(details: ContractDetails): OrgRequest;
    /** `undefined`: the answer does not tell. */
    holds(
      credential: Credential,
      answer: {readonly status: number; readonly body: unknown},
    ): boolean | undefined;
  };
  /** How to ask beforehand whether a user may add a payment method, where the API tells. */
  readonly permission?: {
    createRequest(settings: ContractSettings): OrgRequest | undefined;
    /** `undefined`: the answer does not tell. */
    allows(userId: string, answer: {readonly status: number; readonly body: unknown}): boolean | undefined;
  };
  /** The request that makes the saved card the default, where that is a call of its own. */
  createDefaultRequest?(details: ContractDetails): OrgRequest | undefined;
}

/** What is made of the card before the request. */
export function credentialOf({order, credential}: OrgContract): Credential['type'] {
  return order === 'intent-first' ? 'none' : (credential ?? 'none');
}
