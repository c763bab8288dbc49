import type {BearerOwner} from '../store/identities.js';
import type {Logger} from './log.js';

/** What the middleware leaves for the handlers. */
export interface RequestVariables {
  requestId: string;
  log: Logger;
  /** Whose bearer came with the request. */
  caller: BearerOwner;
  /** The organization that the request acts on, once it is sure that the caller may. */
  org: {readonly id: string; readonly name: string};
}

export interface AppEnv {
  Bindings: {
    /** The other end of the connection. */
    readonly address: string;
  };
  Variables: RequestVariables;
}
