import {COLLECTABLE, type Collectable} from '../billing.js';
import {credentialOf, type ContractSettings, type OrgContract} from '../org-api/contract.js';
import {contracts} from '../org-api/contracts.js';
import type {CredentialType} from '../submission/credential.js';
import type {Failure} from '../submission/failure.js';
import {isEmail, readText} from '../text.js';
import {readAmount, readCurrency} from './amount.js';
import {readEndpoint} from './endpoint-url.js';
import {readHeaderName, readHeaderValue} from './header.js';
import {ConfigurationMistake} from './mistake.js';
import {readPublishableKey} from './publishable-key.js';

/** The fields on the screen: three with labels, one line, or Stripe's Payment Element. */
export type Layout = 'split' | 'card' | 'payment';

/** What the host page set, unchecked. */
export interface ConfigurationInput {
  readonly publishableKey: unknown;
  readonly stripeAccount: unknown;
  readonly endpoint: unknown;
  readonly orgId: unknown;
  readonly contract: unknown;
  readonly orgHeader: unknown;
  readonly idempotencyHeader: unknown;
  readonly apiKey: unknown;
  readonly amount: unknown;
  readonly currency: unknown;
  readonly description: unknown;
  readonly receiptEmail: unknown;
  readonly errorOnRequiresAction: boolean;
  readonly email: unknown;
  readonly layout: unknown;
  readonly collect: unknown;
  readonly preferredNetwork: unknown;
  readonly wallets: boolean;
  readonly timeout: unknown;
  readonly returnUrl: unknown;
  readonly checkPermission: unknown;
  readonly credentials: unknown;
}

/** What the host page set, checked and complete. */
export interface Configuration {
  readonly publishableKey: string;
  readonly stripeAccount?: string;
  readonly contract: OrgContract;
  readonly layout: Layout;
  readonly collect: readonly Collectable[];
  /** Networks by Stripe's names, the most wanted first. */
  readonly preferredNetwork: readonly string[];
  /** Buttons of wallets above the card. */
  readonly wallets: boolean;
  /** As in `fetch`. */
  readonly credentials: RequestCredentials;
  readonly idempotencyHeader?: string;
  readonly apiKey?: string;
  /** Id of the user whose permission to pay is looked up before the form is shown. */
  readonly checkPermissionOf?: string;
  /** Absolute. Where a bank's own page sends the person back to. */
  readonly returnUrl?: string;
  /** Milliseconds for one request. */
  readonly timeout: number;
  readonly settings: ContractSettings;
  /** The sum that the person agrees to, for contracts that can charge. In the currency's smallest unit. */
  readonly sum?: {readonly amount: number; readonly currency: string};
  /** What the Payment Element is told of it: a currency also where nothing is paid. */
  readonly payable: {readonly amount?: number; readonly currency?: string};
}

const LAYOUTS: readonly Layout[] = ['split', 'card', 'payment'];
const CREDENTIAL_TYPES: readonly CredentialType[] = ['token', 'payment-method', 'confirmation-token'];
const CREDENTIALS: readonly RequestCredentials[] = ['same-origin', 'include', 'omit'];
const DEFAULT_TIMEOUT = 15_000;
const DEFAULT_ORG_HEADER = 'organization_id';

/** Checks a configuration. `baseUrl` is what a relative endpoint is relative to. The worst mistake comes first. */
export function readConfiguration(input: ConfigurationInput, baseUrl: string): Configuration | Failure {
  try {
    return check(input, baseUrl);
  } catch (error) {
    if (error instanceof ConfigurationMistake) return error.failure;
    throw error;
  }
}

/** Whether the check found a mistake. */
export function isFailure(value: Configuration | Failure): value is Failure {
  return 'phase' in value;
}

function check(input: ConfigurationInput, baseUrl: string): Configuration {
  const publishableKey = readPublishableKey(input.publishableKey);
  const contract = readContract(input.contract ?? 'catalyze');
  const orgId = readText(input.orgId);
  const endpoint = readEndpoint(input.endpoint, orgId, baseUrl);
  const layout = readLayout(input.layout ?? 'split', contract);
  const amount = readAmount(input.amount);
  const currency = readCurrency(input.currency);
  if (contract.amount === 'required' && amount === undefined)
    throw new ConfigurationMistake('missing-amount');
  if (contract.amount === 'required' && currency === undefined)
    throw new ConfigurationMistake('missing-currency');
  const stripeAccount = readText(input.stripeAccount);
  const sum =
    contract.amount && amount !== undefined && currency !== undefined ? {amount, currency} : undefined;
  return {
    publishableKey,
    ...(stripeAccount !== undefined && {stripeAccount}),
    contract,
    layout,
    collect: readCollect(input.collect),
    preferredNetwork: readWords(input.preferredNetwork),
    wallets: readWallets(input.wallets, contract),
    timeout: readTimeout(input.timeout),
    credentials: readCredentials(input.credentials ?? 'same-origin'),
    settings: withoutAbsent({
      endpoint,
      orgId,
      amount: sum?.amount,
      currency: sum?.currency,
      description: readText(input.description),
      receiptEmail: readEmail(input.receiptEmail, 'receipt-email'),
      errorOnRequiresAction: input.errorOnRequiresAction || undefined,
      email: readEmail(input.email, 'email'),
      orgHeader: readHeaderName(input.orgHeader, 'org-header') ?? DEFAULT_ORG_HEADER,
    }),
    ...withoutAbsent<Pick<Configuration, 'idempotencyHeader' | 'apiKey' | 'returnUrl' | 'checkPermissionOf'>>(
      {
        returnUrl: readReturnUrl(input.returnUrl, baseUrl),
        checkPermissionOf: readCheckPermission(input.checkPermission, contract),
        idempotencyHeader: readHeaderName(input.idempotencyHeader, 'idempotency-header'),
        apiKey: readHeaderValue(input.apiKey, 'api-key'),
      },
    ),
    ...(sum && {sum}),
    payable: sum ?? (currency === undefined ? {} : {currency}),
  };
}

function readContract(value: unknown): OrgContract {
  if (typeof value === 'object' && value !== null) {
    const given = value as Partial<OrgContract>;
    const order: unknown = given.order ?? 'credential-first';
    const complete =
      typeof given.createRequest === 'function' &&
      typeof given.repeatIsSafe === 'function' &&
      typeof given.reconciliation === 'function' &&
      (order === 'intent-first'
        ? typeof given.readClientSecret === 'function'
        : order === 'credential-first' && CREDENTIAL_TYPES.some((type) => type === given.credential));
    if (!complete) throw new ConfigurationMistake('invalid-contract');
    return given as OrgContract;
  }
  const known = typeof value === 'string' ? contracts.get(value) : undefined;
  if (!known) throw new ConfigurationMistake('unknown-contract', {names: [...contracts.keys()].join(', ')});
  return known;
}

function readLayout(value: unknown, contract: OrgContract): Layout {
  const layout = LAYOUTS.find((name) => name === value);
  if (!layout) throw new ConfigurationMistake('unknown-layout', {names: LAYOUTS.join(', ')});
  const credential = credentialOf(contract);
  const contractName = contract.name;
  if (layout === 'payment' && credential === 'token')
    throw new ConfigurationMistake('layout-cannot-make-token', {contract: contractName});
  if (layout !== 'payment' && credential === 'confirmation-token')
    throw new ConfigurationMistake('layout-cannot-make-confirmation-token', {layout, contract: contractName});
  return layout;
}

function readCollect(value: unknown): readonly Collectable[] {
  // A list would be no words at all.
  const words = Array.isArray(value) ? value : readWords(value);
  return words.map((word: unknown) => {
    const known = COLLECTABLE.find((name) => name === word);
    if (!known) throw new ConfigurationMistake('unknown-collect', {names: COLLECTABLE.join(', ')});
    return known;
  });
}

function readWallets(wanted: boolean, contract: OrgContract): boolean {
  if (wanted && credentialOf(contract) === 'token')
    throw new ConfigurationMistake('wallets-cannot-make-token', {contract: contract.name});
  return wanted;
}

function readWords(value: unknown): readonly string[] {
  return readText(value)?.split(/[\s,]+/) ?? [];
}

function readReturnUrl(value: unknown, baseUrl: string): string | undefined {
  const text = readText(value);
  if (text === undefined) return undefined;
  const url = URL.canParse(text, baseUrl) ? new URL(text, baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new ConfigurationMistake('invalid-return-url');
  return url.href;
}

function readCheckPermission(value: unknown, contract: OrgContract): string | undefined {
  if (value === undefined || value === null) return undefined;
  const userId = readText(value);
  if (userId === undefined) throw new ConfigurationMistake('missing-user-id');
  if (!contract.permission)
    throw new ConfigurationMistake('permission-not-available', {contract: contract.name});
  return userId;
}

function readCredentials(value: unknown): RequestCredentials {
  const credentials = CREDENTIALS.find((name) => name === value);
  if (!credentials) throw new ConfigurationMistake('invalid-credentials', {names: CREDENTIALS.join(', ')});
  return credentials;
}

function readTimeout(value: unknown): number {
  if (value === undefined || value === null) return DEFAULT_TIMEOUT;
  const timeout = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  if (!Number.isFinite(timeout) || timeout <= 0 || timeout > 2 ** 31 - 1)
    throw new ConfigurationMistake('invalid-timeout');
  return timeout;
}

function readEmail(value: unknown, attribute: string): string | undefined {
  const email = readText(value);
  if (email !== undefined && !isEmail(email)) throw new ConfigurationMistake('invalid-email', {attribute});
  return email;
}

type Absentable<T> = {[Name in keyof T]: T[Name] | undefined};
type Required_<T> = {[Name in keyof T]-?: T[Name]};

function withoutAbsent<T extends object>(values: Absentable<Required_<T>>): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
