import {type ApiKey, expectSecret} from './keys.js';
import type {Params} from './params.js';
import type {Store} from './store.js';

/** One call of the API, ready to be answered. */
export interface Call {
  readonly store: Store;
  readonly key: ApiKey;
  readonly params: Params;
  /** The ids in the path, in order. */
  readonly ids: readonly [string, string];
  /** The client secret that came along, of a publishable key. */
  readonly clientSecret: string | undefined;
}

/** A path in Hono's notation with at most two ids, and what answers it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** `server`: a secret key; `both`: either key; `open`: none. */
  readonly access: 'server' | 'both' | 'open';
  readonly answer: (call: Call) => object;
}

/** An answer to a call that takes no parameters. */
export function plain(answer: Route['answer']): Route['answer'] {
  return (call) => {
    call.params.expectOnly({expand: 'read'});
    return answer(call);
  };
}

/** Makes a route that refuses a publishable key where a secret one is needed. */
export function route(
  access: Route['access'],
  method: Route['method'],
  path: string,
  answer: (call: Call) => object,
): Route {
  return {
    access,
    method,
    path,
    answer: (call) => {
      if (access === 'server') expectSecret(call.key);
      return answer(call);
    },
  };
}
