import type {Stripe} from '@stripe/stripe-js';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {isSame} from '../is-same.js';
import {createEarlyFailure} from '../submission/early-failure.js';
import type {Failure} from '../submission/failure.js';
import {nextTask} from '../waiting.js';
import {CardFields, FieldsNotReady, type CardFieldsListener} from './card-fields.js';
import {fieldsOf, type FieldsLook, type FieldsSetup} from './fields-setup.js';
import {importPart} from './import-part.js';
import {dropStripe, getStripe, LoadError, type StripeIdentity} from './load.js';
import {MountNodes, type MountName} from './mount-nodes.js';
import type * as PaymentSide from './payment-side.js';
import type {Wallets, WalletsListener} from './wallets.js';

/** Times that somebody may take the nodes away before the fields can even be used. */
const MOST_WIPES = 3;

/** What decides which elements are mounted; a change of any of it means new ones. */
export type CardFieldsSetup = StripeIdentity & FieldsSetup;

/** How the fields look; Stripe's appearance comes with the part that reads it. */
export type ReadLook = (readAppearance: (typeof PaymentSide)['readAppearance'] | undefined) => FieldsLook;

/** Where the fields stand. */
export type CardFieldsState =
  | {readonly status: 'idle'}
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly fields: CardFields}
  | {readonly status: 'failed'; readonly failure: Failure};

/** What the host wants to know. */
export interface CardFieldsObserver {
  /** Has ready whatever the fields are of no use without. Rejects with a `LoadError` when that does not come. */
  readonly prepare: () => Promise<void>;
  readonly onReady: () => void;
  readonly onChange: () => void;
  readonly onFailure: (failure: Failure) => void;
  readonly onEnter: () => void;
  /** Fields that something had been typed into are gone: Stripe's frames survive neither a move nor a wipe. */
  readonly onLost: () => void;
  /** What the person does with a wallet. */
  readonly wallets: Omit<WalletsListener, 'onAvailable' | 'pay'> & {
    readonly pay: (wallets: Wallets) => Promise<boolean>;
  };
}

/**
 * Loads Stripe.js, mounts the fields in the light tree, and takes them down again: for as long as its host is connected and
 * configured. A load that was overtaken by a newer one is dropped.
 */
export class CardFieldsController implements ReactiveController {
  #state: CardFieldsState = {status: 'idle'};
  #setup: CardFieldsSetup | undefined;
  #readLook: ReadLook | undefined;
  #run: Run | undefined;
  /** A frame that gave up was answered with new ones already, and nobody has used those. */
  #hasTriedAgain = false;
  /** Since the fields could be used last. */
  #wipes = 0;

  /** @param id unique on the page */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly id: string,
    private readonly observer: CardFieldsObserver,
  ) {
    host.addController(this);
  }

  get state(): CardFieldsState {
    return this.#state;
  }

  /** The mounted fields, also while their frames still load. */
  get fields(): CardFields | undefined {
    return this.#run?.fields;
  }

  /** The wallets beside the fields, once they are there. */
  get wallets(): Wallets | undefined {
    return this.#run?.wallets;
  }

  /** The slot of a field: its name is unique on the page. */
  slotOf(field: MountName): string {
    return `payment-method-form-${this.id}-${field}`;
  }

  /** What is to be mounted, `undefined` for nothing; fields for something else are taken down. For before a rendering. */
  configure(setup: CardFieldsSetup | undefined): void {
    if (isSame(this.#setup, setup)) return;
    this.#setup = setup;
    this.#stop();
  }

  /** Mounts what is configured, or brings what is mounted in line. The look is read when the fields are made. */
  mount(locale: string, look: ReadLook): void {
    if (!this.#setup || !this.host.isConnected) return;
    this.#readLook = look;
    if (this.fields) this.#applyLook(this.fields, look(this.#run?.paymentSide?.readAppearance));
    else if (this.#state.status === 'idle') this.#start(this.#setup, locale);
  }

  /** Starts anew after a failed load, or when the fields must be typed again. */
  reload(): void {
    this.#hasTriedAgain = false;
    this.#wipes = 0;
    this.#restart();
  }

  hostConnected(): void {
    // A frame does not survive being moved: the host was taken out and put in again, maybe under other shadow roots.
    if (this.#run) this.#stop();
    this.host.requestUpdate();
  }

  /** The host was moved with `moveBefore`, which frames survive. */
  hostMoved(): void {
    if (this.#run && !this.#run.mountNodes.leadTo(this.host)) this.#restart();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#stop();
    });
  }

  #start(setup: CardFieldsSetup, locale: string): void {
    const names: readonly MountName[] = [
      ...(setup.wallets ? (['wallets'] as const) : []),
      ...fieldsOf(setup),
    ];
    const slots = new Map(names.map((name) => [name, this.slotOf(name)]));
    const mountNodes = new MountNodes(this.host, slots, this.observer.onEnter, () => {
      this.#onWiped();
    });
    const run = new Run(mountNodes, {...setup, locale});
    this.#run = run;
    this.#setState({status: 'loading'});
    this.#mount(run, setup).then(
      (fields) => {
        if (run.stopped) return;
        this.#wipes = 0;
        this.#setState({status: 'ready', fields});
        this.observer.onReady();
      },
      (error: unknown) => {
        if (run.stopped) return;
        if (error instanceof FieldsNotReady) this.#renew(error.failure);
        else this.#giveUp(failureOf(error));
      },
    );
  }

  async #mount(run: Run, setup: CardFieldsSetup): Promise<CardFields> {
    const [stripe] = await Promise.all([
      getStripe(run.identity),
      setup.layout === 'payment' && run.bringPaymentSide(),
    ]);
    // Its frames are not for the task that has made the instance, or put the form in.
    await nextTask();
    if (run.stopped || !this.host.isConnected || !this.#readLook) throw new Error('stopped');
    const {paymentSide} = run;
    const look = this.#readLook(paymentSide?.readAppearance);
    const listener: CardFieldsListener = {
      onChange: this.observer.onChange,
      onFocusChange: () => {
        this.#hasTriedAgain = false;
        this.host.requestUpdate();
      },
      onLoadError: (failure) => {
        if (!run.stopped) this.#renew(failure);
      },
    };
    const kind = paymentSide?.paymentElements;
    const fields = new CardFields(stripe, setup, look, run.mountNodes.nodes, listener, kind);
    run.fields = fields;
    if (setup.wallets) {
      this.#addWallets(run, stripe, setup).catch((error: unknown) => {
        console.warn('<payment-method-form> has no wallets.', error);
      });
    }
    // While Stripe's frames load, there is time for it.
    await Promise.all([fields.ready, this.observer.prepare()]);
    return fields;
  }

  /** They are an offer beside the card: without them the form is whole. */
  async #addWallets(run: Run, stripe: Stripe, setup: CardFieldsSetup): Promise<void> {
    const node = run.mountNodes.nodes.get('wallets');
    const {Wallets: Buttons, readAppearance} = await run.bringPaymentSide();
    if (run.stopped || !node || !this.#readLook) return;
    const {wallets} = this.observer;
    const buttons: Wallets = new Buttons(stripe, setup, this.#readLook(readAppearance), node, {
      onAvailable: () => {
        this.host.requestUpdate();
      },
      mayStart: wallets.mayStart,
      pay: () => wallets.pay(buttons),
    });
    run.wallets = buttons;
  }

  /** Frames of Stripe's have failed: those of its instance that nobody sees may be dead as well. */
  #renew(failure: Failure): void {
    if (this.#run) dropStripe(this.#run.identity);
    this.#restart();
    if (failure.code !== 'fields-failed' || this.#hasTriedAgain) this.#giveUp(failure);
    else this.#hasTriedAgain = true;
  }

  #giveUp(failure: Failure): void {
    this.#stop();
    this.#setState({status: 'failed', failure});
    this.observer.onFailure(failure);
  }

  /** Somebody who takes them away each time would keep the page busy for ever. */
  #onWiped(): void {
    this.#wipes += 1;
    if (this.#wipes > MOST_WIPES) this.#giveUp(createEarlyFailure('load', 'fields-failed'));
    else this.#restart();
  }

  #restart(): void {
    this.#stop();
    this.host.requestUpdate();
  }

  #applyLook(fields: CardFields, look: FieldsLook): void {
    if (this.#state.status === 'ready' && fields.isOutOfDate(look)) {
      this.#restart();
      return;
    }
    fields.update(look);
    this.wallets?.update(look);
  }

  #stop(): void {
    const typed = this.fields?.fields.some(({empty}) => !empty) ?? false;
    this.#run?.stop();
    this.#run = undefined;
    this.#setState({status: 'idle'});
    if (typed) this.observer.onLost();
  }

  #setState(state: CardFieldsState): void {
    const before = this.#state;
    this.#state = state;
    // Not yet begun and loading look the same, and this may be called while the host updates.
    if (looksLikeLoading(before) && looksLikeLoading(state)) return;
    this.host.requestUpdate();
  }
}

function looksLikeLoading({status}: CardFieldsState): boolean {
  return status === 'idle' || status === 'loading';
}

/** One life of the fields, from the first node to the last. */
class Run {
  stopped = false;
  fields: CardFields | undefined;
  wallets: Wallets | undefined;
  paymentSide: typeof PaymentSide | undefined;

  constructor(
    readonly mountNodes: MountNodes,
    readonly identity: Parameters<typeof getStripe>[0],
  ) {}

  /** What single card fields do without. Rejects with a `LoadError`. */
  async bringPaymentSide(): Promise<typeof PaymentSide> {
    return (this.paymentSide ??= await importPart(() => import('./payment-side.js')));
  }

  stop(): void {
    this.stopped = true;
    this.fields?.destroy();
    this.wallets?.destroy();
    this.mountNodes.remove();
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof LoadError) return error.failure;
  return createEarlyFailure('load', 'load-failed', {cause: error});
}
