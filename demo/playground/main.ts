import type {PaymentMethodForm} from '../../src/index.js';
import {renderAppearance} from './appearance.js';
import {CodePanel} from './code-panel.js';
import {renderConditions} from './conditions.js';
import {renderControls} from './controls.js';
import {copyOnClick} from './copy-button.js';
import {byId} from './dom.js';
import {EventLog} from './event-log.js';
import {followEvents} from './event-summary.js';
import {keepsScriptAway, type FaultName} from './faults.js';
import {forgetWhatWas, startAfresh} from './fresh-start.js';
import {renderMethods} from './methods.js';
import {OrgCards} from './org-cards.js';
import {formatQuery, parseQuery} from './query.js';
import {reachState, typeCard} from './reach-state.js';
import {closeRoadToStripe} from './road-to-stripe.js';
import {readPlaygroundSettings, type PlaygroundSettings} from './settings.js';
import {attributesOf, shownSetUp, withAttribute, withoutStateThatNeeds, type SetUp} from './set-up.js';
import {Stage} from './stage.js';
import {stateDefinitions} from './states.js';
import {showStripe} from './stripe-badge.js';
import {fillWhileOpen} from './test-card-panel.js';
import {tokensOf, withToken} from './tokens.js';

const settings = readPlaygroundSettings(document);
const tag = findTag();
const hostForm = byId('host-form', HTMLFormElement);
const stage = new Stage(tag, byId('sheet', HTMLDivElement), settings);
let setUp = parseQuery(location.search, settings);

const log = new EventLog(byId('log', HTMLOListElement));
const orgCards = new OrgCards(
  {list: byId('org-cards', HTMLUListElement), status: byId('org-status', HTMLParagraphElement)},
  settings,
  shownOrgId,
);
const controls = renderControls(byId('controls', HTMLDivElement), settings, {
  onAttribute: (name, value) =>
    change(withAttribute(withoutStateThatNeeds(setUp, name), settings, name, value)),
  onBearer: (bearer) => change({...withoutStateThatNeeds(setUp, 'the bearer'), bearer}),
});
const conditions = renderConditions(byId('conditions', HTMLDivElement), settings, {
  onState: (state) => startAfresh(linkOf({...setUp, choices: {...setUp.choices, state}})),
  onFault: (fault) => {
    const {choices, ...rest} = withoutStateThatNeeds(setUp, 'the fault');
    change({...rest, choices: {...choices, fault}});
  },
});
const appearance = renderAppearance(byId('appearance', HTMLDivElement), {
  onChoice: (chosen) => change({...setUp, choices: {...setUp.choices, ...chosen}}),
  onToken: (name, value) => {
    change({...setUp, tokens: withToken(setUp.choices.look, setUp.tokens, name, value)});
  },
});
const codePanel = new CodePanel(byId('code', HTMLElement), (code) => {
  change({...setUp, choices: {...setUp.choices, code}});
});

forgetWhatWas(setUp.choices.state !== undefined);
showStripe(byId('stripe-badge', HTMLParagraphElement), settings.stripe);
showTestCards(settings);
onClick('start-over', () => startAfresh(location.pathname));
onClick('clear-log', () => log.clear());
onClick('refresh-cards', () => void orgCards.refresh());
copyOnClick(byId('copy-code', HTMLButtonElement), () => codePanel.text);
copyOnClick(byId('copy-link', HTMLButtonElement), () => location.href);
followEvents(hostForm, (type, details) => log.add(type, details));
document.addEventListener('submit', showSubmit);
for (const type of ['payment-method-attached', 'payment-method-error', 'payment-method-unknown']) {
  hostForm.addEventListener(type, () => void orgCards.refresh());
}

// The tag is set up before it is defined, as it would be in a page whose HTML says it all.
show();
closeRoadToStripe(shownFault());
await customElements.whenDefined('payment-method-form');
byId('methods-group', HTMLFieldSetElement).hidden = false;
renderMethods(byId('methods', HTMLDivElement), tag, (title, details) => log.add(title, details));
const {state} = setUp.choices;
if (state) void orLog(reachState(tag, stateDefinitions[state]), 'The state could not be reached');
await orgCards.refresh();

/** The organization that the tag is set up for. */
function shownOrgId(): string {
  return attributesOf(shownSetUp(setUp), settings).get('org-id') ?? settings.orgId;
}

function shownFault(): FaultName | undefined {
  return shownSetUp(setUp).choices.fault;
}

function linkOf(link: SetUp): string {
  return location.pathname + formatQuery(link, settings);
}

function change(next: SetUp): void {
  const before = {orgId: shownOrgId(), fault: shownFault()};
  setUp = next;
  show();
  if (shownOrgId() !== before.orgId) void orgCards.refresh();
  const fault = shownFault();
  if (fault === before.fault) return;
  // A page loads Stripe.js once, or not at all.
  if (keepsScriptAway(before.fault) || keepsScriptAway(fault)) startAfresh(linkOf(setUp));
  else void orLog(stage.changeFault(before.fault, fault), 'The fault could not be set');
}

function show(): void {
  const shown = shownSetUp(setUp);
  const attributes = attributesOf(shown, settings);
  const tokens = tokensOf(shown.choices.look, shown.tokens);
  stage.show(shown);
  conditions.show(shown.choices);
  appearance.show(shown.choices, tokens);
  controls.show(attributes, shown.bearer);
  byId('org-name', HTMLElement).textContent = shownOrgId();
  byId('host-submit', HTMLDivElement).hidden = !attributes.has('no-submit');
  codePanel.show(shown.choices.code, {
    attributes,
    authToken: shown.bearer.kind !== 'none',
    tokens,
    dir: shown.choices.dir,
    ...(settings.stripe.kind === 'offline' && {offlineStripeUrl: settings.stripe.scriptUrl}),
  });
  history.replaceState(null, '', linkOf(setUp) + location.hash);
}

async function orLog(work: Promise<void>, title: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    log.add(title, error instanceof Error ? error.message : String(error));
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
  const list = byId('test-card-list', HTMLUListElement);
  if (stripe.kind === 'live') panel.remove();
  else if (stripe.kind === 'test') fillWhileOpen(panel, list);
  else fillWhileOpen(panel, list, (number) => orLog(typeCard(tag, number), 'The card could not be typed'));
}

function onClick(id: string, listener: () => void): void {
  byId(id, HTMLButtonElement).addEventListener('click', listener);
}

function findTag(): PaymentMethodForm {
  const found = document.querySelector('payment-method-form');
  if (!found) throw new Error('The page has no payment-method-form.');
  return found;
}
