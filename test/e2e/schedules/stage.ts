/** The script of the page: it puts forms on the stage, does what a person or a host page does, and writes down what it sees. */
import type {Outcome, PaymentMethodForm} from '../../../src/index.js';
import {fillCard, type CardTexts} from '../../../src/testing/fill-card.js';
import {countListeners} from './count-listeners.js';

export interface Setup {
  readonly attributes: Readonly<Record<string, string>>;
  readonly bearer: string;
}

/** What the page saw. An attempt is named by the page's count; `taken up` is one of an earlier page or form. */
export type Sight =
  | {readonly kind: 'started'; readonly attempt: string}
  | {readonly kind: 'requested'; readonly attempt: string; readonly credential: string}
  | {
      readonly kind: 'ended';
      readonly attempt: string;
      readonly credential: string | undefined;
      readonly status: Outcome['status'];
      readonly code: string | undefined;
    }
  | {readonly kind: 'abandoned'; readonly credential: string | undefined}
  /** The host form went on, with this value of ours. */
  | {readonly kind: 'submitted'; readonly value: string}
  | {readonly kind: 'wrong'; readonly what: string};

interface Watched {
  attempt: string;
  credential: string | undefined;
}

const PREFIX = 'payment-method-form:';
const DIARY = 'diary';
const PAGES = 'pages';
const TAKEN_UP = 'taken up';

/** Which page of the tab this is, so that attempts of different pages have different names. */
const page = sessionStorage.getItem(PAGES) ?? '0';
sessionStorage.setItem(PAGES, String(Number(page) + 1));

const listeners = countListeners(window, document);
const diary = JSON.parse(sessionStorage.getItem(DIARY) ?? '[]') as Sight[];
const open = new Set<Promise<Outcome>>();
let form: PaymentMethodForm | undefined;
let started = 0;

/** What the test calls. */
const stage = {
  /** A clean tab: nothing of an earlier schedule is left, were it one that has failed. */
  begin(setup: Setup): void {
    for (const key of Object.keys(sessionStorage)) if (key !== PAGES) sessionStorage.removeItem(key);
    diary.length = 0;
    stage.comeBack(setup);
  },
  /** The host page, with the form on it. */
  comeBack(setup: Setup): void {
    document.body.innerHTML =
      '<form id="host"><div id="one"></div><div id="other"></div><button>Go</button></form>';
    host().addEventListener('submit', (event) => {
      event.preventDefault();
      const value = new FormData(host()).get('card');
      const text = typeof value === 'string' ? value : 'nothing';
      if (setup.attributes['no-submit'] !== undefined) see({kind: 'submitted', value: text});
    });
    stage.mount(setup);
  },
  mount(setup: Setup): void {
    form = document.createElement('payment-method-form');
    for (const [name, value] of Object.entries(setup.attributes)) form.setAttribute(name, value);
    form.authToken = setup.bearer;
    watch(form);
    box('#one').append(form);
  },
  /** Fills in a card and agrees to the sum, where the form takes one. */
  async fill(card: CardTexts): Promise<boolean> {
    const here = put();
    await Promise.race([here.ready.catch(() => undefined), pause(3_000)]);
    if (!['ready', 'complete', 'invalid', 'failed'].includes(here.state)) return false;
    await fillCard(here, card, {timeout: 1_000}).catch(() => undefined);
    for (let tries = 0; tries < 50 && !here.complete; tries += 1) await pause(10);
    const consent = here.renderRoot.querySelector<HTMLInputElement>('#consent');
    if (consent && !consent.checked) consent.click();
    return here.complete;
  },
  submitTwice(): void {
    const here = put();
    const [one, two] = [here.submit(), here.submit()];
    follow(one);
    follow(two);
    if (['submitting', 'authenticating'].includes(here.state) && one !== two)
      see({kind: 'wrong', what: 'Two submits in one task make two attempts.'});
  },
  submitHostForm(): void {
    put();
    host().requestSubmit();
  },
  /** Where a click starts an attempt. */
  button(): {x: number; y: number} | undefined {
    const here = put();
    const found = here.noSubmit
      ? host().querySelector(':scope > button')
      : here.renderRoot.querySelector('button[type=submit]');
    const {x, y, width, height} = found?.getBoundingClientRect() ?? new DOMRect();
    return width > 0 ? {x: x + width / 2, y: y + height / 2} : undefined;
  },
  focus(): void {
    put().focus();
  },
  reconcile(): void {
    follow(put().reconcile());
  },
  resetHostForm(): void {
    host().reset();
  },
  startOver(): void {
    const here = put();
    if (here.state === 'unknown') see({kind: 'abandoned', credential: watched.get(here)?.credential});
    here.reset();
  },
  move(): void {
    const here = put();
    box(here.parentElement === box('#one') ? '#other' : '#one').append(here);
  },
  remove(): void {
    form?.remove();
  },
  /** The form goes, and another one comes. */
  replace(setup: Setup): void {
    form?.remove();
    stage.mount(setup);
  },
  put,
  /** What a person does who is told that the fields could not be loaded. */
  loadAgain(): void {
    if (form?.error?.phase === 'load') form.reload();
  },
  state(): string {
    return form?.state ?? 'none';
  },
  isBusy(): boolean {
    const busy = ['loading', 'submitting', 'authenticating'];
    return open.size > 0 || (form?.isConnected === true && busy.includes(form.state));
  },
  /** Whether the form offers to find out. */
  offersToCheck(): boolean {
    const buttons = [...(form?.renderRoot.querySelectorAll('.notice button') ?? [])];
    return buttons.some(({textContent}) => textContent.trim() === 'Check now');
  },
  sights(): readonly Sight[] {
    return diary;
  },
  remembered: journal,
  /** How many frames there are, and how many listeners of the page's own. */
  traces(): {frames: number; listeners: Readonly<Record<string, number>>} {
    return {
      frames: document.querySelectorAll('iframe:not([src*="/controller"])').length,
      listeners: listeners(),
    };
  },
};
export type Stage = typeof stage;

declare global {
  interface Window {
    stage: Stage;
  }
}
window.stage = stage;

const watched = new WeakMap<PaymentMethodForm, Watched>();

function watch(here: PaymentMethodForm): void {
  here.addEventListener('payment-method-submit', () => {
    started += 1;
    const attempt = `${page}.${started}`;
    watched.set(here, {attempt, credential: undefined});
    see({kind: 'started', attempt});
  });
  here.addEventListener('payment-method-request', (event) => {
    const now = watched.get(here) ?? {attempt: TAKEN_UP, credential: event.credential};
    now.credential = event.credential;
    watched.set(here, now);
    event.headers['X-Attempt'] = now.attempt;
    see({kind: 'requested', attempt: now.attempt, credential: event.credential});
  });
  here.addEventListener('payment-method-state', ({state, outcome}) => {
    // An attempt that nobody has started here is one that was left open, the first of them.
    const [left] = journal();
    if (!watched.has(here) && left && (outcome?.status === 'unknown' || state === 'submitting'))
      watched.set(here, {attempt: TAKEN_UP, credential: left});
    const {attempt = 'none', credential} = watched.get(here) ?? {};
    if (outcome) see({kind: 'ended', attempt, credential, status: outcome.status, code: codeOf(outcome)});
    if (outcome?.status === 'attached' && outcome.credential !== credential)
      see({kind: 'wrong', what: 'The outcome names another credential than the one that was sent.'});
    // Its fields are empty again: whatever starts next is another attempt, or one that is taken up.
    if (!outcome && ['ready', 'loading'].includes(state)) watched.delete(here);
  });
}

const codeOf = (outcome: Outcome): string | undefined =>
  'error' in outcome ? outcome.error.code : undefined;

/** The form, back in the page should it have been taken out. */
function put(): PaymentMethodForm {
  if (!form) throw new Error('Nothing was mounted.');
  if (!form.isConnected) box('#one').append(form);
  return form;
}

function follow(outcome: Promise<Outcome>): void {
  open.add(outcome);
  void outcome.then(() => open.delete(outcome));
}

function see(sight: Sight): void {
  diary.push(sight);
  save();
}

/** At once: the page may be gone in a moment. */
function save(): void {
  sessionStorage.setItem(DIARY, JSON.stringify(diary));
}

/** Credentials of the attempts that the tab remembers. */
function journal(): string[] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => {
      const entry = JSON.parse(sessionStorage.getItem(key) ?? '') as {credential: {id: string}};
      return entry.credential.id;
    });
}

function host(): HTMLFormElement {
  return box('#host') as HTMLFormElement;
}

function box(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
