import type {Course} from './course.js';
import {failed, type Ending} from './ending.js';
import {wayToTell, type Evidence} from './evidence.js';
import type {Failure} from './failure.js';
import {conclude, finish, follow} from './following.js';
import type {Reply} from './ports.js';
import {ON_ITS_WAY, SENDING_BUDGET} from './sending.js';

type Unknown = Extract<Ending, {status: 'unknown'}>;

const notSaved: Failure = {
  phase: 'reconciliation',
  code: 'not-saved',
  retry: 'same-card',
};

/** Without a confirmation of ours nothing comes of the request. */
export const neverConfirmed: Failure = {
  phase: 'reconciliation',
  code: 'never-confirmed',
  retry: 'same-card',
};

/** Who finds out: a person, who can pass a challenge, or the form by itself. */
export type Inquirer = 'person' | 'form';

/** Finds out what became of an attempt that ended `unknown`; gives that ending again while it stays open. */
export async function clearUp(
  evidence: Evidence,
  unknown: Unknown,
  inquirer: Inquirer,
  course: Course,
): Promise<Ending> {
  if (!(await evidence.ports.journal.claim())) return leaveToOtherTab(evidence, unknown, course);
  switch (wayToTell(evidence)) {
    case 'resume':
      return resume(evidence, unknown, inquirer, course);
    case 'look-up':
      return lookUp(evidence, unknown, course);
    case 'repeat':
      return repeat(evidence, unknown, inquirer, course);
    case 'nothing-happened':
      return failed(neverConfirmed);
    case 'none':
      return unknown;
  }
}

/** The page in the other tab goes on with it: what can have happened there is taken to have happened. */
function leaveToOtherTab(evidence: Evidence, unknown: Unknown, course: Course): Ending {
  // That page may stay open as it is: the form looks once more by itself, and then a person may.
  if (evidence.wasElsewhere) return unknown;
  const mayArriveUntil = evidence.ports.clock.now() + ON_ITS_WAY;
  course.keep({...evidence, mayBeConfirmed: true, mayArriveUntil, wasElsewhere: true});
  return unknown;
}

/** Asks the org's API whether it holds the card. */
export async function lookUp(evidence: Evidence, unknown: Unknown, course: Course): Promise<Ending> {
  const {reconciliation} = evidence.ports.endpoint;
  if (reconciliation.kind !== 'look-up') return unknown;
  const asked = evidence.ports.clock.now();
  const holds = await reconciliation.holds(evidence.credential).catch(() => 'unclear' as const);
  if (holds === true) return finish(evidence, [], course);
  if (holds === 'unclear' || asked < evidence.mayArriveUntil) return unknown;
  return failed(notSaved);
}

async function resume(
  evidence: Evidence,
  unknown: Unknown,
  inquirer: Inquirer,
  course: Course,
): Promise<Ending> {
  const {clientSecret, ports} = evidence;
  if (clientSecret === undefined) return unknown;
  const onChallenge = (): void => {
    course.reach('authenticating');
  };
  const asked = ports.clock.now();
  const found = await ports.authenticator.resume(
    clientSecret,
    inquirer === 'person' ? onChallenge : undefined,
  );
  if (found.kind === 'unclear') return unknown;
  if (found.kind === 'succeeded') return conclude(evidence, found, course);
  // What is read may be from before a confirmation that is still on its way.
  if (asked < evidence.mayArriveUntil) return unknown;
  return found.kind === 'failed' ? conclude(evidence, found, course) : failed(notSaved);
}

/** A card that is refused was not saved by the first send either; any other refusal tells only why one cannot tell yet. */
async function repeat(
  evidence: Evidence,
  unknown: Unknown,
  inquirer: Inquirer,
  course: Course,
): Promise<Ending> {
  const reply = await sendAgain(evidence);
  if (reply === undefined || reply.kind === 'unclear') return unknown;
  if (reply.kind === 'accepted') return followAgain(evidence, reply, unknown, inquirer, course);
  if (reply.failure.status === 402) return failed(reply.failure);
  return reply.failure.code === unknown.failure.code ? unknown : {status: 'unknown', failure: reply.failure};
}

/**
 * What an earlier page sent is built anew, from the same credential and with the same key; and what this page has sent by itself
 * is asked of it once more.
 */
async function sendAgain({request, ports, credential}: Evidence): Promise<Reply | undefined> {
  if (request && request.isUnderWay !== true) return request.send(SENDING_BUDGET);
  const prepared = await ports.endpoint.prepare(credential, ports.attempt);
  return typeof prepared === 'object' && 'send' in prepared ? prepared.send(SENDING_BUDGET) : undefined;
}

/** Where a confirmation may have been begun already, a second one could charge twice: the intent is only read. */
async function followAgain(
  evidence: Evidence,
  reply: Extract<Reply, {kind: 'accepted'}>,
  unknown: Unknown,
  inquirer: Inquirer,
  course: Course,
): Promise<Ending> {
  if (reply.clientSecret === undefined || !evidence.mayBeConfirmed) return follow(evidence, reply, course);
  const withSecret = {...evidence, clientSecret: reply.clientSecret};
  course.keep(withSecret);
  return resume(withSecret, unknown, inquirer, course);
}
