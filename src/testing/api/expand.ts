import {invalidRequest} from './errors.js';

type Json = Readonly<Record<string, unknown>>;

/** What can be put into the place of something. */
export interface Lookup {
  /** The object that an id names. */
  find(id: string): object | undefined;
  /** A part of an object that is there only when it is asked for, such as the `sources` of a customer. */
  include(object: Json, name: string): object | undefined;
}

const MAX_DEPTH = 4;

/**
 * A copy of an answer in which the ids at these paths (`customer`, `data.customer`) are replaced by what they name.
 *
 * @throws ApiError 400 when something at a path cannot be expanded
 */
export function expandPaths(answer: object, paths: readonly string[], lookup: Lookup): object {
  return paths.reduce((expanded, path) => {
    const steps = path.split('.');
    if (steps.length > MAX_DEPTH) {
      throw invalidRequest(`You cannot expand more than ${String(MAX_DEPTH)} levels deep.`, {
        param: 'expand',
      });
    }
    return expandStep(expanded, steps, path, lookup);
  }, answer);
}

function expandStep(value: object, steps: readonly string[], path: string, lookup: Lookup): object {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => (isJson(item) ? expandStep(item, steps, path, lookup) : item));
  }
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const json: Json = {...value};
  const current = Object.hasOwn(json, step) ? json[step] : lookup.include(json, step);
  const target = typeof current === 'string' ? lookup.find(current) : current;
  if (target === null || isCount(json, step)) return json;
  if (typeof target !== 'object') {
    throw invalidRequest(`This property cannot be expanded (${path}).`, {param: 'expand'});
  }
  return {...json, [step]: expandStep(target, rest, path, lookup)};
}

/** The search itself has put it there. */
function isCount(json: Json, step: string): boolean {
  return step === 'total_count' && json['object'] === 'search_result';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
