import type {FontSource, FrameLooks} from '../protocol.js';

/** Makes the function that gives this frame its language, direction, fonts and appearance; a later call replaces an earlier one. */
export function createLooks(): (looks: FrameLooks) => void {
  let loadedFonts = '';
  return ({locale, direction, appearance, fonts}) => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
    for (const [name, value] of Object.entries(appearance)) {
      document.documentElement.style.setProperty(`--${name}`, value);
    }
    const key = JSON.stringify(fonts);
    if (key === loadedFonts) return;
    loadedFonts = key;
    for (const font of fonts) loadFont(font);
  };
}

function loadFont(font: FontSource): void {
  if ('cssSrc' in font) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = font.cssSrc;
    document.head.append(link);
    return;
  }
  const {family, src, display, style, unicodeRange, weight} = font;
  const face = new FontFace(family, src, {
    ...(style !== undefined && {style}),
    ...(unicodeRange !== undefined && {unicodeRange}),
    ...(weight !== undefined && {weight}),
    ...(display !== undefined && isFontDisplay(display) && {display}),
  });
  document.fonts.add(face);
}

function isFontDisplay(value: string): value is FontDisplay {
  return ['auto', 'block', 'fallback', 'optional', 'swap'].includes(value);
}

/** Says in the frame that this is a simulator. */
export function createMark(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'SimulatorMark';
  mark.textContent = 'Test';
  mark.title = 'Stripe simulator';
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', 'Stripe simulator');
  return mark;
}

/** Tells the height of a frame's content, in CSS pixels, now and whenever it changes. */
export function tellHeight(
  content: Element,
  send: (message: {kind: 'height'; pixels: number}) => void,
): void {
  new ResizeObserver(() => {
    send({kind: 'height', pixels: content.getBoundingClientRect().height});
  }).observe(content);
}
