const SHOWN_FOR_MS = 2000;

/** Lets a button put a text on the clipboard, and say for a moment whether that worked. */
export function copyOnClick(button: HTMLButtonElement, text: () => string): void {
  const label = [...button.childNodes];
  let back: ReturnType<typeof setTimeout> | undefined;
  const say = (message: string) => {
    button.textContent = message;
    clearTimeout(back);
    back = setTimeout(() => button.replaceChildren(...label), SHOWN_FOR_MS);
  };
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text()).then(
      () => say('Copied'),
      () => say('Not allowed'),
    );
  });
}
