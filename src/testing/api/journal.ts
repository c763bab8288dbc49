/** Remembers how things were, so that a call that fails half-way leaves nothing behind. */
export class Journal {
  readonly #undo: (() => void)[] = [];
  readonly #remembered = new Set<object>();
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
  }

  /** Notes how to take back a change that is about to be made. */
  note(undo: () => void): void {
    if (this.#isOpen) this.#undo.push(undo);
  }

  /** Remembers an object or list as it is now, with all that it holds; objects keep their identity when this is undone. */
  remember(value: unknown): void {
    if (!this.#isOpen || typeof value !== 'object' || value === null || this.#remembered.has(value)) return;
    this.#remembered.add(value);
    if (Array.isArray(value)) {
      const items: unknown[] = value;
      const copy = [...items];
      this.note(() => items.splice(0, items.length, ...copy));
    } else {
      const copy = {...value};
      this.note(() => {
        for (const name of Object.keys(value)) Reflect.deleteProperty(value, name);
        Object.assign(value, copy);
      });
    }
    for (const inner of Object.values(value)) this.remember(inner);
  }

  /** Everything is to stay as it is. */
  keep(): void {
    this.#undo.length = 0;
    this.#remembered.clear();
    this.#isOpen = false;
  }

  /** Everything is to be as it was. */
  takeBack(): void {
    for (const undo of this.#undo.toReversed()) undo();
    this.keep();
  }
}

/** A map whose changes, and those of what it holds, its journal can take back. */
export class JournaledMap<V extends object> extends Map<string, V> {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    super();
    this.#journal = journal;
  }

  override get(id: string): V | undefined {
    const value = super.get(id);
    this.#journal.remember(value);
    return value;
  }

  override set(id: string, value: V): this {
    const had = super.has(id);
    const before = super.get(id);
    this.#journal.note(() => {
      if (had && before !== undefined) super.set(id, before);
      else super.delete(id);
    });
    return super.set(id, value);
  }

  override delete(id: string): boolean {
    if (!this.#journal.isOpen) return super.delete(id);
    // Taking this back must not change the order, which lists go by.
    const before = [...super.entries()];
    this.#journal.note(() => {
      super.clear();
      for (const [key, value] of before) super.set(key, value);
    });
    return super.delete(id);
  }

  override values(): MapIterator<V> {
    if (this.#journal.isOpen) for (const value of super.values()) this.#journal.remember(value);
    return super.values();
  }
}
