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
import {send} from './sending.js';

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
    const ports = this.openPorts();
    const {attempt} = ports;
    const abort = new AbortController();
    this.#abort = abort;
    this.#dispatch({type: 'started', attempt});
    return this.#run(attempt, this.#attempt(attempt, ports, abort.signal));
  }

  /** Finds out what became of an attempt that ended `unknown`. Gives the last ending when there is nothing to find out. */
  reconcile(): Promise<Ending> {
    if (this.#running) return this.#running;
    const evidence = this.#evidence;
    if (!endedAs(this.#state, 'unknown') || !evidence) return Promise.resolve(this.#lastEnding());
    const {failure} = this.#state.ending;
    this.#dispatch({type: 'reconciliation-started', attempt: evidence.attempt});
    return this.#run(evidence.attempt, this.#clearUp(evidence, failure));
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

  #run(attempt: string, work: Promise<Ending>): Promise<Ending> {
    this.#running = work
      .catch((cause: unknown) => this.#unexpected(attempt, cause))
      .then((ending) => {
        this.#running = undefined;
        if (ending.status !== 'unknown') this.#evidence = undefined;
        this.#dispatch({type: 'ended', attempt, ending});
        return ending;
      });
    return this.#running;
  }

  async #attempt(attempt: string, ports: Ports, signal: AbortSignal): Promise<Ending> {
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

    const request = await ports.endpoint.prepare(credential, attempt, signal);
    if (isAborted(signal)) return canceled(reasonOf(signal));
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
    return this.#lookUp(this.#evidence, sent.lost);
  }

  async #follow(evidence: Evidence, reply: Extract<Reply, {kind: 'accepted'}>): Promise<Ending> {
    if (reply.clientSecret === undefined) return this.#finish(evidence, []);
    const withSecret = {...evidence, clientSecret: reply.clientSecret};
    this.#evidence = withSecret;
    const authentication = await evidence.ports.authenticator.authenticate(
      reply.clientSecret,
      evidence.credential,
      () => {
        this.#reach(evidence.attempt, 'authenticating');
      },
    );
    return this.#concludeAuthentication(withSecret, authentication);
  }

  async #concludeAuthentication(evidence: Evidence, authentication: Authentication): Promise<Ending> {
    switch (authentication.kind) {
      case 'succeeded':
        return this.#finish(evidence, authentication.warnings);
      case 'failed':
        return failed(authentication.failure);
      case 'unclear':
        return {status: 'unknown', failure: authentication.failure};
    }
  }

  async #finish({attempt, ports, credential}: Evidence, warnings: readonly Warning[]): Promise<Ending> {
    if (!ports.endpoint.makeDefault) return {status: 'attached', credential, warnings};
    this.#reach(attempt, 'finishing');
    const made = await ports.endpoint.makeDefault(credential).catch(() => false);
    return {status: 'attached', credential, warnings: made ? warnings : [...warnings, 'not-made-default']};
  }

  async #clearUp(evidence: Evidence, failure: Failure): Promise<Ending> {
    if (evidence.clientSecret !== undefined) {
      return this.#concludeAuthentication(
        evidence,
        await evidence.ports.authenticator.check(evidence.clientSecret),
      );
    }
    switch (evidence.ports.endpoint.reconciliation.kind) {
      case 'look-up':
        return this.#lookUp(evidence, failure);
      case 'repeat':
        return this.#repeat(evidence, failure);
      case 'nothing-happened':
        return failed({phase: 'reconciliation', code: 'not-saved', retry: 'same-card'});
      case 'none':
        return {status: 'unknown', failure};
    }
  }

  async #lookUp(evidence: Evidence, failure: Failure): Promise<Ending> {
    const {reconciliation} = evidence.ports.endpoint;
    if (reconciliation.kind !== 'look-up') return {status: 'unknown', failure};
    const holds = await reconciliation.holds(evidence.credential).catch(() => 'unclear' as const);
    if (holds === true) return this.#finish(evidence, []);
    if (holds === 'unclear' || evidence.ports.clock.now() < evidence.mayArriveUntil) {
      return {status: 'unknown', failure};
    }
    return failed({phase: 'reconciliation', code: 'not-saved', retry: 'same-card'});
  }

  async #repeat(evidence: Evidence, failure: Failure): Promise<Ending> {
    const reply = await evidence.request.send();
    return reply.kind === 'accepted' ? this.#follow(evidence, reply) : {status: 'unknown', failure};
  }

  /** A defect, or a port that broke its promise: what was already sent may have arrived. */
  #unexpected(attempt: string, cause: unknown): Ending {
    const failure: Failure = {phase: 'request', code: 'unexpected', retry: 'later', cause};
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

/** Asked after each wait: the answer may have changed since the last one. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

function reasonOf(signal: AbortSignal): CancelReason {
  return signal.reason as CancelReason;
}
