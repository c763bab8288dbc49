import type {ReactiveControllerHost} from 'lit';
import {createAttemptPorts, type Connection} from './attempt-ports.js';
import {
  isFailure,
  readConfiguration,
  type Configuration,
  type ConfigurationInput,
} from './configuration/configuration.js';
import type {FormState} from './events.js';
import {formState} from './form-state.js';
import {randomId} from './random-id.js';
import {
  CardFieldsController,
  type CardFieldsLook,
  type CardFieldsSetup,
} from './stripe/card-fields-controller.js';
import {FIELDS, type CardField, type CardFields} from './stripe/card-fields.js';
import {canceled, failed, type CancelReason, type Ending} from './submission/ending.js';
import type {Failure, FieldName} from './submission/failure.js';
import {endedAs, type SubmissionState} from './submission/machine.js';
import type {Ports} from './submission/ports.js';
import {Submission} from './submission/submission.js';
import {missingCode} from './view/present.js';

/** What the element does with what happens. */
export interface FormModelListener {
  readonly onReady: () => void;
  readonly onLoadFailure: (failure: Failure) => void;
  /** The person changed something. */
  readonly onChange: () => void;
  readonly onStateChange: () => void;
  readonly onEnded: (ending: Ending) => void;
}

/** The element, as far as the model needs it. */
export type FormModelHost = ReactiveControllerHost &
  HTMLElement & {readonly connection: Connection; performPendingUpdate(): void; readonly isInert: boolean};

/** A field that is shown: one of Stripe's, or the box that one will fill. */
export type ShownField = CardField & {readonly slot: string};

/** What the form is at the moment: configuration, fields, consent and submission, brought together. No words, no markup. */
export class FormModel {
  readonly #controller: CardFieldsController;
  readonly #submission: Submission;
  #configuration: Configuration | Failure | undefined;
  #consentGiven = false;
  #showMissing = false;

  constructor(
    private readonly host: FormModelHost,
    private readonly listener: FormModelListener,
  ) {
    this.#controller = new CardFieldsController(host, randomId().slice(0, 8), {
      onReady: listener.onReady,
      onFailure: listener.onLoadFailure,
      onChange: () => {
        this.#edited();
      },
      onEnter: () => void this.submit(),
    });
    this.#submission = new Submission(
      () => this.#openPorts(),
      (state) => {
        this.#onSubmissionChange(state);
      },
    );
  }

  get misconfigured(): Failure | undefined {
    return this.#configuration && isFailure(this.#configuration) ? this.#configuration : undefined;
  }

  get load(): 'loading' | 'ready' | Failure {
    const {state} = this.#controller;
    if (state.status === 'failed') return state.failure;
    return state.status === 'ready' ? 'ready' : 'loading';
  }

  get submission(): SubmissionState {
    return this.#submission.state;
  }

  get cardFields(): CardFields | undefined {
    return this.#controller.fields;
  }

  get complete(): boolean {
    return this.cardFields?.complete ?? false;
  }

  get empty(): boolean {
    return this.cardFields?.fields.every((field) => field.empty) ?? true;
  }

  /** Whether one of Stripe's frames has the focus; `:focus-within` does not tell for a frame of another origin. */
  get focused(): boolean {
    return this.cardFields?.fields.some((field) => field.focused) ?? false;
  }

  get brand(): string {
    return this.cardFields?.brand ?? 'unknown';
  }

  /** What must be agreed to. */
  get sum(): Configuration['sum'] {
    return this.#usable?.sum;
  }

  get consentGiven(): boolean {
    return this.#consentGiven;
  }

  /** Whether what is missing is pointed out: after the first try to submit. */
  get showMissing(): boolean {
    return this.#showMissing;
  }

  get shownFields(): readonly ShownField[] {
    const known = this.cardFields?.fields ?? [];
    return (this.#usable ? FIELDS[setupOf(this.#usable).layout] : []).map((name) => {
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
      invalid: this.shownFields.some(
        ({errorCode, complete}) => errorCode !== undefined || (this.#showMissing && !complete),
      ),
      complete: this.complete,
    });
  }

  /** What is wrong at the moment. */
  get failure(): Failure | undefined {
    const {load, submission} = this;
    if (this.misconfigured) return this.misconfigured;
    if (typeof load !== 'string') return load;
    if (endedAs(submission, 'failed')) return submission.ending.failures[0];
    return endedAs(submission, 'unknown') ? submission.ending.failure : undefined;
  }

  /** Takes over what the host page set. An agreement to another sum is none. */
  configure(input: ConfigurationInput, baseUrl: string): void {
    const before = this.sum;
    this.#configuration = readConfiguration(input, baseUrl);
    const after = this.sum;
    if (before?.amount !== after?.amount || before?.currency !== after?.currency) this.#consentGiven = false;
  }

  /** Brings Stripe's fields in line with the configuration, once their boxes are rendered. */
  mountFields(look: () => CardFieldsLook): void {
    this.#controller.configure(this.#usable && setupOf(this.#usable), look);
  }

  setConsent(given: boolean): void {
    this.#consentGiven = given;
    this.#edited();
  }

  submit(): Promise<Ending> {
    const known = this.#reasonNotToStart();
    return known ? Promise.resolve(known) : this.#submission.submit();
  }

  reconcile(): Promise<Ending> {
    return this.#submission.reconcile();
  }

  cancel(reason: CancelReason): void {
    this.#submission.cancel(reason);
  }

  reset(): void {
    this.#submission.reset();
    this.#clear();
  }

  reload(): void {
    this.#controller.reload();
  }

  /** Focuses the first field that must be mended, else the first. */
  focus(): void {
    const fields = this.cardFields?.fields ?? [];
    const target = fields.find((field) => field.errorCode !== undefined || !field.complete) ?? fields[0];
    if (target) this.cardFields?.focus(target.name);
  }

  get #usable(): Configuration | undefined {
    return this.#configuration && !isFailure(this.#configuration) ? this.#configuration : undefined;
  }

  /** Attributes that were set in this very task count already. */
  #reasonNotToStart(): Ending | undefined {
    if (!this.host.isConnected) return canceled('disconnected');
    this.host.performPendingUpdate();
    if (this.submission.status === 'working') return undefined;
    if (this.host.isInert) return canceled('disabled');
    if (this.misconfigured) return failed(this.misconfigured);
    const {load} = this;
    if (load === 'ready') return undefined;
    return failed(load === 'loading' ? {phase: 'load', code: 'not-ready', retry: 'later'} : load);
  }

  #openPorts(): Ports {
    const fields = this.cardFields;
    const configuration = this.#usable;
    if (!fields || !configuration) throw new Error('An attempt needs fields and a configuration');
    return createAttemptPorts({
      configuration,
      fields,
      connection: this.host.connection,
      validate: () => this.#validate(fields),
      dispatch: (event) => this.host.dispatchEvent(event),
    });
  }

  #validate(fields: CardFields): readonly Failure[] {
    const wrong = fields.fields.flatMap(({name, complete, errorCode}) =>
      errorCode === undefined && complete ? [] : [invalid(errorCode ?? missingCode(name), name)],
    );
    const agreed = this.sum === undefined || this.#consentGiven;
    return agreed ? wrong : [...wrong, invalid('consent-required', 'consent')];
  }

  #edited(): void {
    this.#submission.edited();
    this.listener.onStateChange();
    this.listener.onChange();
    this.host.requestUpdate();
  }

  #onSubmissionChange(state: SubmissionState): void {
    this.host.requestUpdate();
    if (state.status === 'ended' && state.ending.status === 'attached') this.#clear();
    if (endedAs(state, 'failed') && state.ending.failures[0].phase === 'validation') this.#showMissing = true;
    this.listener.onStateChange();
    if (state.status === 'ended') this.listener.onEnded(state.ending);
  }

  /** Nothing of the card stays in the fields. */
  #clear(): void {
    this.#showMissing = false;
    this.#consentGiven = false;
    this.cardFields?.clear();
    this.host.requestUpdate();
  }
}

function invalid(code: string, field: FieldName): Failure {
  return {phase: 'validation', code, retry: 'same-card', field};
}

function setupOf({publishableKey, stripeAccount, layout}: Configuration): CardFieldsSetup {
  return {
    publishableKey,
    ...(stripeAccount !== undefined && {stripeAccount}),
    layout: layout === 'card' ? 'card' : 'split',
  };
}
