import type {PaymentMethodFormError} from '../../src/index.js';

type FormEventType = Extract<keyof HTMLElementEventMap, `payment-method-${string}`>;

/**
 * Tells of each event of the tag what it says. None of that is secret: the events carry no client secret and no auth header.
 *
 * @param surroundings An element around the tag: the events bubble.
 */
export function followEvents(surroundings: HTMLElement, tell: (type: string, details: string) => void): void {
  const follow = <Type extends FormEventType>(
    type: Type,
    summarize: (event: HTMLElementEventMap[Type]) => string,
  ) => surroundings.addEventListener(type, (event) => tell(type, summarize(event)));

  follow('payment-method-ready', () => 'the fields can be used');
  follow(
    'payment-method-change',
    ({brand, complete, empty}) => `${empty ? 'empty' : complete ? 'complete' : 'incomplete'}, brand ${brand}`,
  );
  follow('payment-method-submit', () => 'an attempt is about to start');
  follow('payment-method-request', ({method, url, headers, body}) =>
    [`${method} ${url}`, ...Object.keys(headers), JSON.stringify(body)].join(', '),
  );
  follow('payment-method-attached', ({credential, card, warnings}) =>
    [credential, ...(card ? [`${card.brand} •••• ${card.last4}`] : []), ...warnings].join(', '),
  );
  follow('payment-method-error', ({error}) => describeError(error));
  follow('payment-method-unknown', ({error}) => describeError(error));
  follow(
    'payment-method-state',
    ({previousState, state, outcome}) =>
      `${previousState} → ${state}${outcome ? `, outcome ${outcome.status}` : ''}`,
  );
}

function describeError(error: PaymentMethodFormError): string {
  const {phase, code, retry, declineCode, status, requestId, message} = error;
  const facts = [
    `${phase}: ${code}`,
    ...(declineCode === undefined ? [] : [`decline code ${declineCode}`]),
    ...(status === undefined ? [] : [`status ${status}`]),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
    `retry ${retry}`,
  ];
  return `${facts.join(', ')}. ${message}`;
}
