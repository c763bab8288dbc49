import {fillCard} from '../../../src/testing/fill-card.js';

declare global {
  interface Window {
    /** In a page that has loaded this script. */
    fillCard?: typeof fillCard;
  }
}

// Stripe's frames take a card from their own page only: a page in a frame needs the function for itself.
window.fillCard = fillCard;
