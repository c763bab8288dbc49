import type {CancelReason, CardSummary, Outcome, Warning} from '../../src/index.js';
import {readElement} from '../manifest/read-element.js';
import {formatPage, table, word} from './markdown.js';
import {readEvents, type EventClass} from './read-events.js';

/** `demo/docs/events.md`: every event and what it carries, made from the doc blocks and classes in `src/`. */
export function makeEventsPage(): Promise<string> {
  const classes = readEvents();
  const events = readElement().events.map(({name, type, description}) => {
    const made = classes.get(type);
    if (made === undefined) throw new Error(`src/events.ts has no class ${type}.`);
    return {tag: name, summary: description, made};
  });
  const rows = events.map(({tag, summary, made}) => [link(tag), summary, made.cancelable ? 'yes' : '']);
  const sections = events.map(({tag, made}) => section(tag, made));
  return formatPage(text(table(['event', 'when', 'cancelable'], rows), sections.join('\n\n')));
}

const text = (overview: string, sections: string): string => `# Events

<!-- Made from the code by \`npm run docs\`. Do not edit by hand: a test compares. -->

Each is an instance of a class of its own, exported by \`payment-method-form\`, bubbles, and leaves shadow trees (\`composed\`). What they carry stands on the event itself; there is no
\`detail\`. TypeScript knows them by \`HTMLElementEventMap\`. None carries a client secret, an authorization header, or more of a card than brand, last four digits and expiry.

${overview}

What comes after a click, when all goes well:

1. \`payment-method-submit\`
2. \`payment-method-request\`
3. \`payment-method-attached\`

In the place of the last one comes \`payment-method-error\` or \`payment-method-unknown\`. An attempt that is canceled by your page or by a reset ends without an event; the promise of \`submit()\`
tells it. \`payment-method-error\` comes without a click, too, where the form is not set up correctly or Stripe cannot be loaded: \`error.phase\` is then \`configuration\` or \`load\`.
\`payment-method-state\` comes with each change of \`form.state\`. [The way of an attempt](submission.md) has the limits and the repeats.

\`\`\`js run=saves
form.addEventListener('payment-method-attached', ({credential, card, warnings}) => {
  showSaved(card?.last4);
  if (warnings.includes('not-made-default')) console.info(credential, 'is saved, but not the default.');
});
form.addEventListener('payment-method-error', ({error}) => {
  if (error.retry === 'sign-in') location.assign('/sign-in');
  else console.info(error.phase, error.code, error.requestId);
});
form.addEventListener('payment-method-unknown', ({error}) => {
  console.info('Not known whether it was saved; the form offers to check.', error.code);
});
\`\`\`

The form shows all of this to the person by itself: these are for what your page does beside that. A veto, and a request that your page sends itself:

\`\`\`js run=accepted
form.addEventListener('payment-method-submit', (event) => {
  if (!navigator.cookieEnabled) event.preventDefault();
});
form.addEventListener('payment-method-request', (event) => {
  const {method, url, headers, body} = event;
  event.respondWith(fetch(url, {method, headers, body: JSON.stringify(body)}));
});
\`\`\`

${sections}

## How it ended

\`await form.submit()\` and \`form.outcome\` give an \`Outcome\`, by its \`status\`:

${table(
  ['`status`', 'what it has', 'meaning'],
  entries(outcomes).map(([status, row]) => [word(status), ...row]),
)}

Each has \`timings\`, too: milliseconds by step. \`error\` is a \`PaymentMethodFormError\`: [errors](errors.md).

${list('`card`', card)}

${list('`warnings`', warnings)}

${list('`reason`', reasons)}
`;

const outcomes: Readonly<Record<Outcome['status'], readonly [has: string, meaning: string]>> = {
  attached: [
    '`credential`, `card`, `warnings`',
    'the endpoint confirmed it, and the authentication that it asked for was passed',
  ],
  failed: ['`error`', 'it is known that nothing was saved or charged'],
  unknown: ['`error`', 'it may have been: call `reconcile()`, and do not ask for the card again before that'],
  canceled: ['`reason`', 'given up before anything was sent'],
};

const card: Readonly<Record<keyof CardSummary, string>> = {
  brand: 'Stripe’s name in lower case: `visa`, `mastercard`, `amex` … or `unknown`',
  last4: 'the last four digits',
  expMonth: '1 to 12',
  expYear: 'four digits',
};

const warnings: Readonly<Record<Warning, string>> = {
  'not-made-default': 'the card is saved, and could not be made the default',
  'payment-processing': 'the payment is accepted, and not settled yet',
};

const reasons: Readonly<Record<CancelReason, string>> = {
  'submit-canceled': 'a listener canceled `payment-method-submit`',
  'request-canceled': 'a listener canceled `payment-method-request` and did not answer it',
  disabled: 'the form is disabled',
  disconnected: 'the form was taken out of the page',
  reset: 'the form was reset',
  reconfigured: 'what was set on the form changed in the middle',
};

function list(title: string, items: Readonly<Record<string, string>>): string {
  return [`${title}:`, '', ...entries(items).map(([name, text]) => `- ${word(name)}: ${text}`)].join('\n');
}

const entries = <T>(items: Readonly<Record<string, T>>): (readonly [string, T])[] => Object.entries(items);

function section(tag: string, {name, description, properties, methods}: EventClass): string {
  const rows = [
    ...properties.map((each) => [word(each.name), word(each.type), each.description]),
    ...methods.map((each) => [word(`${each.name}(${each.parameters})`), '', each.description]),
  ];
  const carried = rows.length === 0 ? 'It carries nothing.' : table(['member', 'type', ''], rows);
  return `## ${tag}\n\n${word(name)}. ${description}\n\n${carried}`;
}

const link = (tag: string): string => `[${word(tag)}](#${tag})`;
