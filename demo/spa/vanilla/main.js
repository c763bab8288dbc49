import 'payment-method-form/define';
import {languages, organization, sessionToken, tell, ways} from '../shared/organization.js';
import {button} from './button.js';
import {casesPage} from './cases.js';

const app = document.querySelector('#app');
let count = 0;

app.innerHTML = `
  <nav><a href="#/">One form</a> <a href="#/list">Two forms</a> <a href="#/cases">Cases</a> <a href="#/none">No form</a></nav>
  <p data-testid="told"></p>
  <main></main>`;

const main = app.querySelector('main');
const pages = {
  '': onePage,
  '#/': onePage,
  '#/list': listPage,
  '#/cases': () => casesPage(onSaved),
  '#/none': emptyPage,
};

addEventListener('hashchange', showPage);
showPage();

function showPage() {
  main.replaceChildren(...(pages[location.hash] ?? emptyPage)());
}

function onePage() {
  let form = makeForm(ways[0]);
  const mount = button('Take the form away', () => {
    if (form.isConnected) form.remove();
    else main.append((form = makeForm(ways[0])));
    mount.textContent = form.isConnected ? 'Take the form away' : 'Put the form back';
  });
  return [
    mount,
    button('Speak German', () => Object.assign(form, languages.de)),
    button('Lock', () => (form.disabled = true)),
    button('Unlock', () => (form.disabled = false)),
    form,
  ];
}

function listPage() {
  const list = document.createElement('ul');
  const items = ways.map((way) => {
    const item = document.createElement('li');
    item.append(makeForm(way));
    return item;
  });
  list.append(...items);
  return [button('Swap', () => list.append(list.firstElementChild)), list];
}

function emptyPage() {
  return ['Nothing to pay here.'];
}

function makeForm(way) {
  const form = document.createElement('payment-method-form');
  Object.assign(form, organization, way, languages.en, {authToken: sessionToken});
  form.addEventListener('payment-method-attached', onSaved);
  return form;
}

function onSaved({card}) {
  count += 1;
  app.querySelector('[data-testid="told"]').textContent = tell(count, card);
}
