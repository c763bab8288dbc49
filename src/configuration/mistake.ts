import type {ConfigurationCode} from '../submission/codes.js';
import {createEarlyFailure} from '../submission/early-failure.js';
import type {Failure} from '../submission/failure.js';

/** Ends a check of the configuration, with a code and what its message needs. */
export class ConfigurationMistake extends Error {
  readonly failure: Failure;

  constructor(code: ConfigurationCode, values: Readonly<Record<string, string>> = {}) {
    super(code);
    this.failure = createEarlyFailure('configuration', code, {values});
  }
}
