import {findCard, listSources} from './customer-sources.js';
import {publicPaymentMethod} from './intents/public-view.js';
import type {ApiKey} from './keys.js';
import type {Lookup} from './expand.js';
import {Params} from './params.js';
import type {Store} from './store.js';

/** What the holder of a key may see when expanding: a page sees payment methods only, by their public view. */
export function lookupFor({kind}: ApiKey, store: Store): Lookup {
  return kind === 'secret' ? lookupForServer(store) : lookupForPage(store);
}

function lookupForServer(store: Store): Lookup {
  return {
    find: (id) =>
      findCard(store, id) ??
      store.paymentMethods.get(id)?.object ??
      store.customers.get(id)?.object ??
      store.paymentIntents.get(id)?.object ??
      store.setupIntents.get(id)?.object ??
      store.charges.get(id),
    include: ({object, id, deleted}, name) =>
      object === 'customer' && name === 'sources' && deleted !== true && typeof id === 'string'
        ? listSources(store, id, new Params({}))
        : undefined,
  };
}

function lookupForPage(store: Store): Lookup {
  return {
    find: (id) => {
      const method = store.paymentMethods.get(id)?.object;
      return method && publicPaymentMethod(method);
    },
    include: () => undefined,
  };
}
