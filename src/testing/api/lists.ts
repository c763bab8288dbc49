import type Stripe from 'stripe';
import {invalidRequest, missingParameter} from './errors.js';
import type {KnownParams, Params} from './params.js';

/** A page of a list, as Stripe answers it. */
export type ListPage<T> = Stripe.ApiList<T>;

/** The parameters that every list takes. */
export const PAGINATION = {
  ending_before: 'read',
  limit: 'read',
  starting_after: 'read',
} as const satisfies KnownParams<Stripe.PaginationParams>;

/** One page of these objects (given oldest first), newest first, by `limit`, `starting_after` and `ending_before`. */
export function listPage<T extends {readonly id: string}>(
  oldestFirst: readonly T[],
  params: Params,
  url: string,
): ListPage<T> {
  const limit = params.integer('limit') ?? 10;
  if (limit < 1 || limit > 100) {
    throw invalidRequest('limit must be a number from 1 to 100.', {param: 'limit'});
  }
  const all = oldestFirst.toReversed();
  const after = params.optional('starting_after');
  const before = params.optional('ending_before');
  if (after !== undefined && before !== undefined) {
    throw invalidRequest('Only one of starting_after and ending_before can be given.', {
      code: 'parameters_exclusive',
      param: 'starting_after',
    });
  }
  if (before !== undefined) {
    const candidates = all.slice(0, indexOf(all, before, 'ending_before'));
    return page(candidates.slice(-limit), candidates.length > limit, url);
  }
  const candidates = after === undefined ? all : all.slice(indexOf(all, after, 'starting_after') + 1);
  return page(candidates.slice(0, limit), candidates.length > limit, url);
}

function page<T>(data: T[], hasMore: boolean, url: string): ListPage<T> {
  return {object: 'list', data, has_more: hasMore, url};
}

function indexOf(all: readonly {readonly id: string}[], id: string, param: string): number {
  const index = all.findIndex((item) => item.id === id);
  if (index >= 0) return index;
  throw missingParameter('object', id, param);
}
