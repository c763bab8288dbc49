import {attempt} from './attempt.js';
import type {Course} from './course.js';
import {canceled, failed, type CancelReason, type Ending} from './ending.js';
import {canTell, type Evidence} from './evidence.js';
import type {Failure} from './failure.js';
import {endedAs, idle, mayStart, transition, type SubmissionEvent, type SubmissionState} from './machine.js';
import type {Ports} from './ports.js';
import {clearUp} from './reconciliation.js';

/** Runs attempts, one at a time, from the click to the ending. Knows the world only through `Ports`. */
export class Submission {
  #state: SubmissionState = idle;
  #running: Promise<Ending> | undefined;
  #abort: AbortController | undefined;
  #evidence: Evidence | undefined;

  /**
   * @param openPorts called synchronously when an attempt starts
   * @param onChange called after each change of `state`
   */
  constructor(
    private readonly openPorts: () => Ports,
    private readonly onChange: (state: SubmissionState) => void,
  ) {}

  get state(): SubmissionState {
    return this.#state;
  }

  /**
   * Starts an attempt. While one is running, its promise is shared; after a success the same ending is given again; while
   * it is open whether the last attempt arrived, that is cleared up instead. Never rejects.
   */
  submit(): Promise<Ending> {
    if (this.#running) return this.#running;
    if (endedAs(this.#state, 'unknown')) return this.reconcile();
    if (!mayStart(this.#state)) return Promise.resolve(this.#lastEnding());
    const abort = new AbortController();
    this.#abort = abort;
    const opened = this.#tryToOpenPorts();
    if ('code' in opened) return Promise.resolve(failed(opened));
    return this.#run(opened.attempt, {type: 'started', attempt: opened.attempt}, (course) =>
      attempt(opened, abort.signal, course),
    );
  }

  /**
   * Finds out what became of an attempt that ended `unknown`. Gives the last ending, the same object, when there is nothing to
   * find out or it stays open.
   */
  reconcile(): Promise<Ending> {
    if (this.#running) return this.#running;
    const evidence = this.#evidence;
    if (!endedAs(this.#state, 'unknown') || !evidence || !this.canReconcile) {
      return Promise.resolve(this.#lastEnding());
    }
    const {attempt: id} = evidence.ports;
    const {ending} = this.#state;
    return this.#run(id, {type: 'reconciliation-started', attempt: id}, (course) =>
      clearUp(evidence, ending, course),
    );
  }

  /** Whether there is a way to find out what became of the last attempt. */
  get canReconcile(): boolean {
    return this.#evidence !== undefined && canTell(this.#evidence);
  }

  /** Gives the attempt up if nothing was sent yet; afterwards it goes on to its end, which must not be lost. */
  cancel(reason: CancelReason): void {
    this.#abort?.abort(reason);
  }

  /** The person changed something: an error that was shown is over. */
  edited(): void {
    this.#dispatch({type: 'edited'});
  }

  /** Back to the beginning. An attempt that was already sent keeps running, and `submit()` keeps sharing it. */
  reset(): void {
    this.cancel('reset');
    if (this.#state.status !== 'ended') return;
    this.#evidence = undefined;
    this.#dispatch({type: 'reset'});
  }

  /** The lock is taken before anybody is told: whoever submits in answer to the news shares this attempt. */
  #run(id: string, news: SubmissionEvent, work: (course: Course) => Promise<Ending>): Promise<Ending> {
    const course: Course = {
      reach: (step) => {
        this.#dispatch({type: 'step-reached', attempt: id, step});
      },
      keep: (evidence) => {
        this.#evidence = evidence;
      },
    };
    let begin: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      begin = resolve;
    })
      .then(() => work(course))
      .catch((cause: unknown) => this.#unexpected(id, cause))
      .then((ending) => {
        this.#running = undefined;
        if (ending.status !== 'unknown') this.#evidence = undefined;
        this.#dispatch({type: 'ended', attempt: id, ending});
        return ending;
      });
    this.#running = running;
    this.#dispatch(news);
    begin();
    return running;
  }

  #tryToOpenPorts(): Ports | Failure {
    try {
      return this.openPorts();
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

function unexpected(cause: unknown): Failure {
  return {phase: 'request', code: 'unexpected', retry: 'later', cause};
}
