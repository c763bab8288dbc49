export {startStripeSimulator} from './simulator.js';
export type {RecordedRequest, SimulatorOptions, StripeSimulator} from './simulator.js';
