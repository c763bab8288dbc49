import {element} from './dom.js';

const MOST_ENTRIES = 200;

/** A list of what happened, newest first. */
export class EventLog {
  /** @param list The list inside the log's live region. */
  constructor(private readonly list: HTMLElement) {}

  add(title: string, details = ''): void {
    const now = new Date();
    const time = now.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit', second: '2-digit'});
    this.list.prepend(
      element(
        'li',
        {'data-type': title},
        element('time', {datetime: now.toISOString()}, time),
        element('strong', {}, title),
        ...(details === '' ? [] : [element('span', {}, details)]),
      ),
    );
    this.list.children[MOST_ENTRIES]?.remove();
  }

  clear(): void {
    this.list.replaceChildren();
  }
}
