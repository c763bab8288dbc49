/// <reference lib="dom" preserve="true" />
import type {FromFill, InputName, ToFill, WindowMessage} from './stripe-js/protocol.js';

/** What to fill in; what is left out stays as it is. */
export interface CardTexts {
  /** One of Stripe's published test numbers, or the beginning of one; spaces are ignored. */
  readonly number?: string;
  /** `MM/YY`. */
  readonly expiry?: string;
  readonly cvc?: string;
  readonly postalCode?: string;
}

export interface FillOptions {
  /** Milliseconds to wait for the fields; 10 000 by default. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** Why a card could not be filled in. */
export class FillCardError extends Error {
  readonly code: 'refused' | 'timeout';

  constructor(code: FillCardError['code'], message: string) {
    super(message);
    this.name = 'FillCardError';
    this.code = code;
  }
}

/** Milliseconds that a frame has to say that it is there; one that is still loading never will. */
const RETRY = 50;

const INPUTS = ['number', 'expiry', 'cvc', 'postal'] as const satisfies readonly InputName[];

/**
 * Fills in a card from inside the page, for test runners that cannot type into a frame of another origin. Works with the
 * simulator's frames only, which take published test numbers only. Resolves when every text is in its field.
 *
 * @param scope the document, or an element: fields whose mount nodes are in it, or are shown in it through slots. It should hold
 *   one card only
 * @throws FillCardError when a field refuses its text, or when there is none for a text in time; the signal's reason when aborted
 */
export async function fillCard(
  scope: Document | Element,
  card: CardTexts,
  {timeout = 10_000, signal}: FillOptions = {},
): Promise<void> {
  const deadline = AbortSignal.timeout(timeout);
  const stop = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
  const left = new Map(textsOf(card));
  try {
    while (left.size > 0) {
      for (const frame of fieldFrames(scope)) await fillFrame(frame, left, stop);
      if (left.size > 0) await pause(RETRY, stop);
    }
  } catch (error) {
    if (!deadline.aborted) throw error;
    const names = [...left.keys()].join(', ');
    throw new FillCardError(
      'timeout',
      `No field of the Stripe simulator took ${names} within ${timeout} ms.`,
    );
  }
}

function textsOf({number, expiry, cvc, postalCode}: CardTexts): (readonly [InputName, string])[] {
  const texts = {number, expiry, cvc, postal: postalCode} as const;
  return INPUTS.flatMap((name) => {
    const text = texts[name];
    return text === undefined ? [] : [[name, text] as const];
  });
}

/** Gives a frame those of the texts that it has inputs for, and takes them off the list. */
async function fillFrame(
  frame: HTMLIFrameElement,
  left: Map<InputName, string>,
  stop: AbortSignal,
): Promise<void> {
  const {port1, port2} = new MessageChannel();
  try {
    const greeting = nextAnswer(port1, AbortSignal.any([stop, AbortSignal.timeout(RETRY)]));
    const message: WindowMessage = {simulator: 'fill'};
    frame.contentWindow?.postMessage(message, new URL(frame.src).origin, [port2]);
    const inputs = await greeting.catch(() => undefined);
    stop.throwIfAborted();
    if (inputs?.kind !== 'inputs') return;
    const names = inputs.inputs.filter((name) => left.has(name));
    if (names.length === 0) return;
    const answer = nextAnswer(port1, stop);
    const texts: ToFill = {texts: Object.fromEntries(names.map((name) => [name, left.get(name) ?? '']))};
    port1.postMessage(texts);
    const result = await answer;
    if (result.kind === 'refused') throw new FillCardError('refused', result.reason);
    for (const name of names) left.delete(name);
  } finally {
    port1.close();
  }
}

/** The field frames that are in a scope, by the tree that is written or by the tree that is shown. */
function fieldFrames(scope: Document | Element): HTMLIFrameElement[] {
  const page = scope instanceof Document ? scope : scope.ownerDocument;
  const frames = page.querySelectorAll<HTMLIFrameElement>('iframe[name^="__privateStripeFrame"][src]');
  return [...frames].filter((frame) => scope.contains(frame) || isShownIn(frame, scope));
}

function isShownIn(node: Node, scope: Node): boolean {
  const parent = parentInFlatTree(node);
  return parent !== null && (parent === scope || isShownIn(parent, scope));
}

function parentInFlatTree(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
}

function nextAnswer(port: MessagePort, stop: AbortSignal): Promise<FromFill> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(asError(stop.reason));
    stop.addEventListener('abort', aborted, {once: true});
    port.onmessage = (event) => {
      stop.removeEventListener('abort', aborted);
      resolve(event.data as FromFill);
    };
  });
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => {
      clearTimeout(timer);
      reject(asError(stop.reason));
    };
    const timer = setTimeout(() => {
      stop.removeEventListener('abort', aborted);
      resolve();
    }, milliseconds);
    stop.addEventListener('abort', aborted, {once: true});
    if (stop.aborted) aborted();
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new DOMException('The operation was aborted.', 'AbortError');
}
