/** What each of these apps knows of the demo organization: what `npm start` serves. */
export const organization = {
  publishableKey: 'pk_test_spa',
  orgId: 'org_demo',
  apiKey: 'browser demo 00000000-0000-4000-8000-000000000000',
};

/** One form for each way to save a card. The paths are of the app's own origin: a proxy passes them on to the organization's API. */
export const ways = [
  {contract: 'catalyze', endpoint: '/v2/org/{orgId}/payment'},
  {contract: 'gatego-attach', endpoint: '/api/organization/{orgId}/payment/paymentmethod/'},
];

/** The token of whoever is signed in. */
export const sessionToken = () => Promise.resolve('demo-billing');

/** What is set while the form is shown. */
export const languages = {
  en: {locale: 'en', headers: {'X-Shop': 'us'}},
  de: {locale: 'de', headers: {'X-Shop': 'de'}},
};

/** What is told about a card that was saved. */
export const tell = (count, card) => `${count}. ${card.brand} ${card.last4}`;

/** What the page of cases sets: values of each kind, before the form is there and while it is. */
export const rounds = [
  {label: 'Save in round 1', timeout: 9000, required: false, billingDetails: {name: 'Ada Lovelace'}},
  {label: 'Save in round 2', timeout: 8000, required: true, billingDetails: {name: 'Grace Hopper'}},
];

/** The names of the events that the page of cases hears, each once. */
export const hear = (heard, {type}) => (heard.includes(type) ? heard : [...heard, type]);
