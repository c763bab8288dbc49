import type {Appearance} from '@stripe/stripe-js';
import type {ReactiveController, ReactiveElement} from 'lit';
import type {FieldsLook, FieldsSetup} from './fields-setup.js';
import {readFrameStyle, withField} from './frame-style.js';
import {readFonts} from './web-fonts.js';

type ReadAppearance = (box: HTMLElement) => Appearance;
type Look = Pick<FieldsLook, 'style' | 'appearance' | 'fonts'>;

/** Milliseconds that a look must last before Stripe is told of the next one: the page may fade from one to another. */
const SETTLED = 50;

/** How a form looks, in Stripe's terms. It is read when it may have changed, and not with each key that is typed. */
export class FrameLook implements ReactiveController {
  #known: {readonly key: string; readonly look: Look} | undefined;
  #fonts: FontFaceSet | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since the form was shown last, for as long as it is: the known look was read after that. */
  #shownBefore: Animation | undefined;

  constructor(private readonly host: ReactiveElement) {
    host.addController(this);
  }

  /** The page, or the person's system, gave the form another look. */
  readonly changed = (event?: Event): void => {
    const isShown = event?.type === 'animationstart';
    const isOther = (this.#shownBefore?.playState ?? 'idle') === 'idle';
    if (isShown && !(isOther && this.#known)) return;
    if (this.#timer === undefined) this.#readAnew();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#readAnew();
    }, SETTLED);
  };

  hostConnected(): void {
    // Documents outside of browsers, as unit tests have, know no fonts.
    const fonts = this.host.ownerDocument.fonts as FontFaceSet | undefined;
    this.#fonts = fonts;
    fonts?.addEventListener('loadingdone', this.changed);
    this.#known = undefined;
  }

  hostDisconnected(): void {
    this.#fonts?.removeEventListener('loadingdone', this.changed);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** For after a rendering. The appearance is read where there is somebody to read it. */
  read(layout: FieldsSetup['layout'], readAppearance: ReadAppearance | undefined): Look {
    const key = `${layout} ${String(readAppearance !== undefined)}`;
    if (this.#known?.key !== key) {
      const {renderRoot} = this.host;
      this.#shownBefore = renderRoot
        .querySelector('.watch')
        ?.getAnimations()
        .find((animation) => 'animationName' in animation);
      this.#known = {key, look: withField(renderRoot, (box) => lookOf(box, layout, readAppearance))};
    }
    return this.#known.look;
  }

  #readAnew(): void {
    this.#known = undefined;
    this.host.requestUpdate();
  }
}

function lookOf(
  box: HTMLElement,
  layout: FieldsSetup['layout'],
  readAppearance: ReadAppearance | undefined,
): Look {
  return {
    fonts: readFonts(box),
    style: layout === 'payment' ? {} : readFrameStyle(box),
    ...(readAppearance && {appearance: readAppearance(box)}),
  };
}
