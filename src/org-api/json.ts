/** A JSON object, as far as one can tell from outside. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object, or `undefined` when it is none. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
