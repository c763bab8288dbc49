import type {Failure} from '../submission/failure.js';

/** Ends a check of the configuration, with a code and what its message needs. */
export class ConfigurationMistake extends Error {
  readonly failure: Failure;

  constructor(code: string, values: Readonly<Record<string, string>> = {}) {
    super(code);
    this.failure = {phase: 'configuration', code, retry: 'none', values};
  }
}
