import type {Authentication, CompletedAuthentication} from '../../api/authentications.js';
import type {ChallengeOutcome} from './challenge-contract.js';

/** Milliseconds for one call. */
const TIMEOUT = 30_000;

/** The running authentication at this address; `undefined` when it cannot be had (any more). */
export async function loadAuthentication(url: URL): Promise<Authentication | undefined> {
  try {
    const response = await fetch(url, {signal: AbortSignal.timeout(TIMEOUT)});
    return response.ok ? ((await response.json()) as Authentication) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends an authentication.
 *
 * @throws Error when that could not be saved
 */
export async function saveOutcome(url: URL, outcome: ChallengeOutcome): Promise<CompletedAuthentication> {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({outcome}),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok) throw new Error('The outcome of the authentication could not be saved.');
  return (await response.json()) as CompletedAuthentication;
}
