import {attempt} from './attempt.js';
import type {Course} from './course.js';
import {canceled, failed, type CancelReason, type Ending} from './ending.js';
import {canTellByItself, journalEntry, wayToTell, type Evidence} from './evidence.js';
import type {Failure} from './failure.js';
import {endedAs, idle, mayStart, type Step, type SubmissionState} from './machine.js';
import type {JournalEntry, Ports} from './ports.js';
import {clearUp, type Inquirer} from './reconciliation.js';
import {ON_ITS_WAY} from './sending.js';
import {Stopwatch, type Timings} from './timings.js';
import {transition, type SubmissionEvent} from './transition.js';

/** An attempt of an earlier page of which it is open how it ended. */
export interface Interrupted extends JournalEntry {
  readonly attempt: string;
  /** Milliseconds for which a send may still be on its way. */
  readonly mayArriveFor: number;
  /** Whether the request of now would be the same: with another sum it would not be what was agreed to. */
  readonly mayRepeat?: boolean;
  /** Where the page got it back from a redirect. */
  readonly clientSecret?: string;
}

/** What made an attempt that is taken up, while it is still there. */
export interface Predecessor {
  /** The ending to come, while the attempt runs. */
  readonly running: Promise<Ending> | undefined;
  readonly clientSecret: string | undefined;
}

/** Runs attempts, one at a time, from the click to the ending. Knows the world only through `Ports`. */
export class Submission {
  #state: SubmissionState = idle;
  #running: Promise<Ending> | undefined;
  #canceled = new AbortController();
  #left = new AbortController();
  #evidence: Evidence | undefined;
  #stopwatch: Stopwatch | undefined;
  readonly #timings = new WeakMap<Ending, Timings>();

  /**
   * @param openPorts called synchronously when an attempt starts, or, with its id, when one of an earlier page is taken up
   * @param onChange called after each change of `state`
   */
  constructor(
    private readonly openPorts: (attempt?: string) => Ports,
    private readonly onChange: (state: SubmissionState) => void,
  ) {}

  get state(): SubmissionState {
    return this.#state;
  }

  /** How long each step of the running attempt has taken up to now, or of the last one; empty before the first. */
  get timings(): Timings {
    if (this.#state.status === 'ended') return this.timingsOf(this.#state.ending);
    return this.#state.status === 'working' ? (this.#stopwatch?.timings ?? {}) : {};
  }

  /** How long each step took on the way to an ending. */
  timingsOf(ending: Ending): Timings {
    return this.#timings.get(ending) ?? {};
  }

  /**
   * Starts an attempt. While one is running, its promise is shared; after a success the same ending is given again; while
   * it is open whether the last attempt arrived, that is cleared up instead. Never rejects.
   */
  submit(): Promise<Ending> {
    if (this.#running) return this.#running;
    if (endedAs(this.#state, 'unknown')) return this.reconcile();
    if (!mayStart(this.#state)) return Promise.resolve(this.#lastEnding());
    this.#canceled = new AbortController();
    this.#left = new AbortController();
    const signals = {canceled: this.#canceled.signal, left: this.#left.signal};
    const opened = this.#tryToOpenPorts();
    if ('code' in opened) return Promise.resolve(failed(opened));
    return this.#run(opened, {type: 'started', attempt: opened.attempt}, 'validating', (course) =>
      attempt(opened, signals, course),
    );
  }

  /**
   * Finds out what became of an attempt that ended `unknown`. Gives the last ending, the same object, when there is nothing to
   * find out or it stays open.
   */
  reconcile(inquirer: Inquirer = 'person'): Promise<Ending> {
    if (this.#running) return this.#running;
    const evidence = this.#evidence;
    if (!endedAs(this.#state, 'unknown') || !evidence || !this.canReconcile) {
      return Promise.resolve(this.#lastEnding());
    }
    const {ports} = evidence;
    const {ending} = this.#state;
    ports.endpoint.renew();
    const news = {type: 'reconciliation-started', attempt: ports.attempt} as const;
    return this.#run(ports, news, 'reconciling', (course) => clearUp(evidence, ending, inquirer, course));
  }

  /** Whether there is a way to find out what became of the last attempt. */
  get canReconcile(): boolean {
    return this.#evidence !== undefined && wayToTell(this.#evidence) !== 'none';
  }

  /** Opens the intent of the attempt that is open. Never to be shown, sent or stored. */
  get clientSecret(): string | undefined {
    return this.#evidence?.clientSecret;
  }

  /** The ending to come, while an attempt runs. */
  get running(): Promise<Ending> | undefined {
    return this.#running;
  }

  /**
   * Takes up an attempt of which it is open how it ended: no other one starts until that is cleared up.
   * @param predecessor the form that made it and has left the page
   */
  takeUp(interrupted: Interrupted, predecessor?: Predecessor): void {
    if (this.#running || !mayStart(this.#state)) return;
    const {
      attempt: id,
      mayArriveFor,
      credential,
      mayBeConfirmed,
      mayRepeat = true,
      clientSecret = predecessor?.clientSecret,
    } = interrupted;
    const ports = this.#tryToOpenPorts(id);
    if ('code' in ports) return;
    this.#left = new AbortController();
    const mayArriveUntil = ports.clock.now() + mayArriveFor;
    const secret = clientSecret === undefined ? {} : {clientSecret};
    this.#evidence = {
      ports,
      credential,
      mayArriveUntil,
      mayBeConfirmed,
      mayRepeat,
      ...secret,
    };
    const running = predecessor?.running;
    if (running) {
      void this.#run(ports, {type: 'started', attempt: id}, 'reconciling', (course) =>
        this.#takeOver(running, predecessor, course),
      );
      return;
    }
    this.#dispatch({type: 'taken-up', attempt: id, ending: {status: 'unknown', failure: interruption}});
    if (canTellByItself(this.#evidence)) void this.reconcile('form');
  }

  /**
   * Gives the attempt up if nothing was sent yet; afterwards it goes on to its end, which must not be lost. Only a form that has
   * left the page repeats nothing any more.
   */
  cancel(reason: CancelReason): void {
    this.#canceled.abort(reason);
    if (reason === 'disconnected') this.#left.abort();
  }

  /** The form is on a page again: what was left open is asked for as before, and not before its time. */
  returned(): void {
    if (!this.#left.signal.aborted) return;
    this.#left = new AbortController();
    const evidence = this.#evidence;
    if (!evidence || this.#running || !canTellByItself(evidence)) return;
    if (evidence.ports.clock.now() < evidence.mayArriveUntil) void this.#checkOnceItMustHaveArrived(evidence);
    else void this.reconcile('form');
  }

  /** The person changed something: an error that was shown is over. */
  edited(): void {
    this.#dispatch({type: 'edited'});
  }

  /** Back to the beginning. An attempt that was already sent keeps running, and `submit()` keeps sharing it. */
  reset(): void {
    this.cancel('reset');
    if (this.#state.status !== 'ended') return;
    this.#evidence?.ports.journal.erase();
    this.#evidence = undefined;
    this.#dispatch({type: 'reset'});
  }

  /** The lock is taken before anybody is told: whoever submits in answer to the news shares this attempt. */
  #run(
    ports: Ports,
    news: SubmissionEvent & {readonly attempt: string},
    step: Step,
    work: (course: Course) => Promise<Ending>,
  ): Promise<Ending> {
    const {attempt: id} = news;
    const before = this.#state.status === 'ended' ? this.timingsOf(this.#state.ending) : {};
    const stopwatch = new Stopwatch(ports.clock.now, step, step === 'reconciling' ? before : {});
    const course = this.#course(id, stopwatch);
    let begin: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      begin = resolve;
    })
      .then(() => work(course))
      .catch((cause: unknown) => this.#unexpected(id, cause))
      .then((ending) => {
        this.#timings.set(ending, stopwatch.timings);
        this.#end(id, ending);
        return ending;
      });
    this.#running = running;
    this.#stopwatch = stopwatch;
    this.#dispatch(news);
    begin();
    return running;
  }

  async #takeOver(running: Promise<Ending>, predecessor: Predecessor, course: Course): Promise<Ending> {
    course.reach('reconciling');
    const ending = await running;
    const evidence = this.#evidence;
    // How far it got meanwhile is not known here: what can have happened is taken to have happened.
    if (evidence) {
      const mayArriveUntil = evidence.ports.clock.now() + ON_ITS_WAY;
      const {clientSecret} = predecessor;
      const secret = clientSecret === undefined ? {} : {clientSecret};
      this.#evidence = {
        ...evidence,
        mayBeConfirmed: true,
        mayArriveUntil,
        ...secret,
      };
    }
    return ending;
  }

  #course(id: string, stopwatch: Stopwatch): Course {
    return {
      reach: (step) => {
        stopwatch.reach(step);
        this.#dispatch({type: 'step-reached', attempt: id, step});
      },
      keep: (evidence) => {
        this.#evidence = evidence;
        evidence.ports.journal.write(journalEntry(evidence));
      },
    };
  }

  #end(id: string, ending: Ending): void {
    this.#running = undefined;
    const evidence = this.#evidence;
    if (ending.status !== 'unknown') {
      evidence?.ports.journal.erase();
      this.#evidence = undefined;
    }
    this.#dispatch({type: 'ended', attempt: id, ending});
    if (evidence && ending.status === 'unknown') void this.#checkOnceItMustHaveArrived(evidence);
  }

  /** What is on its way arrives or never does; then the API can tell, and is asked without anybody having to press a button. */
  async #checkOnceItMustHaveArrived(evidence: Evidence): Promise<void> {
    const {clock} = evidence.ports;
    const wait = evidence.mayArriveUntil - clock.now();
    const left = this.#left.signal;
    if (!(wait > 0) || !canTellByItself(evidence)) return;
    // Timers know no parts of a millisecond, and may be one early: before its time, the API's answer would prove nothing.
    await clock.sleep(Math.ceil(wait), left);
    if (clock.now() < evidence.mayArriveUntil) await clock.sleep(1, left);
    if (!left.aborted && this.#evidence === evidence) void this.reconcile('form');
  }

  #tryToOpenPorts(attemptOfEarlier?: string): Ports | Failure {
    try {
      return this.openPorts(attemptOfEarlier);
    } catch (cause) {
      return unexpected(cause);
    }
  }

  /** A defect, or a port that broke its promise: what was already sent may have arrived. */
  #unexpected(id: string, cause: unknown): Ending {
    const failure = unexpected(cause);
    return this.#evidence?.ports.attempt === id ? {status: 'unknown', failure} : failed(failure);
  }

  #lastEnding(): Ending {
    return this.#state.status === 'ended' ? this.#state.ending : canceled('reset');
  }

  #dispatch(event: SubmissionEvent): void {
    const next = transition(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.onChange(next);
  }
}

const interruption: Failure = {phase: 'reconciliation', code: 'interrupted', retry: 'later'};

function unexpected(cause: unknown): Failure {
  return {phase: 'request', code: 'unexpected', retry: 'later', cause};
}
