import {setTimeout as pause} from 'node:timers/promises';
import type {Page} from '@playwright/test';
import {cardNumbers, type Action, type Schedule} from './chances.js';
import type {Passage} from './line.js';
import type {Setup} from './stage.js';

/** Milliseconds, of real time: what is not over by then never will be. Three sends, and a challenge that is answered at once. */
const BUDGET = 15_000;
/** Milliseconds, of the page's time: nothing is on its way any longer. */
const LONG = 31_000;

/** One schedule in a page. */
export class Scene {
  readonly #page: Page;
  readonly #schedule: Schedule;
  readonly #setup: Setup;
  readonly #passage: Passage;
  #filled = 0;

  constructor(page: Page, schedule: Schedule, setup: Setup, passage: Passage) {
    this.#page = page;
    this.#schedule = schedule;
    this.#setup = setup;
    this.#passage = passage;
  }

  async act(action: Action): Promise<void> {
    const page = this.#page;
    switch (action) {
      case 'submit twice':
        await this.#fill();
        return page.evaluate(() => window.stage.submitTwice());
      case 'click': {
        await this.#fill();
        const at = await page.evaluate(() => window.stage.button());
        if (at) await page.mouse.click(at.x, at.y);
        return;
      }
      case 'press Enter':
        await this.#fill();
        await page.evaluate(() => window.stage.focus());
        return page.keyboard.press('Enter');
      case 'submit the host form':
        await this.#fill();
        return page.evaluate(() => window.stage.submitHostForm());
      case 'edit':
        return this.#fill('anew');
      case 'reset the host form':
        return page.evaluate(() => window.stage.resetHostForm());
      case 'start over':
        return page.evaluate(() => window.stage.startOver());
      case 'reconcile':
        return page.evaluate(() => window.stage.reconcile());
      case 'move':
        return page.evaluate(() => window.stage.move());
      case 'remove':
        return page.evaluate(() => window.stage.remove());
      case 'replace':
        return page.evaluate((setup) => window.stage.replace(setup), this.#setup);
      case 'reload':
        await page.reload();
        return page.evaluate((setup) => window.stage.comeBack(setup), this.#setup);
      case 'pass the challenge':
      case 'fail the challenge':
        await this.#answerChallenge(action === 'pass the challenge');
        return;
      case 'wait':
        return pause(150);
      case 'wait long':
        return this.#waitLong();
    }
  }

  /** Fills the form in where it is empty, or with another card. */
  async #fill(how: 'where empty' | 'anew' = 'where empty'): Promise<void> {
    const state = await this.#page.evaluate(() => window.stage.put().state);
    if (how === 'where empty' && !['loading', 'ready', 'invalid'].includes(state)) return;
    const cards = this.#schedule.cards;
    const name = cards[this.#filled % cards.length] ?? 'visa';
    // Each with an expiry of its own: by that the org's cards are told apart.
    const month = String((this.#filled % 12) + 1).padStart(2, '0');
    const expiry = `${month}/${30 + Math.floor(this.#filled / 12)}`;
    this.#filled += 1;
    const card = {number: cardNumbers[name], expiry, cvc: '123'};
    await this.#page.evaluate((texts) => window.stage.fill(texts), card);
  }

  /** Nothing takes longer than this to arrive, so what is late comes first. */
  async #waitLong(): Promise<void> {
    await this.#passage.flush();
    await this.#page.clock.fastForward(LONG);
  }

  /** All is well again, and time passes: the form must find out what it can. */
  async clearUp(): Promise<void> {
    await this.#page.evaluate(() => void window.stage.put());
    await this.#settle();
    await this.#passage.calm();
    // To the page, a long wait while Stripe's fields were on their way was a load that took too long.
    await this.#page.evaluate(() => window.stage.loadAgain());
    await this.#settle();
    for (let tries = 0; tries < 4; tries += 1) {
      await this.#waitLong();
      await this.#settle();
      if ((await this.#page.evaluate(() => window.stage.state())) !== 'unknown') return;
      await this.#page.evaluate(() => window.stage.reconcile());
      await this.#settle();
    }
  }

  async #settle(): Promise<void> {
    const deadline = Date.now() + BUDGET;
    while (await this.#page.evaluate(() => window.stage.isBusy())) {
      if (Date.now() > deadline) throw new Error('An attempt does not come to its end.');
      await this.#answerChallenge(this.#schedule.patient);
      await pause(15);
    }
  }

  async #answerChallenge(passed: boolean): Promise<void> {
    const frame = this.#page.frames().find((each) => each.name() === 'stripe-challenge-frame');
    await frame
      ?.evaluate(
        (id) => document.getElementById(id)?.click(),
        passed ? 'test-source-authorize-3ds' : 'test-source-fail-3ds',
      )
      .catch(() => undefined);
  }
}
