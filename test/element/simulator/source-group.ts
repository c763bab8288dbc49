import type {StripeElementsOptions} from '@stripe/stripe-js';
import {CardElements} from '../../../src/testing/stripe-js/host/elements.js';

/** A group of elements whose frames are served from their source, by the origin of the test page. */
export function groupOfSources(options: StripeElementsOptions = {}): CardElements {
  const origin = new URL('.', import.meta.url).href.replace(/\/$/, '');
  return new CardElements(
    {
      environment: {origin, apiUrl: origin, version: 'endive'},
      group: 'test',
      locale: 'en',
      retrieve: () => Promise.resolve({payment: undefined}),
    },
    options,
  );
}
