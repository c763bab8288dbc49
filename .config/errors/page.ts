import {en} from '../../src/locales/en.js';
import {readNoAnswer, readRefusal} from '../../src/org-api/answer.js';
import {tokenizationFailure} from '../../src/stripe/credential.js';
import {cardFailure} from '../../src/submission/card-failure.js';
import {adviceFor, type ErrorCode} from '../../src/submission/codes.js';
import {createFailure, type Failure} from '../../src/submission/failure.js';
import type {Reply} from '../../src/submission/ports.js';
import {failureMessage} from '../../src/view/messages.js';
import {formatPage, table, word} from '../docs/markdown.js';
import {answers, stripeErrors} from './answers.js';
import {codeTexts} from './codes.js';
import {declineTexts} from './declines.js';

/** Where the page stands, from the top of the repository. */
export const errorsPage = 'demo/docs/errors.md';

/** `demo/docs/errors.md`: every error code, made from the code that makes the errors. */
export function makeErrorsPage(): Promise<string> {
  return formatPage(text());
}

const text = (): string => `# Errors

<!-- Made from the code by \`npm run docs\`. Do not edit by hand: a test compares. -->

Every error of \`<payment-method-form>\` is a \`PaymentMethodFormError\`: in \`payment-method-error\`, \`payment-method-unknown\`,
\`outcome.error\` and \`element.error\`. Branch on \`outcome.status\` first, then on \`retry\`, and on \`code\` only where you must;
never on \`message\`, which is for people, and comes in their language.

- \`failed\`: it is known that nothing was saved or charged. \`unknown\`: it may have been.
- \`retry\`: \`same-card\`, try again, maybe after a correction · \`new-card\`, another card · \`later\`, wait · \`sign-in\`, sign in
  first · \`none\`, nothing that the person can do.
- \`code\` is one of those below, and of the type \`ErrorCode\`. Codes with \`_\` are Stripe's, by Stripe's names; those with
  \`-\` are the form's own. A code of Stripe's that is not listed becomes the general one of its phase (\`card_declined\`,
  \`stripe-refused\`, \`invalid-card-details\`), and \`cause\` has its \`type\` and \`code\`.
- \`declineCode\` is the issuer's reason, where known. It is for your log, not for the person: some name a crime.
- \`status\` and \`requestId\` are those of the org's API. The id comes from \`Request-Id\`, \`X-Request-Id\` or
  \`X-Correlation-Id\` (which CORS must expose), else from \`request_id\`, \`requestId\` or \`traceId\` in the body.

Words in braces are filled in, but for \`{orgId}\`. Where a second message stands, it is shown when Stripe, the org's API or
the page gave a sentence (\`{detail}\`) that is fit for people.

## Codes

${table(['code', 'phase', 'cause', 'message', '`retry`', 'what the page should do'], Object.entries(codeTexts).map(codeRow))}

## Decline codes

For a card that was refused, \`code\` is \`card_declined\`, or the code of the same name, and \`declineCode\` mostly one of these. Any
other one is told and advised like \`generic_decline\`.

${table(['decline code', 'cause', '`code`', 'message', '`retry`'], Object.entries(declineTexts).map(declineRow))}

## Answers of the org's API, and the network

*Unclear* answers are looked up or repeated where the API allows it, and end as \`unknown\` where that does not tell.
*Repeated* means: up to 3 sends, always the same request, and only where the contract says that a repeat is safe.

${table(['answer', 'with `error_code`', 'says', 'repeated', '`code`', 'message', '`retry`'], [...answers.map(answerRow), ...networkRows()])}

## Errors of Stripe's API

As they come while the card is made a token or payment method. While an intent is confirmed the same holds, except that
\`api_connection_error\`, \`api_error\` and \`rate_limit_error\` leave it open (\`unknown\`), and that
\`payment_intent_authentication_failure\`, \`setup_intent_authentication_failure\` and \`authentication_failure\` are \`authentication-failed\`.

${table(['type', 'code', '`code` of the form', 'message', '`retry`'], stripeErrors.map(stripeRow))}
`;

function codeRow([code, {phases, cause, page}]: readonly [string, (typeof codeTexts)[ErrorCode]]): string[] {
  const messages = [`error.${code}`, `error.${code}.detail`].flatMap((key) => own(en, key) ?? []);
  return [word(code), phases.join(', '), cause, messages.join('<br>'), adviceFor(code as ErrorCode), page];
}

function declineRow([declineCode, cause]: readonly [string, string]): string[] {
  const failure: Failure = {phase: 'request', ...cardFailure('card_declined', declineCode)};
  return [word(declineCode), cause, ...told(failure)];
}

function answerRow([status, errorCode]: readonly [number, string?]): string[] {
  const body = errorCode === undefined ? '' : {error_code: errorCode};
  return [
    String(status),
    errorCode === undefined ? '' : word(errorCode),
    ...replyCells(readRefusal({status, body})),
  ];
}

function networkRows(): string[][] {
  return [
    ['none, in time', '', ...replyCells(readNoAnswer('timeout'))],
    ['none: the line broke, or CORS', '', ...replyCells(readNoAnswer('network-error'))],
    ['not sent: no line', '', 'failed', 'no', ...told(createFailure('request', 'offline'))],
  ];
}

function replyCells(reply: Reply): string[] {
  if (reply.kind === 'accepted') return [];
  const says = reply.kind === 'refused' ? 'failed' : 'unclear';
  return [says, reply.repeat ? 'yes' : 'no', ...told(reply.failure)];
}

function stripeRow(error: (typeof stripeErrors)[number]): string[] {
  return [
    word(error.type),
    error.code === undefined ? '' : word(error.code),
    ...told(tokenizationFailure(error)),
  ];
}

const told = (failure: Failure): string[] => [word(failure.code), failureMessage(en, failure), failure.retry];

function own(strings: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(strings, key) ? strings[key] : undefined;
}
