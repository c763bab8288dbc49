/** What the page's own clock and browser tell of one visit: milliseconds since the navigation, or of duration. */
export interface Watch {
  ready?: number;
  /** The main thread's long ones, which browsers tell of some time after their end. */
  tasks: {readonly start: number; readonly duration: number}[];
  shift: number;
  clicked?: number;
  called?: number;
  answered?: number;
  painted?: number;
  /** How many of Stripe's fields have been ready. */
  readies: number;
  /** Is told of each more. */
  heard?: (readies: number) => void;
}

/** What a page's watch tells of by itself. */
export type News = 'ready' | 'painted';

declare global {
  interface Window {
    watch: Watch;
    /** Leads out of the page. */
    tellBench: (news: News) => void;
  }
}

/** Runs in each page before its own scripts: it looks at Stripe's interface from outside, in the same way for all of them. */
export function watchPage({fields, saved}: {fields: number; saved: string}): void {
  const watch: Watch = {tasks: [], shift: 0, readies: 0};
  window.watch = watch;
  new PerformanceObserver((list) => {
    for (const {startTime: start, duration} of list.getEntries()) watch.tasks.push({start, duration});
  }).observe({type: 'longtask', buffered: true});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watch.shift += (entry as PerformanceEntry & {value: number}).value;
  }).observe({type: 'layout-shift', buffered: true});
  addEventListener('click', () => (watch.clicked ??= performance.now()), true);
  const fetchAsBefore = window.fetch.bind(window);
  window.fetch = async (...args) => {
    const response = await fetchAsBefore(...args);
    if (
      response.url.includes('/v2/org/') &&
      response.url.endsWith('/payment') &&
      watch.answered === undefined
    ) {
      watch.answered = performance.now();
      requestAnimationFrame(lookForOutcome);
    }
    return response;
  };
  const lookForOutcome = (): void => {
    const shadow = document.querySelector('payment-method-form')?.shadowRoot;
    if ((shadow ?? document).querySelector(saved)) {
      watch.painted = performance.now();
      window.tellBench('painted');
    } else requestAnimationFrame(lookForOutcome);
  };

  type Method = (this: unknown, ...args: unknown[]) => unknown;
  const after = (owner: object, name: string, then: (made: object) => void): void => {
    const before = Reflect.get(owner, name) as Method;
    const replaced: Method = function (...args) {
      const made = before.apply(this, args) as object;
      then(made);
      return made;
    };
    Reflect.defineProperty(owner, name, {value: replaced, configurable: true, writable: true});
  };
  const watchStripe = (stripe: object): void => {
    for (const name of ['createToken', 'createPaymentMethod'])
      after(stripe, name, () => (watch.called ??= performance.now()));
    after(stripe, 'elements', (elements) => {
      after(elements, 'create', (element) => {
        (element as {on(type: string, listener: () => void): void}).on('ready', () => {
          watch.readies += 1;
          if (watch.readies === fields) {
            watch.ready = performance.now();
            window.tellBench('ready');
          }
          watch.heard?.(watch.readies);
        });
      });
    });
  };
  let known: Method | undefined;
  Object.defineProperty(window, 'Stripe', {
    configurable: true,
    get: () => known,
    set: (factory: Method) => {
      known = Object.assign(function (this: unknown, ...args: unknown[]) {
        const stripe = factory.apply(this, args) as object;
        watchStripe(stripe);
        return stripe;
      }, factory);
    },
  });
}
