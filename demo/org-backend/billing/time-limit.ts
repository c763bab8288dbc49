import {AsyncLocalStorage} from 'node:async_hooks';
import type Stripe from 'stripe';

type HttpClient = NonNullable<NonNullable<ConstructorParameters<typeof Stripe>[1]>['httpClient']>;

const deadline = new AsyncLocalStorage<number>();

/** Gives all calls of Stripe's that some work makes, however many, so many seconds together. */
export function withinTimeLimit<Result>(seconds: number, work: () => Result): Result {
  return deadline.run(performance.now() + seconds * 1000, work);
}

/** A client that keeps to the limit that it is called within. Once that is over nothing more is sent. */
export function limitTime(client: HttpClient): HttpClient {
  return {
    getClientName: () => client.getClientName(),
    makeRequest: (host, port, path, method, headers, body, protocol, timeout) => {
      const left = Math.ceil((deadline.getStore() ?? Infinity) - performance.now());
      if (left <= 0) return Promise.reject(outOfTime());
      return client.makeRequest(host, port, path, method, headers, body, protocol, Math.min(timeout, left));
    },
  };
}

function outOfTime(): Error {
  return Object.assign(new Error('The time for this request is over.'), {code: 'ETIMEDOUT'});
}
