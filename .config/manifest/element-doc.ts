/** Something of the tag that has a name and a sentence about it. */
export interface Named {
  readonly name: string;
  readonly description: string;
}

export interface Typed extends Named {
  /** In TypeScript. */
  readonly type: string;
}

export interface Property extends Typed {
  readonly readonly: boolean;
  /** The attribute that sets it, if one does. */
  readonly attribute?: string;
  readonly reflects?: true;
  /** The code of its first value. */
  readonly default?: string;
}

export interface Method extends Named {
  readonly parameters: readonly {readonly name: string; readonly type: string}[];
  readonly returns: string;
}

export interface CustomProperty extends Named {
  readonly default: string;
}

/** Everything that a page may use of the tag. */
export interface ElementDoc {
  readonly tag: string;
  readonly className: string;
  readonly summary: string;
  readonly description: string;
  readonly properties: readonly Property[];
  readonly methods: readonly Method[];
  readonly events: readonly Typed[];
  readonly slots: readonly Named[];
  readonly parts: readonly Named[];
  readonly states: readonly Named[];
  readonly customProperties: readonly CustomProperty[];
}
