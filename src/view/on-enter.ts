/**
 * What Enter does in a form that may have no button: in an input of ours it submits. Held it does nothing more, as each repeat could
 * start another attempt once the one before has failed.
 *
 * @param submit what a submit of the form does
 */
export const onEnter =
  (submit: () => void) =>
  (event: KeyboardEvent): void => {
    const target = event.target as Element;
    // WebKit tells of the Enter that ends a composition after its end.
    const composes = event.isComposing || (event as {readonly keyCode: number}).keyCode === 229;
    // What the page puts into a slot is the page's.
    const isOurs = target.closest('form') === event.currentTarget;
    if (event.key !== 'Enter' || composes || !isOurs || event.defaultPrevented) return;
    if (!event.repeat && target.localName !== 'input') return;
    event.preventDefault();
    if (!event.repeat) submit();
  };
