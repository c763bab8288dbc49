/** Has the browser ask before the page is left. On only while a request is in flight: what becomes of it would be unknown. */
export class LeavingGuard {
  set(on: boolean): void {
    if (on) window.addEventListener('beforeunload', this.#ask);
    else window.removeEventListener('beforeunload', this.#ask);
  }

  readonly #ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };
}
