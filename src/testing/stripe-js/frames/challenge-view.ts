import type {Authentication} from '../../api/authentications.js';
import {formatAmount} from '../minor-units.js';
import type {ChallengeContract, ChallengeOutcome} from './challenge-contract.js';

/** Fills the page with what a bank would show. */
export function showChallengePage({authentication, texts, locale, settle, leave}: ChallengeContract): void {
  document.documentElement.lang = locale;
  document.documentElement.dir = /^(?:ar|he)\b/.test(locale) ? 'rtl' : 'ltr';
  document.title = texts.title;
  const heading = element('h1', texts.title);
  heading.tabIndex = -1;
  const status = element('p', '');
  status.className = 'status';
  status.setAttribute('role', 'status');
  const main = document.createElement('main');
  // The page around it has one, too.
  main.setAttribute('aria-label', texts.title);
  main.append(element('p', 'Stripe simulator', 'banner'), heading);
  if (authentication === undefined) {
    main.append(element('p', texts.lost), button('test-source-fail-3ds', texts.fail, leave));
  } else {
    main.append(
      element('p', summary(authentication, texts, locale), 'summary'),
      element('p', texts.explanation),
      status,
      actions(texts, (outcome) => {
        status.textContent = texts.working;
        return settle(outcome).catch(() => {
          status.textContent = texts.lost;
        });
      }),
    );
  }
  document.body.append(main);
  heading.focus();
}

function actions(
  texts: ChallengeContract['texts'],
  settle: (outcome: ChallengeOutcome) => Promise<void>,
): HTMLElement {
  const group = document.createElement('div');
  group.className = 'actions';
  const choose = (outcome: ChallengeOutcome) => () => {
    const buttons = group.querySelectorAll('button');
    for (const each of buttons) each.disabled = true;
    void settle(outcome).then(() => {
      for (const each of buttons) each.disabled = false;
    });
  };
  group.append(
    button('test-source-authorize-3ds', texts.complete, choose('passed')),
    button('test-source-fail-3ds', texts.fail, choose('failed')),
  );
  return group;
}

function summary(
  {amount, currency, brand, last4}: Authentication,
  texts: ChallengeContract['texts'],
  locale: string,
): string {
  const card = `${brand.charAt(0).toUpperCase()}${brand.slice(1)} •••• ${last4}`;
  if (amount === null || currency === null) return texts.save.replace('{card}', card);
  return texts.pay.replace('{amount}', formatAmount(amount, currency, locale)).replace('{card}', card);
}

function button(id: string, text: string, clicked: () => void): HTMLButtonElement {
  const created = document.createElement('button');
  created.type = 'button';
  created.id = id;
  created.textContent = text;
  created.addEventListener('click', clicked);
  return created;
}

function element(tag: 'h1' | 'p', text: string, className = ''): HTMLElement {
  const created = document.createElement(tag);
  created.textContent = text;
  if (className !== '') created.className = className;
  return created;
}
