import {createSignal, For, Match, onCleanup, Show, Switch} from 'solid-js';
import {languages, tell, ways} from '../shared/organization.js';
import {CardForm} from './card-form.jsx';
import {CasesPage} from './cases.jsx';

export function App() {
  const [hash, setHash] = createSignal(location.hash);
  const [told, setTold] = createSignal('');
  let count = 0;
  const onSaved = ({card}) => {
    count += 1;
    setTold(tell(count, card));
  };
  const follow = () => setHash(location.hash);
  addEventListener('hashchange', follow);
  onCleanup(() => removeEventListener('hashchange', follow));
  return (
    <>
      <nav>
        <a href="#/">One form</a> <a href="#/list">Two forms</a> <a href="#/cases">Cases</a>{' '}
        <a href="#/none">No form</a>
      </nav>
      <p data-testid="told">{told()}</p>
      <Switch fallback={<p>Nothing to pay here.</p>}>
        <Match when={['', '#/'].includes(hash())}>
          <OnePage onSaved={onSaved} />
        </Match>
        <Match when={hash() === '#/list'}>
          <ListPage onSaved={onSaved} />
        </Match>
        <Match when={hash() === '#/cases'}>
          <CasesPage onSaved={onSaved} />
        </Match>
      </Switch>
    </>
  );
}

function OnePage(props) {
  const [shown, setShown] = createSignal(true);
  const [language, setLanguage] = createSignal(languages.en);
  const [locked, setLocked] = createSignal(false);
  return (
    <>
      <button onClick={() => setShown(!shown())}>
        {shown() ? 'Take the form away' : 'Put the form back'}
      </button>
      <button onClick={() => setLanguage(languages.de)}>Speak German</button>
      <button onClick={() => setLocked(true)}>Lock</button>
      <button onClick={() => setLocked(false)}>Unlock</button>
      <Show when={shown()}>
        <CardForm way={ways[0]} language={language()} locked={locked()} onSaved={props.onSaved} />
      </Show>
    </>
  );
}

function ListPage(props) {
  const [list, setList] = createSignal(ways);
  return (
    <>
      <button onClick={() => setList(list().toReversed())}>Swap</button>
      <ul>
        <For each={list()}>
          {(way) => (
            <li>
              <CardForm way={way} language={languages.en} locked={false} onSaved={props.onSaved} />
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
