type Handler<T> = (event: T) => unknown;

/** Typed listeners by event name. A handler that throws does not keep the others from being called. */
export class Emitter<Events extends object> {
  readonly #handlers = new Map<keyof Events, {handler: unknown; once: boolean}[]>();

  on<K extends keyof Events>(type: K, handler: Handler<Events[K]>, once = false): void {
    this.#handlers.set(type, [...(this.#handlers.get(type) ?? []), {handler, once}]);
  }

  /** Takes one handler away, or all of a type. */
  off<K extends keyof Events>(type: K, handler?: Handler<Events[K]>): void {
    const kept = (this.#handlers.get(type) ?? []).filter(
      (entry) => handler !== undefined && entry.handler !== handler,
    );
    this.#handlers.set(type, kept);
  }

  has(type: keyof Events): boolean {
    return (this.#handlers.get(type) ?? []).length > 0;
  }

  emit<K extends keyof Events>(type: K, event: Events[K]): void {
    for (const entry of this.#handlers.get(type) ?? []) {
      if (entry.once) this.#remove(type, entry);
      try {
        (entry.handler as Handler<Events[K]>)(event);
      } catch (error) {
        reportError(error);
      }
    }
  }

  #remove(type: keyof Events, gone: object): void {
    this.#handlers.set(
      type,
      (this.#handlers.get(type) ?? []).filter((entry) => entry !== gone),
    );
  }
}
