import {readId} from '../sentence.js';
import type {NoAnswer, OrgAnswer} from './answer.js';

/** A request in its final form. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string;
  readonly credentials: RequestCredentials;
}

/** Sends a request once and reads its answer whole. Never rejects. `timeout` in milliseconds, for the answer's body too. */
export async function exchange(request: HttpRequest, timeout: number): Promise<OrgAnswer | NoAnswer> {
  const {url, ...init} = request;
  const signal = AbortSignal.timeout(Math.ceil(timeout));
  try {
    return await readAnswer(await fetch(url, {...init, signal, redirect: 'manual', cache: 'no-store'}));
  } catch {
    return signal.aborted ? 'timeout' : 'network-error';
  }
}

/** Reads a `Response`, of `fetch` or of the host page, which may have followed a redirect. A body that breaks off leaves the status standing. */
export async function readAnswer(response: Response): Promise<OrgAnswer> {
  const text = await response.text().catch(() => '');
  const names = ['Request-Id', 'X-Request-Id', 'X-Correlation-Id'];
  const requestId = names.map((name) => readId(response.headers.get(name))).find((id) => id !== undefined);
  const retryAfterMs = readRetryAfter(response.headers.get('Retry-After'));
  return {
    status: response.redirected ? 0 : response.status,
    body: parseJson(text),
    ...(requestId !== undefined && {requestId}),
    ...(retryAfterMs !== undefined && {retryAfterMs}),
  };
}

/** Seconds or a date (RFC 9110, section 10.2.3), as milliseconds from now. */
export function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  // What is no date, `Date.parse` may take for one long ago.
  const date = /[a-z]/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** The text itself where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
