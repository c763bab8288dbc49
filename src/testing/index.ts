export {type CardTexts, fillCard, FillCardError, type FillOptions} from './fill-card.js';
export type {Fault, FaultRule} from './faults/fault.js';
export type {Faults} from './faults/faults.js';
export {startStripeSimulator} from './simulator.js';
export type {RecordedRequest, SimulatorOptions, StripeSimulator} from './simulator.js';
export type {Wallet} from './wallets.js';
export {
  type CardToType,
  fillStripeCard,
  type HasFrames,
  NAMED_CARDS,
  routeStripe,
  type RoutesRequests,
} from './playwright.js';
