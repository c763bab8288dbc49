/** Follows who listens to the page itself. Listeners that end by themselves do not count. */
export function countListeners(...targets: EventTarget[]): () => Record<string, number> {
  const there = new Map<EventTarget, Map<string, Set<unknown>>>(targets.map((target) => [target, new Map()]));
  const of = (target: EventTarget, type: string): Set<unknown> | undefined => {
    const types = there.get(target);
    if (!types) return undefined;
    const known = types.get(type) ?? new Set();
    types.set(type, known);
    return known;
  };
  for (const target of targets) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    target.addEventListener = (...args: Parameters<EventTarget['addEventListener']>) => {
      const [type, listener, options] = args;
      const ends = typeof options === 'object' && (options.once === true || options.signal !== undefined);
      if (listener && !ends) of(target, type)?.add(listener);
      add(...args);
    };
    target.removeEventListener = (...args: Parameters<EventTarget['removeEventListener']>) => {
      of(target, args[0])?.delete(args[1]);
      remove(...args);
    };
  }
  return () => {
    const counts: Record<string, number> = {};
    for (const types of there.values())
      for (const [type, known] of types) if (known.size > 0) counts[type] = (counts[type] ?? 0) + known.size;
    return counts;
  };
}
