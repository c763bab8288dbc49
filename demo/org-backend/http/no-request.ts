import {STATUS_CODES, type IncomingMessage, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import {ApiError} from './api-error.js';
import {bodyOf} from './error-answer.js';

// Answers to what never gets as far as a route: the app sees only what can be read as a request.

/** What is answered where not even the API that is meant can be told. */
export const unreadable = refusal(new ApiError('validation-error', 'The request could not be read.'));

/** True where the request's line and its Host make a URL. */
export function canBeRead({headers: {host}, url = ''}: IncomingMessage): boolean {
  return host !== undefined && URL.canParse(url.startsWith('/') ? `http://${host}${url}` : url);
}

/** Answers a request that cannot be read, or expects something that is not to be had. */
export function refuse({url = ''}: IncomingMessage, outgoing: ServerResponse): void {
  const {status, body} = refusal(unreadable.problem, url);
  const text = JSON.stringify(body);
  outgoing.writeHead(status, {...headersOf(text), Connection: 'close'}).end(text);
}

/** Answers bytes that are no HTTP, or too many of them before the body begins. */
export function answerNoRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const {status, body} = refusals[error.code ?? ''] ?? unreadable;
  const text = JSON.stringify(body);
  const headers = Object.entries({...headersOf(text), Connection: 'close'});
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...headers.map((header) => header.join(': ')),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}

/** Answers requests that come while the store is still being opened. */
export function notYet(path: string): Response {
  const problem = new ApiError('temporarily-unavailable', 'The service is starting. Try again shortly.');
  return Response.json(bodyOf(problem, path), {status: problem.status, headers: {'Retry-After': '1'}});
}

/** By the codes of Node's HTTP server. */
const refusals: Readonly<Record<string, ReturnType<typeof refusal>>> = {
  ERR_HTTP_REQUEST_TIMEOUT: refusal(
    new ApiError('request-timeout', 'The request did not come to its end in time. Send it again.'),
  ),
  HPE_HEADER_OVERFLOW: refusal(
    new ApiError('headers-too-large', 'The address or the headers of the request are too long.'),
  ),
};

function headersOf(text: string) {
  return {'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text)};
}

function refusal(problem: ApiError, path = '') {
  return {problem, status: problem.status, body: bodyOf(problem, path)};
}
