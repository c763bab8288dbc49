import type {Credential} from './credential.js';
import {canceled, failed, type CancelReason, type Ending, type Warning} from './ending.js';
import type {Failure} from './failure.js';
import {
  endedAs,
  idle,
  mayStart,
  transition,
  type Step,
  type SubmissionEvent,
  type SubmissionState,
} from './machine.js';
import type {Authentication, Ports, PreparedRequest, Reply} from './ports.js';
import {ON_ITS_WAY, send} from './sending.js';

/** What an attempt left behind that can tell how it ended. Kept here only: it may hold a client secret. */
interface Evidence {
  readonly attempt: string;
  readonly ports: Ports;
  readonly credential: Credential;
  readonly request: PreparedRequest;
  readonly mayArriveUntil: number;
  readonly clientSecret?: string;
}

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
    return this.#run(opened.attempt, {type: 'started', attempt: opened.attempt}, () =>
      this.#attempt(opened, abort.signal),
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
    const {attempt} = evidence;
    const {ending} = this.#state;
    return this.#run(attempt, {type: 'reconciliation-started', attempt}, () =>
      this.#clearUp(evidence, ending),
    );
  }

  /** Whether there is a way to find out what became of the last attempt. */
  get canReconcile(): boolean {
    const evidence = this.#evidence;
    return (
      evidence !== undefined &&
      (evidence.clientSecret !== undefined || evidence.ports.endpoint.reconciliation.kind !== 'none')
    );
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
  #run(attempt: string, news: SubmissionEvent, work: () => Promise<Ending>): Promise<Ending> {
    let begin: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      begin = resolve;
    })
      .then(work)
      .catch((cause: unknown) => this.#unexpected(attempt, cause))
      .then((ending) => {
        this.#running = undefined;
        if (ending.status !== 'unknown') this.#evidence = undefined;
        this.#dispatch({type: 'ended', attempt, ending});
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

  async #attempt(ports: Ports, signal: AbortSignal): Promise<Ending> {
    const {attempt} = ports;
    const [first, ...more] = ports.fields.validate();
    if (first) return failed(first, ...more);
    if (!ports.isOnline()) return failed({phase: 'request', code: 'offline', retry: 'later'});

    const start = await ports.askToStart(signal);
    if (isAborted(signal)) return canceled(reasonOf(signal));
    if (start === 'canceled') return canceled('submit-canceled');
    if (start !== 'go') return failed(start);

    this.#reach(attempt, 'creating-credential');
    const credential = await ports.fields.createCredential(signal);
    if (isAborted(signal)) return canceled(reasonOf(signal));
    if (!('id' in credential)) return failed(credential);

    const request = await ports.endpoint.prepare(credential, attempt);
    const underWay = typeof request === 'object' && 'send' in request && request.isUnderWay === true;
    if (isAborted(signal) && !underWay) return canceled(reasonOf(signal));
    if (request === 'canceled') return canceled('request-canceled');
    if (!('send' in request)) return failed(request);

    this.#reach(attempt, 'requesting');
    return this.#sendAndFollow({attempt, ports, credential, request, mayArriveUntil: -Infinity});
  }

  async #sendAndFollow(evidence: Evidence): Promise<Ending> {
    this.#evidence = evidence;
    const {endpoint, clock, random} = evidence.ports;
    const sent = await send(evidence.request, {clock, random, repeatIsSafe: endpoint.repeatIsSafe});
    this.#evidence = {...evidence, mayArriveUntil: sent.mayArriveUntil};
    if (sent.reply.kind === 'accepted') return this.#follow(this.#evidence, sent.reply);
    if (!sent.lost) return failed(sent.reply.failure);
    if (endpoint.reconciliation.kind !== 'look-up') return {status: 'unknown', failure: sent.lost};
    this.#reach(evidence.attempt, 'reconciling');
    return this.#lookUp(this.#evidence, {status: 'unknown', failure: sent.lost});
  }

  async #follow(evidence: Evidence, reply: Extract<Reply, {kind: 'accepted'}>): Promise<Ending> {
    if (reply.clientSecret === undefined) return this.#finish(evidence, []);
    const withSecret = {...evidence, clientSecret: reply.clientSecret};
    this.#evidence = withSecret;
    const {authenticator, clock} = evidence.ports;
    const authentication = await authenticator.authenticate(reply.clientSecret, evidence.credential, () => {
      this.#reach(evidence.attempt, 'authenticating');
    });
    if (authentication.kind === 'unclear') {
      this.#evidence = {...withSecret, mayArriveUntil: clock.now() + ON_ITS_WAY};
      return {status: 'unknown', failure: authentication.failure};
    }
    return this.#concludeAuthentication(withSecret, authentication);
  }

  async #concludeAuthentication(
    evidence: Evidence,
    authentication: Exclude<Authentication, {kind: 'unclear'}>,
  ): Promise<Ending> {
    return authentication.kind === 'succeeded'
      ? this.#finish(evidence, authentication.warnings)
      : failed(authentication.failure);
  }

  async #finish({attempt, ports, credential}: Evidence, warnings: readonly Warning[]): Promise<Ending> {
    if (!ports.endpoint.makeDefault) return {status: 'attached', credential, warnings};
    this.#reach(attempt, 'finishing');
    const made = await ports.endpoint.makeDefault(credential).catch(() => false);
    return {status: 'attached', credential, warnings: made ? warnings : [...warnings, 'not-made-default']};
  }

  async #clearUp(evidence: Evidence, unknown: Unknown): Promise<Ending> {
    if (evidence.clientSecret !== undefined) return this.#resume(evidence, evidence.clientSecret, unknown);
    switch (evidence.ports.endpoint.reconciliation.kind) {
      case 'look-up':
        return this.#lookUp(evidence, unknown);
      case 'repeat':
        return this.#repeat(evidence, unknown);
      case 'nothing-happened':
        return failed({phase: 'reconciliation', code: 'never-confirmed', retry: 'same-card'});
      case 'none':
        return unknown;
    }
  }

  async #resume(evidence: Evidence, clientSecret: string, unknown: Unknown): Promise<Ending> {
    const {authenticator, clock} = evidence.ports;
    const found = await authenticator.resume(clientSecret, () => {
      this.#reach(evidence.attempt, 'authenticating');
    });
    if (found.kind === 'unclear') return unknown;
    if (found.kind !== 'unconfirmed') return this.#concludeAuthentication(evidence, found);
    return clock.now() < evidence.mayArriveUntil ? unknown : failed(notSaved);
  }

  async #lookUp(evidence: Evidence, unknown: Unknown): Promise<Ending> {
    const {reconciliation} = evidence.ports.endpoint;
    if (reconciliation.kind !== 'look-up') return unknown;
    const holds = await reconciliation.holds(evidence.credential).catch(() => 'unclear' as const);
    if (holds === true) return this.#finish(evidence, []);
    if (holds === 'unclear' || evidence.ports.clock.now() < evidence.mayArriveUntil) return unknown;
    return failed(notSaved);
  }

  /** A card that is refused was not saved by the first send either; any other refusal tells only why one cannot tell yet. */
  async #repeat(evidence: Evidence, unknown: Unknown): Promise<Ending> {
    const reply = await evidence.request.send();
    if (reply.kind === 'accepted') return this.#follow(evidence, reply);
    if (reply.kind === 'unclear') return unknown;
    if (reply.failure.status === 402) return failed(reply.failure);
    return reply.failure.code === unknown.failure.code
      ? unknown
      : {status: 'unknown', failure: reply.failure};
  }

  /** A defect, or a port that broke its promise: what was already sent may have arrived. */
  #unexpected(attempt: string, cause: unknown): Ending {
    const failure = unexpected(cause);
    return this.#evidence?.attempt === attempt ? {status: 'unknown', failure} : failed(failure);
  }

  #lastEnding(): Ending {
    return this.#state.status === 'ended' ? this.#state.ending : canceled('reset');
  }

  #reach(attempt: string, step: Step): void {
    this.#dispatch({type: 'step-reached', attempt, step});
  }

  #dispatch(event: SubmissionEvent): void {
    const next = transition(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.onChange(next);
  }
}

type Unknown = Extract<Ending, {status: 'unknown'}>;

const notSaved: Failure = {phase: 'reconciliation', code: 'not-saved', retry: 'same-card'};

function unexpected(cause: unknown): Failure {
  return {phase: 'request', code: 'unexpected', retry: 'later', cause};
}

/** Asked after each wait: the answer may have changed since the last one. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

function reasonOf(signal: AbortSignal): CancelReason {
  return signal.reason as CancelReason;
}
