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

/** Types into whatever has the focus, be it inside a frame of another origin. */
export async function type(text: string): Promise<void> {
  await sendKeys({type: text});
}

/** Presses one key, by its name (`Tab`, `Enter`, `Backspace`) or its character. */
export async function press(key: string): Promise<void> {
  await sendKeys({press: key});
}

/** Presses Shift and Tab: to what comes before. */
export async function pressShiftTab(): Promise<void> {
  if (!navigator.userAgent.includes('Firefox')) {
    await sendKeys({press: 'Shift+Tab'});
    return;
  }
  await sendKeys({down: 'Shift'});
  await sendKeys({press: 'Tab'});
  await sendKeys({up: 'Shift'});
}
