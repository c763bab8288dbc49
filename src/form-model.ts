import type {ReactiveControllerHost} from 'lit';
import {Billing, withoutNulls, type BillingDetails, type BillingField, type BillingInput} from './billing.js';
import type {AttemptParts, Connection} from './attempt-ports.js';
import type {Attempts} from './attempts.js';
import {
  isFailure,
  readConfiguration,
  type Configuration,
  type ConfigurationInput,
  type Layout,
} from './configuration/configuration.js';
import type {FormState} from './events.js';
import {formState} from './form-state.js';
import {PermissionGate} from './permission-gate.js';
import {importOrgSide} from './import-org-side.js';
import {isSame} from './is-same.js';
import {LazyGate} from './lazy-gate.js';
import {randomId} from './random-id.js';
import {isSameTarget, setupOf} from './setup.js';
import {CardFieldsController, type ReadLook} from './stripe/card-fields-controller.js';
import type {CardField, CardFields} from './stripe/card-fields.js';
import {fieldsOf, type FieldsLook} from './stripe/fields-setup.js';
import type {Wallets} from './stripe/wallets.js';
import {canceled, failed, type CancelReason, type Ending} from './submission/ending.js';
import type {Failure, FieldName} from './submission/failure.js';
import {endedAs, idle, mayStart, type SubmissionState} from './submission/machine.js';
import type {Timings} from './submission/timings.js';
import {invalid, missingCode} from './view/present.js';

/** What the element does with what happens. */
export interface FormModelListener {
  readonly onReady: () => void;
  readonly onLoadFailure: (failure: Failure) => void;
  /** The person changed something. */
  readonly onChange: () => void;
  /** Enter was pressed in one of Stripe's frames. */
  readonly onEnter: () => void;
  /** An attempt has ended; nobody was told yet. */
  readonly onEnding: (ending: Ending) => void;
  readonly onStateChange: () => void;
  /** An attempt has ended in a way that was not told before. */
  readonly onEnded: (ending: Ending) => void;
  /** What was attached is of no use any more: it was for another organization, or another sum. */
  readonly onStale: () => void;
  /** An attempt could not even start. */
  readonly onRefused: (failure: Failure) => void;
}

/** The element, as far as the model needs it. */
export type FormModelHost = ReactiveControllerHost &
  HTMLElement & {
    readonly connection: Connection;
    readonly billingDetails: BillingDetails | undefined;
    performPendingUpdate(): void;
    readonly isInert: boolean;
    readonly loading: unknown;
  };

/** Set for as long as an attempt is being started; it is not taken when another one goes before. */
interface WalletsTurn {
  readonly wallets: Wallets;
  taken: boolean;
}

/** A field that is shown: one of Stripe's, or the box that one will fill. */
export type ShownField = CardField & {readonly slot: string};

/** What the form is at the moment: configuration, fields, consent and submission, brought together. No words, no markup. */
export class FormModel {
  readonly #controller: CardFieldsController;
  /** Not there before Stripe's fields are, which nothing can be saved without. */
  #attempts: Attempts | undefined;
  /** Read at once: a router of the page may rewrite the address before the fields are there. A server has none. */
  readonly #search = (globalThis as {readonly location?: Location}).location?.search;
  readonly #permission: PermissionGate;
  readonly #lazy: LazyGate;
  readonly #billing = new Billing();
  #configuration: Configuration | Failure | undefined;
  #payable: Configuration['payable'] = {};
  #told: Ending | undefined;
  /** What the attempt that was made last was made for. */
  #attached: Configuration | undefined;
  #consentGiven = false;
  #showMissing = false;
  #triedTooEarly = false;
  #cardLost = false;
  #checkedInVain = false;
  /** What the attempt that starts just now is paid with, instead of the fields. */
  #walletsTurn: WalletsTurn | undefined;
  /** What the sheet of a wallet shows, and is agreed to by its button. */
  #walletSum: Configuration['sum'];

  constructor(
    private readonly host: FormModelHost,
    private readonly listener: FormModelListener,
  ) {
    this.#controller = new CardFieldsController(host, randomId().slice(0, 8), {
      onReady: () => {
        this.#triedTooEarly = false;
        this.#takeUpInterrupted();
        listener.onReady();
      },
      prepare: () => this.#bringAttempts(),
      onFailure: listener.onLoadFailure,
      onChange: () => {
        this.#edited();
      },
      onEnter: listener.onEnter,
      onLost: () => {
        this.#cardLost = true;
        host.requestUpdate();
      },
      wallets: {
        mayStart: () => {
          this.#walletSum = this.sum;
          return this.#mayStartByWallet;
        },
        pay: (wallets) => this.#payBy(wallets),
      },
    });
    this.#lazy = new LazyGate(host, () => {
      host.requestUpdate();
    });
    this.#permission = new PermissionGate((state) => {
      host.requestUpdate();
      if (state !== 'open') listener.onLoadFailure(state);
    });
  }

  /** What is wrong with the configuration; while an attempt is open, what becomes of that goes before. */
  get misconfigured(): Failure | undefined {
    const wrong = this.#configuration && isFailure(this.#configuration) ? this.#configuration : undefined;
    return mayStart(this.submission) ? wrong : undefined;
  }

  get load(): 'loading' | 'ready' | Failure {
    const {state} = this.#controller;
    const permission = this.#permission.state;
    if (permission !== 'open') return permission === 'checking' ? 'loading' : permission;
    if (state.status === 'failed') return state.failure;
    return state.status === 'ready' ? 'ready' : 'loading';
  }

  get submission(): SubmissionState {
    return this.#attempts?.state ?? idle;
  }

  /** Milliseconds of each step of the attempt that runs or has ended. */
  get timings(): Timings {
    return this.#attempts?.timings ?? {};
  }

  timingsOf(ending: Ending): Timings {
    return this.#attempts?.timingsOf(ending) ?? {};
  }

  get cardFields(): CardFields | undefined {
    return this.#controller.fields;
  }

  get complete(): boolean {
    return this.#billing.complete && (this.cardFields?.complete ?? false);
  }

  get empty(): boolean {
    return this.#billing.empty && (this.cardFields?.fields.every((field) => field.empty) ?? true);
  }

  /** Whether one of Stripe's frames has the focus; `:focus-within` does not tell for a frame of another origin. */
  get focused(): boolean {
    return this.cardFields?.fields.some((field) => field.focused) ?? false;
  }

  /** Whether an attempt is just about to take the card. */
  get isStarting(): boolean {
    const {submission} = this;
    return (
      submission.status === 'working' &&
      (submission.step === 'validating' || submission.step === 'creating-credential')
    );
  }

  /** Whether the card must stay as it is: an attempt works with it, or it is open what became of it. */
  get isHeld(): boolean {
    const {submission} = this;
    if (submission.status === 'working') return submission.step !== 'validating';
    return endedAs(submission, 'unknown');
  }

  get brand(): string {
    return this.cardFields?.brand ?? 'unknown';
  }

  /** What must be agreed to. */
  get sum(): Configuration['sum'] {
    return this.#usable?.sum;
  }

  /** What was agreed to for the attempt that runs or has ended, whatever the configuration says since. */
  get attemptSum(): Configuration['sum'] {
    const {submission} = this;
    if (endedAs(submission, 'attached') && submission.ending.sum) return submission.ending.sum;
    return submission.status === 'idle' ? this.sum : this.#attempts?.sum;
  }

  /** Whether there is a way to find out what became of the last attempt. */
  get canReconcile(): boolean {
    return this.#attempts?.canReconcile ?? false;
  }

  /** Whether a submit came before the fields were there. */
  get triedTooEarly(): boolean {
    return this.#triedTooEarly;
  }

  /** Whether the card must be typed again, because its fields had to be made anew. */
  get cardLost(): boolean {
    return this.#cardLost && this.empty;
  }

  /** Why it is not known what became of the last attempt, also while that is being found out. */
  get open(): Failure | undefined {
    const {submission} = this;
    if (endedAs(submission, 'unknown')) return submission.ending.failure;
    const isAsked = submission.status === 'working' && submission.step === 'reconciling';
    return isAsked && this.#told?.status === 'unknown' ? this.#told.failure : undefined;
  }

  /** Whether `reconcile` was tried, and did not tell. */
  get checkedInVain(): boolean {
    return this.#checkedInVain;
  }

  /** How long the attempt that runs has taken. */
  get waited(): 'no' | 'some' | 'long' {
    return this.#attempts?.waited ?? 'no';
  }

  get consentGiven(): boolean {
    return this.#consentGiven;
  }

  /** Whether what is missing is pointed out: after the first try to submit. */
  get showMissing(): boolean {
    return this.#showMissing;
  }

  /** What is asked for beside the card, in inputs of ours. */
  get billing(): readonly BillingField[] {
    return this.#billing.fields;
  }

  /** The buttons of wallets: where they are shown, and whether there is one to be used. */
  get wallets(): {readonly slot: string; readonly isAvailable: boolean} | undefined {
    if (!this.#usable?.wallets) return undefined;
    const {wallets} = this.#controller;
    return {slot: this.#controller.slotOf('wallets'), isAvailable: wallets?.isAvailable ?? false};
  }

  get shownFields(): readonly ShownField[] {
    const known = this.cardFields?.fields ?? [];
    return (this.#usable ? fieldsOf(setupOf(this.#usable)) : []).map((name) => {
      const untouched = {name, empty: true, complete: false, focused: false};
      return {
        ...(known.find((field) => field.name === name) ?? untouched),
        slot: this.#controller.slotOf(name),
      };
    });
  }

  get state(): FormState {
    const {load} = this;
    return formState({
      misconfigured: this.misconfigured !== undefined,
      load: typeof load === 'string' ? load : 'failed',
      submission: this.submission,
      invalid:
        (this.#showMissing && !this.#billing.complete) ||
        this.shownFields.some(
          ({errorCode, complete}) => errorCode !== undefined || (this.#showMissing && !complete),
        ),
      complete: this.complete,
    });
  }

  /** What is wrong at the moment. */
  get failure(): Failure | undefined {
    const {load, submission} = this;
    if (endedAs(submission, 'unknown')) return submission.ending.failure;
    if (this.misconfigured) return this.misconfigured;
    if (typeof load !== 'string') return load;
    return endedAs(submission, 'failed') ? submission.ending.failures[0] : undefined;
  }

  /** Takes over what the host page set. An agreement to another sum is none. */
  configure(input: ConfigurationInput, baseUrl: string): void {
    const before = this.#usable;
    this.#configuration = readConfiguration(input, baseUrl);
    const after = this.#usable;
    if (!isSame(before?.sum, after?.sum)) this.#consentGiven = false;
    this.#billing.configure(after?.collect ?? [], this.host.billingDetails, after?.layout === 'payment');
    if (before && !isSame(setupOf(before), after && setupOf(after))) this.cancel('reconfigured');
    this.#permission.configure(after, this.host.connection);
    this.#lazy.configure(this.host.loading);
    const mayLoad = this.#permission.state === 'open' && this.#lazy.isOpen;
    this.#controller.configure(after && mayLoad ? setupOf(after) : undefined);
    if (before && after && !isSameTarget(before, after)) this.#takeUpInterrupted();
  }

  /** Mounts Stripe's fields, or brings them in line, once their boxes are rendered. */
  mountFields(locale: string, look: (layout: Layout, ...more: Parameters<ReadLook>) => FieldsLook): void {
    const configuration = this.#usable;
    if (!configuration) return;
    // Stripe compares what its fields were told with the intent that they confirm.
    if (this.submission.status !== 'working') this.#payable = configuration.payable;
    this.#controller.mount(locale, (readAppearance) => ({
      ...look(configuration.layout, readAppearance),
      ...this.#payable,
      billing: withoutNulls(this.host.billingDetails),
    }));
  }

  setBilling(name: BillingInput, value: string): void {
    this.#billing.set(name, value);
    this.#edited();
  }

  /** The person has changed an input of ours, and gone on. */
  leaveBilling(name: BillingInput): void {
    this.#billing.leave(name);
    this.host.requestUpdate();
  }

  /** Whether there is an agreement then: the page may ask for another sum in the meantime. */
  setConsent(given: boolean): boolean {
    this.#consentGiven = given;
    this.host.requestUpdate();
    this.host.performPendingUpdate();
    this.#edited();
    return this.#consentGiven;
  }

  /** After a success for another organization, endpoint or sum than the ones of now, the form begins anew. */
  leaveStale(): void {
    this.host.performPendingUpdate();
    const now = this.#usable;
    const then = this.#attached;
    if (!now || !then || !endedAs(this.submission, 'attached')) return;
    if (!isSameTarget(then, now) || !isSame(then.sum, now.sum)) this.listener.onStale();
  }

  submit(): Promise<Ending> {
    this.#lazy.open();
    this.leaveStale();
    const known = mayStart(this.submission) ? this.#reasonNotToStart() : undefined;
    if (!known) this.#takeUpInterrupted();
    if (!known && this.#attempts) return this.#startWith(this.#attempts);
    const refused = known ?? notReady();
    if (refused.status === 'failed') this.listener.onRefused(refused.failures[0]);
    return Promise.resolve(refused);
  }

  /** A contract that breaks lets no attempt start, and nobody else tells of that. */
  #startWith(attempts: Attempts): Promise<Ending> {
    const before = attempts.state;
    const running = attempts.submit();
    if (attempts.state === before && mayStart(before)) {
      void running.then((ending) => {
        if (ending.status === 'failed') this.listener.onRefused(ending.failures[0]);
      });
    }
    return running;
  }

  get #mayStartByWallet(): boolean {
    const {host, load, misconfigured, submission} = this;
    return load === 'ready' && !host.isInert && !misconfigured && mayStart(submission);
  }

  /** `false` when it is known that nothing came of it. */
  async #payBy(wallets: Wallets): Promise<boolean> {
    this.host.performPendingUpdate();
    if (wallets.isDestroyed || !isSame(this.#walletSum, this.sum)) return false;
    const turn: WalletsTurn = {wallets, taken: false};
    this.#walletsTurn = turn;
    const ending = this.submit();
    this.#walletsTurn = undefined;
    if (!turn.taken) return false;
    const {status} = await ending;
    return status === 'attached' || status === 'unknown';
  }

  reconcile(): Promise<Ending> {
    return this.#attempts?.reconcile() ?? Promise.resolve(canceled('reset'));
  }

  cancel(reason: CancelReason): void {
    this.#attempts?.cancel(reason);
  }

  reset(): void {
    this.#attempts?.reset();
    this.#clear();
  }

  /** The host is on a page. */
  connected(): void {
    this.#attempts?.returned();
  }

  /** The host was moved without being taken out. */
  moved(): void {
    this.#controller.hostMoved();
  }

  reload(): void {
    this.#permission.reset();
    this.#controller.reload();
  }

  /** Points out what the browser would have pointed out at a native control. */
  pointOutMissing(): void {
    this.#showMissing = true;
    this.cardFields?.showMissing();
    this.host.requestUpdate();
  }

  /** Where the focus belongs: the first field that must be mended, else the first. */
  fieldToFocus(): FieldName | undefined {
    this.#lazy.open();
    const fields = this.cardFields?.fields ?? [];
    const inFrames = fields.find((field) => field.errorCode !== undefined || !field.complete);
    const inOurs = this.billing.find((field) => field.errorCode !== undefined);
    return (inFrames ?? inOurs ?? fields[0])?.name;
  }

  get #usable(): Configuration | undefined {
    return this.#configuration && !isFailure(this.#configuration) ? this.#configuration : undefined;
  }

  #reasonNotToStart(): Ending | undefined {
    if (!this.host.isConnected) return canceled('disconnected');
    if (this.host.isInert) return canceled('disabled');
    if (this.misconfigured) return failed(this.misconfigured);
    const {load} = this;
    if (load === 'ready') return undefined;
    if (load !== 'loading') return failed(load);
    this.#triedTooEarly = true;
    this.host.requestUpdate();
    return notReady();
  }

  async #bringAttempts(): Promise<void> {
    if (this.#attempts) return;
    const orgSide = await importOrgSide();
    this.#attempts ??= new orgSide.Attempts({
      isConnected: () => this.host.isConnected,
      partsOf: (kind) => this.#partsOf(kind),
      onChange: (state) => {
        this.#onSubmissionChange(state);
      },
      onWaited: () => {
        this.host.requestUpdate();
      },
      search: this.#search,
    });
  }

  #partsOf(kind: 'new' | 'earlier'): Omit<AttemptParts, 'attempt'> {
    const fields = this.cardFields;
    const configuration = this.#usable;
    if (!fields || !configuration) throw new Error('An attempt needs fields and a configuration');
    // Who pays by a wallet agrees to the sum there, and fills nothing in here.
    const turn = kind === 'new' ? this.#walletsTurn : undefined;
    if (kind === 'new') this.#attached = configuration;
    if (turn) turn.taken = true;
    const wallets = turn?.wallets;
    return {
      configuration,
      source: wallets ?? fields,
      billing: wallets ? undefined : this.#billing.details,
      connection: this.host.connection,
      validate: () => (wallets ? [] : this.#validate(fields)),
      dispatch: (event) => this.host.dispatchEvent(event),
    };
  }

  /** What an earlier page, or a form that is gone, left open at this endpoint is cleared up before another card is taken. */
  #takeUpInterrupted(): void {
    const configuration = this.#usable;
    if (!configuration || this.load !== 'ready' || !mayStart(this.submission)) return;
    this.#attempts?.takeUpInterrupted(configuration);
  }

  #validate(fields: CardFields): readonly Failure[] {
    const wrong = fields.fields.flatMap(({name, complete, errorCode}) =>
      errorCode === undefined && complete ? [] : [invalid(errorCode ?? missingCode(name), name)],
    );
    if (wrong.length > 0) fields.showMissing();
    const ours = this.billing.flatMap(({name, errorCode}) => (errorCode ? [invalid(errorCode, name)] : []));
    const agreed = this.sum === undefined || this.#consentGiven;
    return [...wrong, ...ours, ...(agreed ? [] : [invalid('consent-required', 'consent')])];
  }

  #edited(): void {
    if (!this.empty) this.#cardLost = false;
    this.#attempts?.edited();
    this.listener.onStateChange();
    this.listener.onChange();
    this.host.requestUpdate();
  }

  #onSubmissionChange(state: SubmissionState): void {
    this.host.requestUpdate();
    if (endedAs(state, 'attached')) this.#clear();
    if (endedAs(state, 'failed') && state.ending.failures[0].phase === 'validation') this.#showMissing = true;
    if (state.status === 'ended') this.listener.onEnding(state.ending);
    this.listener.onStateChange();
    // While it is tried once more, what was said stands.
    if (state.status !== 'working' || state.step !== 'reconciling')
      this.#checkedInVain = endedAs(state, 'unknown') && state.ending === this.#told;
    if (state.status !== 'ended' || state.ending === this.#told) return;
    this.#told = state.ending;
    this.listener.onEnded(state.ending);
  }

  /** Nothing of the card stays in the fields. */
  #clear(): void {
    this.#showMissing = false;
    this.#consentGiven = false;
    this.#billing.clear();
    this.#cardLost = false;
    this.cardFields?.clear();
    this.host.requestUpdate();
  }
}

const notReady = (): Ending => failed({phase: 'load', code: 'not-ready', retry: 'later'});
