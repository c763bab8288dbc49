import {resetMouse, sendKeys, sendMouse} from '@web/test-runner-commands';

/** Clicks where an element is, `fromLeft` and `fromTop` pixels into it (default: its middle). What lies on top there gets the click. */
export async function click(element: Element, fromLeft?: number, fromTop?: number): Promise<void> {
  element.scrollIntoView({block: 'center'});
  const {left, top, width, height} = element.getBoundingClientRect();
  const position: [number, number] = [
    Math.round(left + (fromLeft ?? width / 2)),
    Math.round(top + (fromTop ?? height / 2)),
  ];
  await sendMouse({type: 'click', position});
  await resetMouse();
}

/**
 * Clicks into a frame, be it of another origin, so that what is there has the focus. WebKit lets a frame of another
 * origin take the focus by itself only after a click by hand.
 */
export async function clickFrame(
  frame: HTMLIFrameElement,
  fromLeft?: number,
  fromTop?: number,
): Promise<void> {
  const root = frame.getRootNode() as Document | ShadowRoot;
  const deadline = Date.now() + 5_000;
  do {
    // Chromium sends no mouse to a frame of another process before that has drawn itself into the page.
    await nextFrame();
    await nextFrame();
    await click(frame, fromLeft, fromTop);
    await nextFrame();
    if (Date.now() > deadline) throw new Error('A click does not reach the frame.');
  } while (root.activeElement !== frame);
}

/** Types into whatever has the focus, be it inside a frame of another origin. */
export async function type(text: string): Promise<void> {
  // WebDriver presses the keys of one command together, so that a repeated digit would be lost: one command a key.
  for (const character of text) await sendKeys({type: character});
}

/** Presses one key, by its name (`Tab`, `Enter`, `Backspace`) or its character. */
export async function press(key: string): Promise<void> {
  await sendKeys({press: key});
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
