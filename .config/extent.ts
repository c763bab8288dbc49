/** Whether the tests run in full, or leave out what doubles others, so that a run stays short. Whoever leaves something out says so. */
export const everything = process.env['EVERYTHING'] !== undefined;
