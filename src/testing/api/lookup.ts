import {findCard} from './customer-sources.js';
import {publicPaymentMethod} from './intents/public-view.js';
import type {ApiKey} from './keys.js';
import type {Lookup} from './expand.js';
import type {Store} from './store.js';

/** What the holder of a key may see in the place of an id: a page sees payment methods only, by their public view. */
export function lookupFor({kind}: ApiKey, store: Store): Lookup {
  return (id) => {
    const method = store.paymentMethods.get(id)?.object;
    if (kind === 'publishable') return method && publicPaymentMethod(method);
    return (
      findCard(store, id) ??
      method ??
      store.customers.get(id)?.object ??
      store.paymentIntents.get(id)?.object ??
      store.setupIntents.get(id)?.object ??
      store.charges.get(id)
    );
  };
}
