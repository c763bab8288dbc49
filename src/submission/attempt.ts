import type {Course} from './course.js';
import {canceled, failed, type CancelReason, type Ending} from './ending.js';
import type {Evidence} from './evidence.js';
import type {Failure} from './failure.js';
import {finish, follow} from './following.js';
import type {Ports} from './ports.js';
import {lookUp, neverConfirmed} from './reconciliation.js';
import {ON_ITS_WAY, send, type Sent} from './sending.js';

/** How an attempt is told from outside to come to an end. */
export interface Signals {
  /** Gives it up as long as nothing was sent. The reason is a `CancelReason`. */
  readonly canceled: AbortSignal;
  /** The form has left the page. */
  readonly left: AbortSignal;
}

/** One attempt, from the check of the fields to the ending. */
export async function attempt(
  ports: Ports,
  {canceled: signal, left}: Signals,
  course: Course,
): Promise<Ending> {
  const [first, ...more] = ports.fields.validate();
  if (first) return failed(first, ...more);
  if (!ports.isOnline()) return failed({phase: 'request', code: 'offline', retry: 'later'});

  const start = await ports.askToStart(signal);
  if (isAborted(signal)) return canceled(reasonOf(signal));
  if (start === 'canceled') return canceled('submit-canceled');
  if (start !== 'go') return failed(start);

  course.reach('creating-credential');
  const credential = await ports.fields.createCredential(signal);
  if (isAborted(signal)) return canceled(reasonOf(signal));
  if (!('id' in credential)) return failed(credential);

  const request = await ports.endpoint.prepare(credential, ports.attempt);
  const underWay = typeof request === 'object' && 'send' in request && request.isUnderWay === true;
  if (isAborted(signal) && !underWay) return canceled(reasonOf(signal));
  if (request === 'canceled') return canceled('request-canceled');
  if (!('send' in request)) return failed(request);

  const evidence: Evidence = {ports, credential, request, mayArriveUntil: -Infinity, mayBeConfirmed: false};
  course.keep(evidence);
  await ports.journal.claim();
  if (isAborted(signal) && !underWay) return canceled(reasonOf(signal));

  course.reach('requesting');
  const {clock, random, endpoint} = ports;
  const sent = await send(request, {clock, random, left, repeatIsSafe: endpoint.repeatIsSafe});
  return concludeSending({...evidence, mayArriveUntil: sent.mayArriveUntil}, sent, course);
}

async function concludeSending(evidence: Evidence, sent: Sent, course: Course): Promise<Ending> {
  course.keep(evidence);
  const {endpoint, clock} = evidence.ports;
  if (sent.reply.kind === 'accepted') return follow(evidence, sent.reply, course);
  if (!sent.lost) return refused(evidence, sent.reply.failure, course);
  const {kind} = endpoint.reconciliation;
  // An intent that was made without a card, and whose client secret nobody has, cannot have been confirmed, however late it is made.
  const isOver = evidence.credential.type === 'none' || sent.mayArriveUntil <= clock.now();
  if (kind === 'nothing-happened' && isOver) return failed(neverConfirmed);
  return checkLost(evidence, sent.lost, course);
}

/** Asks the API at once where it can tell. */
async function checkLost(evidence: Evidence, failure: Failure, course: Course): Promise<Ending> {
  const unknown = {status: 'unknown', failure} as const;
  if (evidence.ports.endpoint.reconciliation.kind !== 'look-up') return unknown;
  course.reach('reconciling');
  return lookUp(evidence, unknown, course);
}

/**
 * A browser sends a POST again by itself when a connection that it had kept open breaks before the answer (Chromium does): the
 * refusal may answer a repeat that nobody here knows of. Where the API tells what it holds, that goes before it.
 */
async function refused(evidence: Evidence, failure: Failure, course: Course): Promise<Ending> {
  const {reconciliation, replays} = evidence.ports.endpoint;
  const {kind} = reconciliation;
  // The endpoint is at work on a request with this key, and its answer is not known yet.
  if (replays && failure.code === 'conflict' && (kind === 'repeat' || kind === 'look-up')) {
    const atWork = {...evidence, mayArriveUntil: evidence.ports.clock.now() + ON_ITS_WAY};
    course.keep(atWork);
    return checkLost(atWork, failure, course);
  }
  if (kind !== 'look-up' || !mayAnswerARepeat(failure)) return failed(failure);
  course.reach('reconciling');
  const holds = await reconciliation.holds(evidence.credential).catch(() => 'unclear' as const);
  return holds === true ? finish(evidence, [], course) : failed(failure);
}

/** Who is not signed in saves nothing, and a declined card was never saved; without a status nothing was sent. */
function mayAnswerARepeat({status}: Failure): boolean {
  return status !== undefined && status !== 401 && status !== 402;
}

/** Asked after each wait: the answer may have changed since the last one. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

function reasonOf(signal: AbortSignal): CancelReason {
  return signal.reason as CancelReason;
}
