import type {Browser, Page} from '@playwright/test';
import {within} from '../../../src/waiting.js';
import type {Schedule} from './chances.js';
import type {Passage} from './line.js';
import {Scene} from './scene.js';
import {setUp} from './set-up.js';
import type {Sight} from './stage.js';
import type {World} from './world.js';

/** Milliseconds for one schedule. */
const LIMIT = 90_000;

/** What a schedule has left behind. */
export interface Remains {
  readonly sights: readonly Sight[];
  /** The form's last word. */
  readonly state: string;
  /** Whether the form says that it could still find out. */
  readonly offersToCheck: boolean;
  /** Credentials of attempts that the tab still remembers, once the form was emptied. */
  readonly remembered: readonly string[];
  /** What is in the page once the form is gone, and was not before the schedule. */
  readonly left: string;
}

/** One tab of the browser, in which schedules run one after the other. */
export class Tab {
  /** Whether the last schedule has left nothing behind; of one that failed nobody knows. */
  #isClean = true;
  #doing = 'opening the page';

  private constructor(
    private readonly world: World,
    private readonly page: Page,
    /** The tab's own, by which the faults at Stripe are its own. */
    private readonly publishableKey: string,
  ) {}

  static async open(world: World, browser: Browser, name: string): Promise<Tab> {
    const context = await browser.newContext({baseURL: world.line.url});
    const page = await context.newPage();
    await page.clock.install();
    // The wait before a repeat is a random part of half a second and more: a small part, here.
    await page.addInitScript(() => (Math.random = () => 0.02));
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    await page.goto('/');
    return new Tab(world, page, `pk_test_${name}`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** @throws Error when something does not come to its end in time; it names the step */
  async run(schedule: Schedule, org: string, passage: Passage): Promise<Remains> {
    return within(this.#run(schedule, org, passage), LIMIT).catch((error: unknown) => {
      throw error instanceof DOMException ? new Error(`Stuck at: ${this.#doing}.`, {cause: error}) : error;
    });
  }

  async #run(schedule: Schedule, org: string, passage: Passage): Promise<Remains> {
    const {page, publishableKey, world} = this;
    if (!this.#isClean) await page.goto('/');
    this.#isClean = false;
    const setup = setUp(schedule, {org, url: world.line.url, publishableKey});
    const scene = new Scene(page, schedule, setup, passage);
    const before = await this.#measureEmptyPage();
    const calmStripe = this.#breakStripe(schedule);
    try {
      await page.evaluate((wanted) => window.stage.begin(wanted), setup);
      for (const action of ['submit twice', ...schedule.actions] as const) {
        this.#doing = action;
        await scene.act(action);
      }
    } finally {
      calmStripe();
    }
    this.#doing = 'clearing up';
    await scene.clearUp();
    this.#doing = 'looking at what is left';
    const remains = await page.evaluate(() => ({
      sights: window.stage.sights(),
      state: window.stage.state(),
      offersToCheck: window.stage.offersToCheck(),
    }));
    await page.evaluate(() => window.stage.startOver());
    const remembered = await page.evaluate(() => window.stage.remembered());
    const after = await this.#measureEmptyPage();
    this.#isClean = after === before && remembered.length === 0;
    return {...remains, remembered, left: after === before ? '' : `${before} → ${after}`};
  }

  /** Answers a function that takes the faults away again. */
  #breakStripe({contract, stripe: faults}: Schedule): () => void {
    const paths = {
      credential: contract === 'catalyze' ? '/v1/tokens' : '/v1/payment_methods',
      confirm: '/v1/payment_intents/*/confirm',
      read: '/v1/payment_intents/*',
    } as const;
    const removals = faults.map(({call, kind, after}) =>
      this.world.simulator.faults.add({
        fault: kind === 'status' ? {kind, status: 500} : {kind},
        path: paths[call],
        method: call === 'read' ? 'GET' : 'POST',
        key: this.publishableKey,
        after,
      }),
    );
    return () => {
      for (const remove of removals) remove();
    };
  }

  /** Frames and listeners while there is no form in the page. */
  async #measureEmptyPage(): Promise<string> {
    return this.page.evaluate(async () => {
      window.stage.remove();
      await new Promise((resolve) => setTimeout(resolve, 0));
      return JSON.stringify(window.stage.traces());
    });
  }
}
