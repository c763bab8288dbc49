import {catalyze} from './catalyze.js';
import type {OrgContract} from './contract.js';
import {gategoAttach, gategoIntent} from './gatego.js';

/** The contracts that the `contract` attribute knows by name. */
export const contracts: ReadonlyMap<string, OrgContract> = new Map(
  [catalyze, gategoIntent, gategoAttach].map((contract) => [contract.name, contract]),
);
