import {element} from './dom.js';

const MOST_ENTRIES = 200;

/** A list of what happened, newest first. The same thing again is counted, not repeated. */
export class EventLog {
  #newest: {readonly key: string; readonly count: HTMLElement; times: number} | undefined;

  /** @param list The list inside the log's live region. */
  constructor(private readonly list: HTMLElement) {}

  add(title: string, details = ''): void {
    const key = `${title} ${details}`;
    if (this.#newest?.key === key) {
      this.#newest.times += 1;
      this.#newest.count.textContent = `× ${this.#newest.times}`;
      return;
    }
    const count = element('span', {class: 'times'});
    this.#newest = {key, count, times: 1};
    this.list.prepend(
      element(
        'li',
        {'data-type': title},
        now(),
        element('strong', {}, title, ' ', count),
        ...(details === '' ? [] : [element('span', {}, details)]),
      ),
    );
    this.list.children[MOST_ENTRIES]?.remove();
  }

  clear(): void {
    this.#newest = undefined;
    this.list.replaceChildren();
  }
}

function now(): HTMLTimeElement {
  const date = new Date();
  const text = date.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit', second: '2-digit'});
  return element('time', {datetime: date.toISOString()}, text);
}
