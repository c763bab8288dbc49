import type {PaymentMethodForm} from '../../../src/index.js';
import {createForm} from './form.js';

/** A page in a frame that fills the test page. */
export interface PageInFrame {
  readonly frame: HTMLIFrameElement;
  readonly page: Document;
  readonly inside: Window;
}

/** Opens a page of the test page's origin. `scripts` are added to it one after the other; those of ours are modules. */
export async function addPage(
  url = '/test/element/support/empty.html',
  scripts: readonly string[] = [],
): Promise<PageInFrame> {
  const frame = document.createElement('iframe');
  frame.dataset['test'] = '';
  frame.style.cssText = 'position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0';
  frame.src = url;
  await loaded(frame, document.body);
  const {contentDocument: page, contentWindow: inside} = frame;
  if (!page || !inside) throw new Error('The frame has no page.');
  for (const source of scripts) {
    const script = page.createElement('script');
    script.src = source;
    if (source.startsWith('/')) script.type = 'module';
    await loaded(script, page.head);
  }
  return {frame, page, inside};
}

/** A form like `template`, as somebody else's code makes it in another document, which knows of no class. */
export function createFormIn(page: Document, template = createForm()): PaymentMethodForm {
  const form = page.createElement('payment-method-form');
  for (const {name, value} of template.attributes) form.setAttribute(name, value);
  form.authToken = template.authToken;
  return form;
}

function loaded(element: HTMLElement, parent: Element): Promise<unknown> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve, {once: true});
    element.addEventListener('error', reject, {once: true});
    parent.append(element);
  });
}
