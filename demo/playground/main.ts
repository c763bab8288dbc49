import type {PaymentMethodForm} from '../../src/index.js';
import {attributeNames} from './attributes.js';
import type {Choices} from './choices.js';
import {renderConditions} from './conditions.js';
import {renderControls} from './controls.js';
import {copyOnClick} from './copy-button.js';
import {byId} from './dom.js';
import {EventLog} from './event-log.js';
import {followEvents} from './event-summary.js';
import {keepsScriptAway, strikesFields} from './faults.js';
import {renderMethods} from './methods.js';
import {OrgCards} from './org-cards.js';
import {formatQuery, parseQuery} from './query.js';
import {readPlaygroundSettings, type PlaygroundSettings} from './settings.js';
import {attributesOf, attributesWithFault, withAttribute, type SetUp} from './set-up.js';
import {snippet} from './snippet.js';
import {showStripe} from './stripe-badge.js';
import {closeRoadToStripe, StripeFaults} from './stripe-faults.js';
import {fillWhileOpen} from './test-card-panel.js';

const settings = readPlaygroundSettings(document);
const tag = findTag();
const hostForm = byId('host-form', HTMLFormElement);
let setUp = parseQuery(location.search, settings);
let snippetText = '';
const stripeFaults = new StripeFaults(settings);

const log = new EventLog(byId('log', HTMLOListElement));
const orgCards = new OrgCards(
  {list: byId('org-cards', HTMLUListElement), status: byId('org-status', HTMLParagraphElement)},
  settings,
  shownOrgId,
);
const controls = renderControls(byId('controls', HTMLDivElement), settings, {
  onAttribute: (name, value) => change(withAttribute(setUp, settings, name, value)),
  onBearer: (bearer) => change({...setUp, bearer}),
});
const conditions = renderConditions(byId('conditions', HTMLDivElement), settings, (chosen) => {
  void choose({...setUp.choices, ...chosen});
});

closeRoadToStripe(setUp.choices.fault);
showStripe(byId('stripe-badge', HTMLParagraphElement), settings.stripe);
showTestCards(settings);
onClick('start-over', () => {
  change(parseQuery('', settings));
  tag.reset();
});
onClick('clear-log', () => log.clear());
onClick('refresh-cards', () => void orgCards.refresh());
copyOnClick(byId('copy-html', HTMLButtonElement), () => snippetText);
copyOnClick(byId('copy-link', HTMLButtonElement), () => location.href);
followEvents(hostForm, (type, details) => log.add(type, details));
document.addEventListener('submit', showSubmit);
for (const type of ['payment-method-attached', 'payment-method-error', 'payment-method-unknown']) {
  hostForm.addEventListener(type, () => void orgCards.refresh());
}

// The tag is set up before it is defined, as it would be in a page whose HTML says it all.
show();
if (stripeFaults.isNews(setUp.choices.fault)) await whileAway(() => stripeFaults.set(setUp.choices.fault));
await customElements.whenDefined('payment-method-form');
byId('methods-group', HTMLFieldSetElement).hidden = false;
renderMethods(byId('methods', HTMLDivElement), tag, (title, details) => log.add(title, details));
await orgCards.refresh();

/** The organization that the tag is set up for. */
function shownOrgId(): string {
  return attributesOf(setUp, settings).get('org-id') ?? settings.orgId;
}

function change(next: SetUp): void {
  const before = shownOrgId();
  setUp = next;
  show();
  if (shownOrgId() !== before) void orgCards.refresh();
}

async function choose(choices: Choices): Promise<void> {
  const before = setUp.choices.fault;
  change({...setUp, choices});
  if (choices.fault === before) return;
  // A page loads Stripe.js once, or not at all.
  if (keepsScriptAway(before) || keepsScriptAway(choices.fault)) {
    location.reload();
    return;
  }
  await stripeFaults.set(choices.fault);
  if (strikesFields(before) || strikesFields(choices.fault)) tag.reload();
}

/** Keeps the tag off the page meanwhile: it would ask Stripe at once. */
async function whileAway(work: () => Promise<void>): Promise<void> {
  const place = document.createComment('');
  tag.replaceWith(place);
  try {
    await work();
  } catch (error) {
    log.add('The fault could not be set', error instanceof Error ? error.message : String(error));
  } finally {
    place.replaceWith(tag);
  }
}

function show(): void {
  const attributes = attributesOf(setUp, settings);
  const {bearer} = setUp;
  setAttributes(attributesWithFault(attributes, setUp, settings, location.origin));
  conditions.show(setUp.choices);
  byId('org-name', HTMLElement).textContent = shownOrgId();
  tag.authToken = bearer.kind === 'none' ? undefined : bearer.token;
  controls.show(attributes, bearer);
  byId('host-submit', HTMLDivElement).hidden = !attributes.has('no-submit');
  snippetText = snippet({
    attributes,
    authToken: bearer.kind !== 'none',
    ...(settings.stripe.kind === 'offline' && {offlineStripeUrl: settings.stripe.scriptUrl}),
  });
  byId('snippet', HTMLElement).textContent = snippetText;
  history.replaceState(null, '', location.pathname + formatQuery(setUp, settings) + location.hash);
}

/** Changes only what differs: the same value set again is a change too, as far as the tag can tell. */
function setAttributes(attributes: ReadonlyMap<string, string>): void {
  for (const name of attributeNames()) {
    const value = attributes.get(name);
    if (value === undefined) tag.removeAttribute(name);
    else if (tag.getAttribute(name) !== value) tag.setAttribute(name, value);
  }
}

/** Says what the host form would send, and keeps the page where it is. */
function showSubmit(event: SubmitEvent): void {
  const taken = event.defaultPrevented;
  event.preventDefault();
  const values = [...new FormData(hostForm)]
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : value.name}`)
    .join(', ');
  log.add(
    'submit',
    taken ? 'of the host form, taken by the tag' : `of the host form, with ${values || 'no value'}`,
  );
}

function showTestCards({stripe}: PlaygroundSettings): void {
  const panel = byId('test-cards', HTMLDetailsElement);
  if (stripe.kind === 'live') panel.remove();
  else fillWhileOpen(panel, byId('test-card-list', HTMLUListElement));
}

function onClick(id: string, listener: () => void): void {
  byId(id, HTMLButtonElement).addEventListener('click', listener);
}

function findTag(): PaymentMethodForm {
  const found = document.querySelector('payment-method-form');
  if (!found) throw new Error('The page has no payment-method-form.');
  return found;
}
