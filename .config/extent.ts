/** Whether the tests run in full. Whoever leaves something out says so. */
export const everything = process.env['EVERYTHING'] !== undefined;

/**
 * Whether the tests run as before a change lands. Without, what takes long is left out where other tests would mostly find the
 * same, so that a run while one works stays short.
 */
export const long = everything || process.env['LONG'] !== undefined;
