import {cardFailure, isCardError} from '../submission/card-failure.js';
import type {Failure} from '../submission/failure.js';
import type {Repeat, Reply} from '../submission/ports.js';
import {readErrorBody} from './error-body.js';

/** An answer of the org's API, read whole. */
export interface OrgAnswer {
  /** 0 for a redirect, which is never followed: what it leads to is not what the endpoint did. */
  readonly status: number;
  /** The parsed JSON, or the text where it is none. */
  readonly body: unknown;
  readonly requestId?: string;
  /** Milliseconds, from `Retry-After`. */
  readonly retryAfterMs?: number;
}

/** Why there is no answer. */
export type NoAnswer = 'timeout' | 'network-error';

/** Statuses that a gateway gives while the endpoint behind it may still be at work, or has not begun. */
const FROM_A_GATEWAY = new Set([408, 502, 503, 504]);

/** What a non-2xx answer says about the request: known not to be done, or unclear. */
export function readRefusal(answer: OrgAnswer): Reply {
  const {status} = answer;
  if (status === 0 || (status >= 300 && status < 400))
    return unclear(answer, 'redirected', {mayStillArrive: false});
  if (status === 408 || status >= 500) {
    const repeat = status === 500 || FROM_A_GATEWAY.has(status) ? repeatOf(answer) : undefined;
    return unclear(answer, 'server-error', {
      mayStillArrive: FROM_A_GATEWAY.has(status),
      ...(repeat && {repeat}),
    });
  }
  const repeat = status === 425 || status === 429 ? repeatOf(answer) : undefined;
  return {kind: 'refused', failure: refusal(answer), ...(repeat && {repeat})};
}

/** No answer at all: the request may have arrived. */
export function readNoAnswer(reason: NoAnswer): Reply {
  return {
    kind: 'unclear',
    failure: {phase: 'request', code: reason, retry: 'later'},
    mayStillArrive: true,
    repeat: {},
  };
}

/** A 2xx answer that lacks what the contract needs of it. */
export function readIncomplete(answer: OrgAnswer): Reply {
  return unclear(answer, 'unexpected-answer', {mayStillArrive: false});
}

function refusal(answer: OrgAnswer): Failure {
  const {message, code, declineCode} = readErrorBody(answer.body);
  const known = {
    phase: 'request' as const,
    ...facts(answer),
    ...(message !== undefined && {detail: message}),
  };
  switch (answer.status) {
    case 401:
      return {...known, code: 'not-signed-in', retry: 'sign-in'};
    case 402:
      return {...known, ...cardFailure(code, declineCode)};
    case 403:
      return {...known, code: 'permission-denied', retry: 'none'};
    case 404:
    case 410:
      return {...known, code: 'not-found', retry: 'none'};
    case 409:
      return {...known, code: 'conflict', retry: 'same-card'};
    case 425:
    case 429:
      return {...known, code: 'too-many-requests', retry: 'later'};
    default:
      return isCardError(code)
        ? {...known, ...cardFailure(code, declineCode)}
        : {...known, code: 'request-rejected', retry: 'same-card'};
  }
}

function unclear(answer: OrgAnswer, code: string, more: {mayStillArrive: boolean; repeat?: Repeat}): Reply {
  return {kind: 'unclear', failure: {phase: 'request', code, retry: 'later', ...facts(answer)}, ...more};
}

function facts({status, requestId}: OrgAnswer): Pick<Failure, 'status' | 'requestId'> {
  return {...(status !== 0 && {status}), ...(requestId !== undefined && {requestId})};
}

function repeatOf({retryAfterMs}: OrgAnswer): Repeat {
  return retryAfterMs === undefined ? {} : {afterMs: retryAfterMs};
}
