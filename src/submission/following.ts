import type {Course} from './course.js';
import {failed, type Ending, type Warning} from './ending.js';
import type {Credential} from './credential.js';
import type {Evidence} from './evidence.js';
import type {Authentication, Reply} from './ports.js';
import {ON_ITS_WAY} from './sending.js';

/** From the endpoint's "accepted" to the ending: a client secret must still be brought to its end. */
export async function follow(
  evidence: Evidence,
  reply: Extract<Reply, {kind: 'accepted'}>,
  course: Course,
): Promise<Ending> {
  if (reply.clientSecret === undefined) return finish(evidence, [], course);
  const withSecret = {...evidence, clientSecret: reply.clientSecret, mayBeConfirmed: true};
  course.keep(withSecret);
  const {authenticator, clock} = evidence.ports;
  const authentication = await authenticator.authenticate(reply.clientSecret, evidence.credential, () => {
    course.reach('authenticating');
  });
  if (authentication.kind === 'unclear') {
    course.keep({...withSecret, mayArriveUntil: clock.now() + ON_ITS_WAY});
    return {status: 'unknown', failure: authentication.failure};
  }
  return conclude(withSecret, authentication, course);
}

/** The ending that a clear answer of Stripe's leads to. */
export async function conclude(
  evidence: Evidence,
  authentication: Exclude<Authentication, {kind: 'unclear'}>,
  course: Course,
): Promise<Ending> {
  if (authentication.kind === 'failed') return failed(authentication.failure);
  const {warnings, paid} = authentication;
  const {type, id} = evidence.credential;
  // What was paid is what the intent says: the server has the last word.
  const sum = paid?.sum && {sum: paid.sum};
  if (id !== '') return {...(await finish(evidence, warnings, course)), ...sum};
  const credential: Credential = {
    type: 'payment-method',
    id: paid?.paymentMethod ?? '',
  };
  // Where the intent came first, the credential is what it was confirmed with; else nobody knows here what was asked for.
  if (type === 'none') return {...(await finish({...evidence, credential}, warnings, course)), ...sum};
  return {status: 'attached', credential, warnings, ...sum};
}

/** The card is saved: what remains to be done cannot make a failure of it. */
export async function finish(
  {ports, credential}: Evidence,
  warnings: readonly Warning[],
  course: Course,
): Promise<Ending> {
  if (!ports.endpoint.makeDefault) return {status: 'attached', credential, warnings};
  course.reach('finishing');
  const made = await ports.endpoint.makeDefault(credential).catch(() => false);
  return {status: 'attached', credential, warnings: made ? warnings : [...warnings, 'not-made-default']};
}
