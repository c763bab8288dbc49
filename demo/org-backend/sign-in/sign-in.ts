import type {Billing} from '../billing/billing.js';
import {ApiError} from '../http/api-error.js';
import {refuseUnlessActive} from '../http/authenticate.js';
import {findAccount, openSession, renewSession, type Account, type Session} from '../store/sessions.js';
import {isPassword} from './password.js';

type Store = Pick<Billing, 'database' | 'now'>;

/** Starts a session for whoever knows the password. An unknown address and a wrong password are answered alike, in the same time. */
export async function signIn(
  {database, now}: Store,
  email: string,
  password: string,
): Promise<{account: Account; session: Session}> {
  const account = await findAccount(database, email);
  const right = await isPassword(password, account?.scrypt);
  if (!account || !right)
    throw new ApiError('bad-credentials', 'The email address or the password is wrong.');
  refuseUnlessActive(account.status);
  return {account, session: await openSession(database, account.user_id, now())};
}

/** Renews a session, once for each refresh token. */
export async function refresh({database, now}: Store, refreshToken: string): Promise<Session> {
  const renewal = await renewSession(database, refreshToken, now());
  switch (renewal.kind) {
    case 'renewed':
      return renewal.session;
    case 'expired':
      throw new ApiError('token-expired', 'The session has expired. Sign in again.');
    case 'inactive':
    case 'not-validated':
      return refuseUnlessActive(renewal.kind);
    case 'unknown':
    case 'reused':
      throw new ApiError(
        'bad-credentials',
        'The refresh token is not known, or was used before. Sign in again.',
      );
  }
}
