import {hear, organization, rounds, sessionToken, ways} from '../shared/organization.js';
import {button} from './button.js';

/** Everything that a page can give to the tag: attributes, properties, listeners and children, which all change. */
export function casesPage(onSaved) {
  const heard = document.createElement('p');
  heard.dataset.testid = 'heard';
  let types = [];
  const onHeard = (event) => {
    types = hear(types, event);
    heard.textContent = types.join(' ');
  };

  const form = document.createElement('payment-method-form');
  const heading = slotted('strong', 'heading');
  const terms = slotted('p', 'legal');
  let notes = ['one', 'two'].map(note);
  form.append(heading, ...notes);
  form.setAttribute('publishable-key', organization.publishableKey);
  form.setAttribute('org-id', organization.orgId);
  Object.assign(form, {apiKey: organization.apiKey, endpoint: ways[0].endpoint, authToken: sessionToken});
  for (const type of ['payment-method-ready', 'payment-method-change', 'invalid'])
    form.addEventListener(type, onHeard);
  form.addEventListener('payment-method-attached', onSaved);

  const show = ({label, ...properties}) => {
    form.setAttribute('submit-label', label);
    Object.assign(form, properties);
    heading.textContent = `${properties.billingDetails.name} pays`;
    terms.textContent = `Terms for ${properties.billingDetails.name}`;
  };
  show(rounds[0]);

  return [
    button('Next round', () => show(rounds[1])),
    button('Terms', () => (terms.isConnected ? terms.remove() : form.append(terms))),
    button('Another note', () => form.append(...(notes = [note('three'), ...notes.toReversed()]))),
    heard,
    form,
  ];
}

function note(text) {
  const made = slotted('p', 'footer');
  made.textContent = `Note ${text}`;
  return made;
}

function slotted(tag, slot) {
  const made = document.createElement(tag);
  made.slot = slot;
  return made;
}
