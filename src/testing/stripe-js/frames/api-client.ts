import type {StripeError} from '@stripe/stripe-js';
import {stringify} from 'qs';

/** Keeps client secrets out of URLs; the API's `CLIENT_SECRET_HEADER`. */
const CLIENT_SECRET_HEADER = 'X-Simulator-Client-Secret';
/** Milliseconds after which an API call counts as lost. */
const TIMEOUT = 30_000;

export type Answer<T> = {readonly value: T} | {readonly error: StripeError};

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly parameters?: object;
  readonly clientSecret?: string;
}

/** Makes the function that calls the API with a publishable key. */
export function createApiClient(
  apiUrl: string,
  publishableKey: string,
  stripeAccount: string | undefined,
): <T>(request: ApiRequest) => Promise<Answer<T>> {
  return async <T>({method, path, parameters = {}, clientSecret}: ApiRequest): Promise<Answer<T>> => {
    try {
      const response = await fetch(new URL(path, apiUrl), {
        method,
        headers: {
          Authorization: `Bearer ${publishableKey}`,
          ...(stripeAccount !== undefined && {'Stripe-Account': stripeAccount}),
          ...(clientSecret !== undefined && {[CLIENT_SECRET_HEADER]: clientSecret}),
        },
        ...(method === 'POST' && {body: new URLSearchParams(stringify(parameters, {skipNulls: true}))}),
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const body: unknown = await response.json();
      if (response.ok) return {value: body as T};
      return {error: isErrorBody(body) ? body.error : serverError()};
    } catch {
      return {error: connectionError()};
    }
  };
}

function isErrorBody(body: unknown): body is {error: StripeError} {
  return typeof body === 'object' && body !== null && 'error' in body;
}

function serverError(): StripeError {
  return {type: 'api_error', message: 'Stripe answered with something that is not an answer.'};
}

function connectionError(): StripeError {
  return {
    type: 'api_connection_error',
    message: 'Stripe could not be reached. Check the connection and try again.',
  };
}
