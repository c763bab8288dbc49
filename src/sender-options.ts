import type {Connection} from './attempt-ports.js';
import type {Configuration} from './configuration/configuration.js';
import type {SenderOptions} from './org-api/sender.js';

/** What all requests of a form to its org's API have in common. */
export function senderOptions(
  {credentials, timeout, apiKey}: Configuration,
  {authToken, headers}: Connection,
): SenderOptions {
  return {
    credentials,
    timeout,
    authToken,
    ...(apiKey !== undefined && {apiKey}),
    ...(headers !== undefined && {headers}),
  };
}
