import {cardFailure, isCardError} from '../submission/card-failure.js';
import type {ErrorCode} from '../submission/codes.js';
import {createFailure, type Failure} from '../submission/failure.js';
import type {Repeat, Reply} from '../submission/ports.js';
import {readErrorBody, type ErrorBody} from './error-body.js';
import {readRefusalCode} from './refusal-code.js';

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

/**
 * Whether a gateway gives this status while the endpoint behind it may still be at work, or has not begun. From 520 on they are
 * the gateways' own (Cloudflare's 524: the endpoint took too long).
 */
const isFromAGateway = (status: number): boolean =>
  status === 408 || (status >= 502 && status <= 504) || status >= 520;

/** What a non-2xx answer says about the request: known not to be done, or unclear. */
export function readRefusal(answer: OrgAnswer): Reply {
  const {status} = answer;
  if (status === 0 || (status >= 300 && status < 400))
    return unclear(answer, 'redirected', {mayStillArrive: false});
  if (status === 408 || status >= 500) {
    const repeat = status === 500 || isFromAGateway(status) ? repeatOf(answer) : undefined;
    return unclear(answer, 'server-error', {
      mayStillArrive: isFromAGateway(status),
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
    failure: createFailure('request', reason),
    mayStillArrive: true,
    repeat: {},
  };
}

/** A 2xx answer that lacks what the contract needs of it. */
export function readIncomplete(answer: OrgAnswer): Reply {
  return unclear(answer, 'unexpected-answer', {mayStillArrive: false});
}

function refusal(answer: OrgAnswer): Failure {
  const body = readErrorBody(answer.body);
  const {message: detail, code, declineCode} = body;
  const known = facts(answer, body);
  const isCard = answer.status === 402 || isCardError(code) || declineCode !== undefined;
  const told = readRefusalCode(answer.status, body);
  if (told === 'request-rejected' && isCard)
    return {phase: 'request', ...known, ...cardFailure(code, declineCode, detail)};
  const phase = told === 'api-key-refused' ? 'configuration' : 'request';
  return createFailure(phase, told, {...known, ...(detail !== undefined && {detail})});
}

function unclear(
  answer: OrgAnswer,
  code: ErrorCode,
  more: {mayStillArrive: boolean; repeat?: Repeat},
): Reply {
  const failure = createFailure('request', code, facts(answer, readErrorBody(answer.body)));
  return {kind: 'unclear', failure, ...more};
}

/** The header is what gateways and logs go by; an API that a browser may read no header of tells its id in the body. */
function facts(answer: OrgAnswer, body: ErrorBody): Pick<Failure, 'status' | 'requestId'> {
  const {status, requestId = body.requestId} = answer;
  return {...(status !== 0 && {status}), ...(requestId !== undefined && {requestId})};
}

function repeatOf({retryAfterMs}: OrgAnswer): Repeat {
  return retryAfterMs === undefined ? {} : {afterMs: retryAfterMs};
}
