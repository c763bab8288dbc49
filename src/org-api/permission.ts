import {createFailure, type Failure} from '../submission/failure.js';
import {readRefusal} from './answer.js';
import type {ContractSettings, OrgContract} from './contract.js';
import {Sender, type SenderOptions} from './sender.js';

/**
 * Asks the org's API whether a user may add a payment method, before a form is shown. Only a clear no keeps the form away: where
 * the API does not tell, the request that saves the card will.
 */
export async function checkPermission(
  contract: OrgContract,
  settings: ContractSettings,
  userId: string,
  options: SenderOptions,
): Promise<'granted' | Failure> {
  const request = contract.permission?.createRequest(settings);
  if (!contract.permission || !request) return 'granted';
  const answer = await new Sender(options).send(request);
  if (typeof answer === 'string') return 'granted';
  if ('phase' in answer) return {...answer, phase: 'load'};
  if (answer.status === 401 || answer.status === 403) {
    const reply = readRefusal(answer);
    return reply.kind === 'refused' ? {...reply.failure, phase: 'load'} : 'granted';
  }
  const allowed = contract.permission.allows(userId, answer) ?? true;
  return allowed ? 'granted' : createFailure('load', 'permission-denied');
}
