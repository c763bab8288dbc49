import {fillCard} from '../../../src/testing/fill-card.js';

declare global {
  interface Window {
    /** Everything that was posted to the page's own window. */
    recordedMessages: unknown[];
    /** Events of elements, in the order in which they came. */
    recordedEvents: {readonly type: string; readonly event: unknown}[];
    fillCard: typeof fillCard;
  }
}

window.recordedMessages = [];
window.recordedEvents = [];
window.fillCard = fillCard;
window.addEventListener('message', (event) => window.recordedMessages.push(event.data));
