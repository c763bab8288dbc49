import {type Browser, chromium, type FrameLocator, type Page} from 'playwright';
import {chromiumLaunchOptions} from '../../../.config/browsers.js';
import type {SimulatorOptions, StripeSimulator} from '../../../src/testing/index.js';
import {type Clients, startWithClients} from './clients.js';
import {type HostPage, startHostPage} from './host-page.js';
import type {ElementName, FormOptions, RecordedEvent} from './page-script.js';

/** A browser, a simulator, and an app on another site that embeds it. */
export interface BrowserStage extends Clients {
  readonly host: HostPage;
  /** A fresh page of the app; what goes wrong in it is collected. */
  open(): Promise<AppPage>;
  stop(): Promise<void>;
}

/** @param options of the simulator; `flags` tells Chromium more once that runs. */
export async function startStage(
  options: SimulatorOptions = {},
  flags: (simulator: StripeSimulator) => readonly string[] = () => [],
): Promise<BrowserStage> {
  const clients = await startWithClients(options);
  const host = await startHostPage(clients.simulator.stripeJsUrl);
  const browser: Browser = await chromium.launch(chromiumLaunchOptions(flags(clients.simulator)));
  const context = await browser.newContext();
  return {
    ...clients,
    host,
    open: async () => {
      const page = await context.newPage();
      const app = new AppPage(page, clients.simulator.publishableKey);
      await page.goto(host.url);
      return app;
    },
    stop: async () => {
      await browser.close();
      await host.stop();
      await clients.simulator.stop();
    },
  };
}

/** A page of the app, as a person and as its script see it. */
export class AppPage {
  readonly page: Page;
  /** Uncaught errors, and errors of the console such as violations of the page's policy. */
  readonly problems: string[] = [];
  readonly #key: string;

  constructor(page: Page, key: string) {
    this.page = page;
    this.#key = key;
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  /** Makes a form and waits until all of its elements are ready. */
  async mount(options: Omit<FormOptions, 'key'>): Promise<void> {
    await this.page.evaluate((given) => window.harness.mount(given), {...options, key: this.#key});
  }

  frame(nodeId: string): FrameLocator {
    return this.page.frameLocator(`#${nodeId} iframe`);
  }

  /** Types a card into the split fields. */
  async typeCard(number: string, form = ''): Promise<void> {
    await this.frame(`cardNumber${form}`).locator('[name=cardnumber]').pressSequentially(number);
    await this.frame(`cardExpiry${form}`).locator('[name=exp-date]').pressSequentially('12/40');
    await this.frame(`cardCvc${form}`).locator('[name=cvc]').pressSequentially('123');
  }

  /** The events of an element so far, or of one type. */
  async events(element: string, type?: string): Promise<unknown[]> {
    const all = await this.page.evaluate(() => window.harness.events);
    return all
      .filter((recorded: RecordedEvent) => recorded.element === element)
      .filter((recorded) => type === undefined || recorded.type === type)
      .map(({event}) => event);
  }

  /** Waits until the last `change` event of an element has these fields. */
  async waitForChange(element: string, expected: Readonly<Record<string, unknown>>): Promise<void> {
    await this.page.waitForFunction(
      ([name, fields]) => {
        const last = window.harness.events.findLast((one) => one.element === name && one.type === 'change');
        return (
          last !== undefined &&
          Object.entries(fields).every(
            ([field, value]) =>
              JSON.stringify(Reflect.get(last.event as object, field) ?? null) ===
              JSON.stringify(value ?? null),
          )
        );
      },
      [element, expected] as const,
    );
  }

  /** Waits until an element has told of an event, this many times in all. */
  async waitForEvent(element: string, type: string, times = 1): Promise<void> {
    await this.page.waitForFunction(
      ([name, wanted, count]) =>
        window.harness.events.filter((one) => one.element === name && one.type === wanted).length >= count,
      [element, type, times] as const,
    );
  }

  /**
   * Empties the inputs of an element. The frame hears of it only later, and on a busy machine that can be after keys which are
   * pressed meanwhile: so this waits for it, and asks for nothing where nothing would show that it has come.
   */
  async clear(element: ElementName): Promise<void> {
    const filled = this.frame(element).locator('input:not(.is-empty)').first();
    if ((await filled.count()) === 0) return;
    await this.page.evaluate((name) => window.harness.get(name).clear(), element);
    await filled.waitFor({state: 'detached'});
  }
}
