import type Stripe from 'stripe';
import {invalidRequest} from './errors.js';
import type {Params} from './params.js';
import type {Store} from './store.js';

/** One condition of a query, such as `metadata['org']:'42'`. */
interface Clause {
  readonly field: string;
  readonly key: string | undefined;
  readonly operator: string;
  readonly value: string;
  readonly negated: boolean;
}

const CLAUSE =
  /^\s*(-?)(name|email|phone|created|metadata)(?:\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\])?\s*(:|~|>=|<=|>|<)\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\d+)|(null))/;

/**
 * `GET /v1/customers/search`, in the part of Stripe's query language that customers need
 * (https://docs.stripe.com/search#search-query-language): `name`, `email`, `phone`, `created` and `metadata`, joined by
 * `AND` or `OR`, each one negated by a `-`. What was saved is found at once; at Stripe that can take a minute.
 */
export function searchCustomers(store: Store, params: Params): Stripe.ApiSearchResult<Stripe.Customer> {
  params.expectOnly({query: 'read', limit: 'read', page: 'read', expand: 'read'});
  const matches = parseQuery(params.required('query'));
  const limit = params.integer('limit') ?? 10;
  if (limit < 1 || limit > 100)
    throw invalidRequest('limit must be a number from 1 to 100.', {param: 'limit'});
  const start = readPage(params.optional('page'));
  const found = [...store.customers.values()]
    .filter(({deleted}) => !deleted)
    .map(({object}) => object)
    .filter(matches)
    .toReversed();
  const end = start + limit;
  const hasMore = found.length > end;
  return {
    object: 'search_result',
    data: found.slice(start, end),
    has_more: hasMore,
    next_page: hasMore ? pageName(end) : null,
    url: '/v1/customers/search',
    ...(params.list('expand')?.includes('total_count') === true && {total_count: found.length}),
  };
}

function parseQuery(query: string): (customer: Stripe.Customer) => boolean {
  const clauses: Clause[] = [];
  const joints = new Set<string>();
  let rest = query;
  for (;;) {
    const match = CLAUSE.exec(rest);
    if (match === null) throw unreadable(query);
    clauses.push(toClause(match, query));
    rest = rest.slice(match[0].length);
    if (rest.trim() === '') break;
    const joint = /^\s+(AND|OR)(?=\s)|^\s+(?=\S)/i.exec(rest);
    if (joint === null) throw unreadable(query);
    joints.add(joint[1]?.toUpperCase() ?? 'AND');
    rest = rest.slice(joint[0].length);
  }
  if (joints.size > 1) throw invalidRequest('AND and OR cannot be mixed in one query.', {param: 'query'});
  return (customer) =>
    joints.has('OR')
      ? clauses.some((clause) => holds(clause, customer))
      : clauses.every((clause) => holds(clause, customer));
}

function toClause(match: RegExpExecArray, query: string): Clause {
  const [, minus, field = '', single, double, operator = ':', text, other, number, nothing] = match;
  const key = unescaped(single ?? double);
  if ((field === 'metadata') !== (key !== undefined)) throw unreadable(query);
  const value = nothing === undefined ? (unescaped(text ?? other) ?? number ?? '') : '';
  if (operator === '~' && value.length < 3) {
    throw invalidRequest('A text to search for with ~ has at least three characters.', {param: 'query'});
  }
  return {field, key, operator, value, negated: minus === '-'};
}

/** A quote within quotes stands behind a backslash. */
function unescaped(text: string | undefined): string | undefined {
  return text?.replaceAll(/\\(.)/g, '$1');
}

function holds({field, key, operator, value, negated}: Clause, customer: Stripe.Customer): boolean {
  const actual = valueOf(customer, field, key);
  return compare(operator, actual, value) !== negated;
}

function valueOf(customer: Stripe.Customer, field: string, key: string | undefined): string {
  switch (field) {
    case 'metadata':
      return customer.metadata[key ?? ''] ?? '';
    case 'created':
      return String(customer.created);
    case 'name':
      return customer.name ?? '';
    case 'phone':
      return customer.phone ?? '';
    default:
      return customer.email ?? '';
  }
}

function compare(operator: string, actual: string, wanted: string): boolean {
  switch (operator) {
    case '~':
      return actual.toLowerCase().includes(wanted.toLowerCase());
    case '>':
      return Number(actual) > Number(wanted);
    case '<':
      return Number(actual) < Number(wanted);
    case '>=':
      return Number(actual) >= Number(wanted);
    case '<=':
      return Number(actual) <= Number(wanted);
    default:
      return actual.toLowerCase() === wanted.toLowerCase();
  }
}

function readPage(page: string | undefined): number {
  if (page === undefined) return 0;
  const start = Number(Buffer.from(page, 'base64url').toString('utf8'));
  if (Number.isInteger(start) && start >= 0) return start;
  throw invalidRequest('This is not a page that a search answered with.', {param: 'page'});
}

function pageName(start: number): string {
  return Buffer.from(String(start)).toString('base64url');
}

function unreadable(query: string): Error {
  return invalidRequest(
    `The Stripe simulator cannot read the query ${query}: it knows name, email, phone, created and metadata['…'].`,
    {param: 'query'},
  );
}
