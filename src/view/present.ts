import type {BillingField} from '../billing.js';
import type {CardSummary} from '../submission/credential.js';
import type {ErrorCode} from '../submission/codes.js';
import {createEarlyFailure} from '../submission/early-failure.js';
import type {Failure, FieldName} from '../submission/failure.js';
import {endedAs, type SubmissionState} from '../submission/machine.js';
import {countriesIn} from './countries.js';
import {failureMessage, format, type MessageKey, type Messages} from './messages.js';
import {placeOf} from './place.js';
import type {
  AttachedView,
  BillingFieldView,
  FieldView,
  FormView,
  NoticeView,
  SummaryView,
} from './view-model.js';

/** What is known of a field of Stripe's. */
export interface PresentedField {
  readonly name: FieldView['name'];
  readonly slot: string;
  readonly complete: boolean;
  readonly focused: boolean;
  readonly errorCode?: ErrorCode;
}

/** Everything that the look of the form follows from. */
export interface Snapshot {
  readonly messages: Messages;
  readonly misconfigured: Failure | undefined;
  readonly load: 'loading' | 'ready' | Failure;
  readonly fields: readonly PresentedField[];
  readonly wallets: {readonly slot: string; readonly isAvailable: boolean} | undefined;
  readonly billing: readonly BillingField[];
  /** Names of countries are told in this language. */
  readonly locale: string;
  /** What the messages are in. */
  readonly language: string;
  readonly brand: string;
  readonly submission: SubmissionState;
  /** Whether what is missing is to be pointed out: after the first try to submit. */
  readonly showMissing: boolean;
  /** What is to be agreed to, formatted. */
  readonly sum: string | undefined;
  /** What was agreed to for the attempt that runs or has ended, formatted. */
  readonly attemptSum: string | undefined;
  /** Why it is not known what became of the last attempt, also while that is being found out. */
  readonly open: Failure | undefined;
  /** Whether there is a way to find out what became of the last attempt. */
  readonly canReconcile: boolean;
  /** Whether that was tried, and did not tell. */
  readonly checkedInVain: boolean;
  /** How long the running attempt has taken: from a second on that is told, from five on as `long`. */
  readonly waited: 'no' | 'some' | 'long';
  /** Whether a submit came before the fields were there. */
  readonly triedTooEarly: boolean;
  readonly cardLost: boolean;
  readonly consentGiven: boolean;
  readonly disabled: boolean;
  /** What the host page has against what is filled in; it is told with what is missing. */
  readonly customError: string;
  /** Whether a success is put into words, as the focus does not go there. */
  readonly tellsSuccess: boolean;
  readonly submitLabel: string | undefined;
  readonly hasSubmit: boolean;
  readonly actions: {
    readonly reload: () => void;
    readonly reconcile: () => void;
    readonly reset: () => void;
  };
}

/** The view of a snapshot. */
export function present(snapshot: Snapshot): FormView {
  const {messages, misconfigured, load, submission, consentGiven} = snapshot;
  const sum = submission.status === 'working' ? snapshot.attemptSum : snapshot.sum;
  const attached = presentAttached(snapshot);
  const usable = !misconfigured;
  const consentError = sum !== undefined && snapshot.showMissing && !consentGiven;
  // What is saved is saved, whatever becomes of the fields.
  const notice = attached ? undefined : presentNotice(snapshot);
  const summary = presentSummary(snapshot);
  return {
    messages,
    language: snapshot.language,
    ...(usable && {fields: snapshot.fields.map((field) => presentField(snapshot, field))}),
    ...(usable && snapshot.wallets && {wallets: snapshot.wallets}),
    billing: usable ? snapshot.billing.map((field) => presentBilling(snapshot, field)) : [],
    disabled: snapshot.disabled,
    loading: load === 'loading' && !misconfigured,
    inert:
      snapshot.disabled ||
      load !== 'ready' ||
      submission.status === 'working' ||
      endedAs(submission, 'unknown'),
    ...(sum !== undefined && {sum}),
    consent: {given: consentGiven, ...(consentError && {error: messages['error.consent-required']})},
    ...(snapshot.hasSubmit && usable && {submit: presentSubmit(snapshot)}),
    ...(notice && {notice}),
    ...(summary && {summary}),
    ...(snapshot.waited === 'long' && {patience: messages['progress.long']}),
    ...(attached && {attached}),
    progress: attached && snapshot.tellsSuccess ? attached.title : presentProgress(snapshot),
  };
}

/** What is wrong at a field, if anything: what the last attempt said of it, or what was typed, or that something is missing. */
function presentField(snapshot: Snapshot, field: PresentedField): FieldView {
  const {messages, brand} = snapshot;
  const {name, slot, focused} = field;
  const failure = failureAt(snapshot, field);
  const hint = name === 'cvc' ? messages[brand === 'amex' ? 'hint.cvc.amex' : 'hint.cvc'] : undefined;
  return {
    name,
    slot,
    focused,
    label: messages[`label.${name}`],
    ...(hint !== undefined && {hint}),
    ...(failure && {error: failureMessage(messages, failure)}),
  };
}

/** What is missing is pointed out after the first try to submit. */
function presentBilling(snapshot: Snapshot, field: BillingField): BillingFieldView {
  const {messages, showMissing, locale} = snapshot;
  const {name, value, optional, left, errorCode} = field;
  const isTold = showMissing || (left && value !== '');
  const failure = errorCode && isTold ? createEarlyFailure('validation', errorCode) : toldAt(snapshot, name);
  return {
    name,
    value,
    label: messages[`label.${name}`],
    required: !optional,
    ...(failure && {error: failureMessage(messages, failure)}),
    ...(name === 'country' && {countries: countriesIn(locale)}),
  };
}

function failureAt(snapshot: Snapshot, field: PresentedField): Failure | undefined {
  const {name, complete, errorCode} = field;
  if (errorCode !== undefined) return invalid(errorCode, name);
  const isMissing = snapshot.showMissing && !complete;
  return toldAt(snapshot, name) ?? (isMissing ? invalid(missingCode(name), name) : undefined);
}

/** What the last attempt has against a field. */
function toldAt({submission, fields, billing}: Snapshot, name: FieldName): Failure | undefined {
  if (!endedAs(submission, 'failed')) return undefined;
  const shown = [...fields, ...billing];
  return submission.ending.failures.find((failure) => placeOf(failure, shown) === name);
}

/** Something that the person can mend at a place in the form. */
export function invalid(code: ErrorCode, field: FieldName): Failure {
  return createEarlyFailure('validation', code, {field});
}

/** Stripe's code for a field that is not filled in. */
export function missingCode(name: FieldView['name']): ErrorCode {
  if (name === 'address') return 'missing-billing-detail';
  return name === 'payment' ? 'incomplete_card' : `incomplete_${name}`;
}

function presentSubmit(snapshot: Snapshot): {label: string; busy: boolean} {
  const {messages, submission, sum, attemptSum, submitLabel} = snapshot;
  const busy = submission.status === 'working';
  if (busy && submission.step === 'authenticating') return {label: messages['submit.authenticating'], busy};
  if (busy) return {label: messages[attemptSum === undefined ? 'submit.working' : 'submit.paying'], busy};
  return {
    label:
      submitLabel ?? (sum === undefined ? messages['submit.save'] : format(messages['submit.pay'], {sum})),
    busy,
  };
}

function presentNotice(snapshot: Snapshot): NoticeView | undefined {
  const {messages, misconfigured, load, submission, open, attemptSum, actions, triedTooEarly} = snapshot;
  if (open) return presentUnknown(snapshot, open);
  if (misconfigured) {
    return {
      tone: 'danger',
      title: messages['configuration.title'],
      text: failureMessage(messages, misconfigured),
      covers: true,
    };
  }
  if (typeof load !== 'string') {
    return {
      tone: 'danger',
      title: messages[load.code === 'permission-denied' ? 'permission.title' : 'load.title'],
      text: failureMessage(messages, load),
      covers: true,
      actions: [{label: messages['load.retry'], run: actions.reload}],
    };
  }
  if (load === 'loading' && triedTooEarly) return {tone: 'caution', text: messages['error.not-ready']};
  if (!endedAs(submission, 'failed')) return presentLoss(snapshot) ?? presentCustomError(snapshot);
  const [failure] = submission.ending.failures;
  // What is said at its place is not said twice.
  if (placeOf(failure, [...snapshot.fields, ...snapshot.billing]) !== undefined) return undefined;
  const title = messages[attemptSum === undefined ? 'failed.title' : 'failed.title.pay'];
  return {tone: 'danger', title, text: failureMessage(messages, failure)};
}

function presentLoss({messages, cardLost, submission}: Snapshot): NoticeView | undefined {
  return cardLost && submission.status === 'idle'
    ? {tone: 'caution', text: messages['fields.lost']}
    : undefined;
}

function presentCustomError({customError, showMissing}: Snapshot): NoticeView | undefined {
  return showMissing && customError !== '' ? {tone: 'danger', text: customError} : undefined;
}

/** From two mistakes on, until the first is being mended, a sentence that leads to each. */
function presentSummary({messages, submission, language}: Snapshot): SummaryView | undefined {
  if (!endedAs(submission, 'failed') || submission.ending.failures.length < 2) return undefined;
  const places = submission.ending.failures.flatMap(({field}) => (field ? [field] : []));
  const labels = places.map((name) =>
    name === 'consent' ? messages['sum.label'] : messages[`label.${name}`],
  );
  const [before = '', after = ''] = messages['summary.check'].split('{fields}');
  const parts = new Intl.ListFormat(language).formatToParts(labels);
  let index = 0;
  const links = parts.map(({type, value: label}) => {
    const name = type === 'element' ? places[index++] : undefined;
    return name === undefined ? label : {name, label};
  });
  return [before, ...links, after];
}

/** Where there is no way to find out, or it was tried in vain, the person must decide, and is told what to look at before. */
function presentUnknown(
  {messages, canReconcile, checkedInVain, submission, actions}: Snapshot,
  failure: Failure,
): NoticeView {
  const busy = submission.status === 'working';
  const check = {label: messages['unknown.check'], run: actions.reconcile, busy};
  const startOver = {label: messages['unknown.start-over'], run: actions.reset};
  const more = [
    ...(checkedInVain ? [messages['unknown.still']] : []),
    ...(canReconcile ? [] : [messages['unknown.no-check']]),
    ...(checkedInVain || !canReconcile ? [messages['unknown.before-retry']] : []),
  ];
  return {
    tone: 'caution',
    title: messages['unknown.title'],
    text: failureMessage(messages, failure),
    covers: true,
    actions: [
      ...(canReconcile || busy ? [check] : []),
      ...(checkedInVain || !canReconcile ? [startOver] : []),
    ],
    ...(more.length > 0 && {more: more.join(' ')}),
  };
}

function presentAttached({
  messages,
  submission,
  attemptSum: sum,
  actions,
}: Snapshot): AttachedView | undefined {
  if (!endedAs(submission, 'attached')) return undefined;
  const {credential, warnings} = submission.ending;
  return {
    title: sum === undefined ? messages['attached.saved'] : format(messages['attached.paid'], {sum}),
    ...(credential.card && {card: format(messages['attached.card'], cardValues(credential.card))}),
    warnings: warnings.map((warning) => messages[`warning.${warning}`]),
    // Paying a second time must not be one click away.
    ...(sum === undefined && {again: {label: messages['attached.another'], run: actions.reset}}),
  };
}

const BRANDS: Readonly<Record<string, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

function cardValues({brand, last4, expMonth, expYear}: CardSummary): Record<string, string> {
  const expiry = `${String(expMonth).padStart(2, '0')}/${String(expYear % 100).padStart(2, '0')}`;
  return {brand: BRANDS[brand] ?? brand, last4, expiry};
}

const PROGRESS = {
  validating: 'progress.validating',
  'creating-credential': 'progress.validating',
  requesting: 'progress.working',
  authenticating: 'progress.authenticating',
  finishing: 'progress.working',
  reconciling: 'progress.reconciling',
} as const satisfies Record<string, MessageKey>;

/** What a person waits for by themselves, or does not expect. */
const TOLD_AT_ONCE: ReadonlySet<keyof typeof PROGRESS> = new Set(['authenticating', 'reconciling'] as const);

/** What is over within a second is not told: the outcome is. */
function presentProgress(snapshot: Snapshot): string {
  const {messages, load, misconfigured, submission, attemptSum, waited} = snapshot;
  if (misconfigured) return '';
  if (submission.status === 'working') {
    if (waited === 'long') return messages['progress.long'];
    if (waited === 'no' && !TOLD_AT_ONCE.has(submission.step)) return '';
    const pays = attemptSum !== undefined && submission.step === 'requesting';
    return messages[pays ? 'progress.paying' : PROGRESS[submission.step]];
  }
  if (snapshot.checkedInVain) return messages['unknown.still'];
  return load === 'loading' ? messages['form.loading'] : '';
}
