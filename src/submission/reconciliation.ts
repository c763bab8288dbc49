import type {Course} from './course.js';
import {failed, type Ending} from './ending.js';
import type {Evidence} from './evidence.js';
import type {Failure} from './failure.js';
import {conclude, finish, follow} from './following.js';

type Unknown = Extract<Ending, {status: 'unknown'}>;

const notSaved: Failure = {phase: 'reconciliation', code: 'not-saved', retry: 'same-card'};

/** Finds out what became of an attempt that ended `unknown`; gives that ending again while it stays open. */
export async function clearUp(evidence: Evidence, unknown: Unknown, course: Course): Promise<Ending> {
  if (evidence.clientSecret !== undefined) return resume(evidence, evidence.clientSecret, unknown, course);
  switch (evidence.ports.endpoint.reconciliation.kind) {
    case 'look-up':
      return lookUp(evidence, unknown, course);
    case 'repeat':
      return repeat(evidence, unknown, course);
    case 'nothing-happened':
      return failed({phase: 'reconciliation', code: 'never-confirmed', retry: 'same-card'});
    case 'none':
      return unknown;
  }
}

/** Asks the org's API whether it holds the card. */
export async function lookUp(evidence: Evidence, unknown: Unknown, course: Course): Promise<Ending> {
  const {reconciliation} = evidence.ports.endpoint;
  if (reconciliation.kind !== 'look-up') return unknown;
  const holds = await reconciliation.holds(evidence.credential).catch(() => 'unclear' as const);
  if (holds === true) return finish(evidence, [], course);
  if (holds === 'unclear' || evidence.ports.clock.now() < evidence.mayArriveUntil) return unknown;
  return failed(notSaved);
}

async function resume(
  evidence: Evidence,
  clientSecret: string,
  unknown: Unknown,
  course: Course,
): Promise<Ending> {
  const {authenticator, clock} = evidence.ports;
  const found = await authenticator.resume(clientSecret, () => {
    course.reach('authenticating');
  });
  if (found.kind === 'unclear') return unknown;
  if (found.kind !== 'unconfirmed') return conclude(evidence, found, course);
  return clock.now() < evidence.mayArriveUntil ? unknown : failed(notSaved);
}

/** A card that is refused was not saved by the first send either; any other refusal tells only why one cannot tell yet. */
async function repeat(evidence: Evidence, unknown: Unknown, course: Course): Promise<Ending> {
  const reply = await evidence.request.send();
  if (reply.kind === 'accepted') return follow(evidence, reply, course);
  if (reply.kind === 'unclear') return unknown;
  if (reply.failure.status === 402) return failed(reply.failure);
  return reply.failure.code === unknown.failure.code ? unknown : {status: 'unknown', failure: reply.failure};
}
