import fc from 'fast-check';

/** What happens to one request on its way to the org and back. */
export const sendFaults = [
  'none',
  'request-lost',
  'request-swallowed',
  'request-late',
  'answer-lost',
  'answer-late',
  'error-before',
  'error-after',
  'busy-before',
  'busy-after',
  'busy-late',
  'too-many',
  'html-error-before',
  'html-error-after',
  'html-refusal',
] as const;
export type SendFault = (typeof sendFaults)[number];

/** The same, for a request that only reads. */
export const lookUpFaults = [
  'none',
  'request-lost',
  'request-swallowed',
  'error-before',
  'html-page',
] as const;
export type LookUpFault = (typeof lookUpFaults)[number];

/** What happens at Stripe, once, after so many calls of that kind went well. */
const stripeFault = fc.record({
  call: fc.constantFrom('credential', 'confirm', 'read'),
  kind: fc.constantFrom('lost-request', 'lost-answer', 'status'),
  after: fc.integer({min: 0, max: 1}),
});
export type StripeFault = typeof stripeFault extends fc.Arbitrary<infer T> ? T : never;

/** What a person, or the page around the form, does. */
const action = fc.oneof(
  {weight: 3, arbitrary: fc.constant('submit twice' as const)},
  {weight: 2, arbitrary: fc.constantFrom('click', 'press Enter', 'submit the host form')},
  {weight: 2, arbitrary: fc.constantFrom('reload', 'move', 'remove', 'replace')},
  {weight: 2, arbitrary: fc.constantFrom('reconcile', 'edit', 'reset the host form')},
  {weight: 1, arbitrary: fc.constantFrom('pass the challenge', 'fail the challenge', 'start over')},
  {weight: 2, arbitrary: fc.constantFrom('wait', 'wait long')},
);
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const card = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom('visa', 'mastercard')},
  {weight: 2, arbitrary: fc.constant('challenged' as const)},
  {weight: 1, arbitrary: fc.constantFrom('declined', 'declined after the challenge')},
);
export type CardName = typeof card extends fc.Arbitrary<infer T> ? T : never;

/** Published test numbers (https://docs.stripe.com/testing). */
export const cardNumbers: Readonly<Record<CardName, string>> = {
  visa: '4242424242424242',
  mastercard: '5555555555554444',
  challenged: '4000002760003184',
  declined: '4000000000000002',
  'declined after the challenge': '4000008260003178',
};

/** Some trouble now and then; or nothing but trouble, for longer than a form tries by itself. */
const sends = fc.oneof(
  fc.array(fc.oneof(fc.constant('none' as const), fc.constantFrom(...sendFaults)), {maxLength: 6}),
  fc.array(fc.constantFrom(...sendFaults.slice(1), 'request-late', 'busy-late'), {
    minLength: 3,
    maxLength: 6,
  }),
);
const lookUpFault = fc.oneof(fc.constant('none' as const), fc.constantFrom(...lookUpFaults));

/** Everything that chance decides in a run. Where a list ends, all is well from then on. */
export const schedules = fc.record({
  contract: fc.constantFrom('catalyze', 'gatego-intent', 'gatego-intent by the server', 'gatego-attach'),
  /** Whether the attempt's key goes with each request. */
  keyed: fc.boolean(),
  /** The form has no button of its own; the host form's starts it. */
  noSubmit: fc.boolean(),
  cards: fc.array(card, {minLength: 1, maxLength: 3}),
  /** Whether a challenge that nobody has answered in the end is passed. */
  patient: fc.boolean(),
  sends,
  lookUps: fc.array(lookUpFault, {maxLength: 4}),
  stripe: fc.array(stripeFault, {maxLength: 2}),
  /** Milliseconds by which what is late is late. */
  lateness: fc.integer({min: 0, max: 3_000}),
  actions: fc.array(action, {minLength: 1, maxLength: 8}),
});
export type Schedule = typeof schedules extends fc.Arbitrary<infer T> ? T : never;
