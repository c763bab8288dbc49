import {element} from './dom.js';
import type {PlaygroundSettings} from './settings.js';

const TIMEOUT_MS = 10_000;

/** What the list is written into. */
export interface OrgCardsView {
  readonly list: HTMLElement;
  /** A live region for one sentence. */
  readonly status: HTMLElement;
}

/** A card as the org's API tells it. */
interface OrgCard {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly exp_month: number;
  readonly exp_year: number;
}

interface OrgCustomer {
  readonly cards: {readonly data: readonly OrgCard[]};
  readonly default_card: string | null;
}

/** Shows the cards that the org backend now holds for an organization, whoever is signed in at the tag. */
export class OrgCards {
  #running: AbortController | undefined;

  constructor(
    private readonly view: OrgCardsView,
    private readonly settings: PlaygroundSettings,
    private readonly orgId: () => string,
  ) {}

  /** Asks again; an older question that is still open is dropped. */
  async refresh(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    try {
      const customer = await fetchCustomer(this.settings, this.orgId(), running.signal);
      if (!running.signal.aborted) this.#show(customer);
    } catch (error) {
      if (!running.signal.aborted) this.#showFailure(error);
    }
  }

  #show(customer: OrgCustomer | undefined): void {
    const cards = customer?.cards.data ?? [];
    this.view.list.replaceChildren(...cards.map((card) => row(card, card.id === customer?.default_card)));
    const count = cards.length === 1 ? 'One card' : `${cards.length} cards`;
    this.view.status.textContent = cards.length === 0 ? 'No card yet.' : `${count}.`;
  }

  #showFailure(error: unknown): void {
    this.view.list.replaceChildren();
    const reason = error instanceof Error ? error.message : String(error);
    this.view.status.textContent = `The org backend did not tell: ${reason}`;
  }
}

async function fetchCustomer(
  settings: PlaygroundSettings,
  orgId: string,
  signal: AbortSignal,
): Promise<OrgCustomer | undefined> {
  const {orgBackendUrl, apiKey, bearers} = settings;
  // The admin may look into every organization.
  const token = bearers.find((bearer) => bearer.token === 'demo-admin')?.token ?? '';
  const response = await fetch(`${orgBackendUrl}/v2/org/${encodeURIComponent(orgId)}/customer`, {
    headers: {'X-Api-Key': apiKey, Authorization: `Bearer ${token}`},
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  // The API's way to say that the organization has no payment method yet.
  if (response.status === 400) return undefined;
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as OrgCustomer;
}

function row(card: OrgCard, isDefault: boolean): HTMLElement {
  const expiry = `${String(card.exp_month).padStart(2, '0')} / ${String(card.exp_year).slice(-2)}`;
  return element(
    'li',
    {'data-card': card.id},
    element('span', {class: 'card-brand'}, card.brand),
    element('span', {class: 'card-number'}, `•••• ${card.last4}`),
    element('span', {class: 'card-expiry'}, `expires ${expiry}`),
    ...(isDefault ? [element('span', {class: 'badge'}, 'Default')] : []),
  );
}
