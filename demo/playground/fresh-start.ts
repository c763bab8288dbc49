const MARK = 'playground:fresh';

/** Opens a link in the place of this page, as if in a new tab: nothing of what is going on here is taken up again. */
export function startAfresh(link: string): void {
  // The tag asks before the page is left in mid-attempt. Who chooses another state has answered that.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), {capture: true});
  sessionStorage.setItem(MARK, '');
  location.assign(link);
}

/** To be called before the tag looks for what it left behind. */
export function forgetWhatWas(always: boolean): void {
  if (always || sessionStorage.getItem(MARK) !== null) sessionStorage.clear();
}
