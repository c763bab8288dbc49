import {createAttemptPorts, type AttemptParts} from './attempt-ports.js';
import type {Configuration} from './configuration/configuration.js';
import {LeavingGuard} from './leaving-guard.js';
import {findOpenAttempt} from './open-attempts.js';
import {disown, own, ownerOf, type Owner} from './owners.js';
import {Patience} from './patience.js';
import {clearRedirectReturn, readRedirectReturn, type RedirectReturn} from './redirect-return.js';
import type {CancelReason, Ending} from './submission/ending.js';
import type {Step, SubmissionState} from './submission/machine.js';
import type {Ports} from './submission/ports.js';
import {Submission} from './submission/submission.js';
import type {Timings} from './submission/timings.js';

/** What the attempts of a form need of it. */
export interface AttemptsForm {
  readonly isConnected: () => boolean;
  /** What one works with that starts now, or that an earlier page has left. Throws as long as that is not there. */
  readonly partsOf: (kind: 'new' | 'earlier') => Omit<AttemptParts, 'attempt'>;
  readonly onChange: (state: SubmissionState) => void;
  /** Called when `waited` changes by itself. */
  readonly onWaited: () => void;
  /** The query of the address when the form was made: a router of the page may have rewritten it since. */
  readonly search: string | undefined;
}

/** The attempts of one form: the one that runs or has ended, and what an earlier page has left open. */
export class Attempts {
  readonly #submission: Submission;
  readonly #owner: Owner;
  readonly #leavingGuard = new LeavingGuard();
  readonly #patience: Patience;
  readonly #returned: RedirectReturn | undefined;
  /** The attempt that the address tells of: until it is clear how it ended, nothing else could tell that after a reload. */
  #back: string | undefined;
  #sum: Configuration['sum'];
  #returnUrl: string | undefined;

  constructor(private readonly form: AttemptsForm) {
    const submission = new Submission(
      (attempt) => this.#openPorts(attempt),
      (state) => {
        if (state.status === 'ended' && state.ending.status !== 'unknown') this.#letGo();
        this.#leavingGuard.set(this.#isInFlight(state));
        // A challenge takes as long as the person does.
        this.#patience.set(state.status === 'working' && state.step !== 'authenticating');
        form.onChange(state);
      },
    );
    this.#submission = submission;
    this.#patience = new Patience(form.onWaited);
    this.#returned = readRedirectReturn(form.search);
    this.#owner = {
      get isConnected() {
        return form.isConnected();
      },
      get running() {
        return submission.running;
      },
      get clientSecret() {
        return submission.clientSecret;
      },
    };
  }

  get state(): SubmissionState {
    return this.#submission.state;
  }

  /** What was agreed to for the attempt that runs or has ended, whatever the configuration says since. */
  get sum(): Configuration['sum'] {
    return this.#sum;
  }

  /** Milliseconds of each step of the attempt that runs or has ended. */
  get timings(): Timings {
    return this.#submission.timings;
  }

  timingsOf(ending: Ending): Timings {
    return this.#submission.timingsOf(ending);
  }

  /** How long the attempt that runs has taken. */
  get waited(): Patience['waited'] {
    return this.#patience.waited;
  }

  /** Whether there is a way to find out what became of the last attempt. */
  get canReconcile(): boolean {
    return this.#submission.canReconcile;
  }

  submit(): Promise<Ending> {
    return this.#submission.submit();
  }

  reconcile(): Promise<Ending> {
    return this.#submission.reconcile();
  }

  cancel(reason: CancelReason): void {
    this.#submission.cancel(reason);
  }

  returned(): void {
    this.#submission.returned();
  }

  edited(): void {
    this.#submission.edited();
  }

  reset(): void {
    if (this.state.status === 'ended') this.#letGo();
    this.#submission.reset();
  }

  /** What an earlier page, or a form that is gone, left open at this endpoint is cleared up before another card is taken. */
  takeUpInterrupted(configuration: Configuration): void {
    const open = findOpenAttempt(configuration, this.#returned);
    if (!open) return;
    if (open.clientSecret !== undefined) this.#back = open.attempt;
    this.#submission.takeUp(open, ownerOf(open.attempt));
    this.#sum = open.sum;
  }

  #openPorts(earlier?: string): Ports {
    const parts = this.form.partsOf(earlier === undefined ? 'new' : 'earlier');
    this.#sum = parts.configuration.sum;
    this.#returnUrl = parts.configuration.returnUrl;
    const ports = createAttemptPorts({...parts, attempt: earlier});
    own(ports.attempt, this.#owner);
    return ports;
  }

  /** The attempt is over, or nobody wants to know any more. */
  #letGo(): void {
    const {state} = this;
    if (state.status !== 'ended') return;
    disown(state.attempt, this.#owner);
    if (this.#returned && state.attempt === this.#back) clearRedirectReturn(this.#returned);
  }

  /** Whether leaving the page now would lose an answer. With `return-url` it is the bank that may lead away. */
  #isInFlight(state: SubmissionState): boolean {
    if (state.status !== 'working' || !IN_FLIGHT.has(state.step)) return false;
    return state.step !== 'authenticating' || this.#returnUrl === undefined;
  }
}

const IN_FLIGHT: ReadonlySet<Step> = new Set(['requesting', 'authenticating', 'finishing'] as const);
