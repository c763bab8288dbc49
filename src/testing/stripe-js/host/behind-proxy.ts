const SELF = Symbol('self');

/**
 * Makes an object work behind a Proxy, as Stripe's own do: Vue, for one, puts one around whatever a component keeps in a `ref()`,
 * and what has no property of its own counts as empty there. So the methods become properties of the object, bound to it.
 */
export function worksBehindProxy(object: object): void {
  Object.defineProperty(object, SELF, {value: () => object});
  for (let type = prototypeOf(object); type !== null && type !== Object.prototype; type = prototypeOf(type)) {
    for (const [name, {value}] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
      if (name === 'constructor' || typeof value !== 'function' || Object.hasOwn(object, name)) continue;
      const bound = (value as (...given: unknown[]) => unknown).bind(object);
      Object.defineProperty(object, name, {
        value: bound,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
}

/** The object behind a Proxy, where it is one of those above; anything else as it is. */
export function withoutProxy(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const self: unknown = Reflect.get(given, SELF);
  return typeof self === 'function' ? (self as () => unknown)() : given;
}

const prototypeOf = (object: object): object | null => Object.getPrototypeOf(object) as object | null;
