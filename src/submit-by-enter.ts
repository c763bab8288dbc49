/**
 * What Enter in a control of a form does: its first submit button is pressed, which does nothing while that is disabled; without one
 * the form is submitted. Source: HTML, "Implicit submission".
 */
export function submitByEnter(form: HTMLFormElement): void {
  // Not by its `elements`, which leave buttons of images out.
  const controls = (form.getRootNode() as ParentNode).querySelectorAll<HTMLButtonElement | HTMLInputElement>(
    'button,input',
  );
  const button = [...controls].find((one) => one.form === form && /^(submit|image)$/.test(one.type));
  if (button) button.click();
  else form.requestSubmit();
}
