import {useEffect, useState} from 'preact/hooks';
import {languages, tell, ways} from '../shared/organization.js';
import {CardForm} from './card-form.jsx';
import {CasesPage} from './cases.jsx';

const pages = {'': OnePage, '#/': OnePage, '#/list': ListPage, '#/cases': CasesPage};

export function App() {
  const Page = pages[useHash()] ?? EmptyPage;
  const [saved, setSaved] = useState({count: 0});
  const onSaved = ({card}) => setSaved(({count}) => ({count: count + 1, card}));
  return (
    <>
      <nav>
        <a href="#/">One form</a> <a href="#/list">Two forms</a> <a href="#/cases">Cases</a>{' '}
        <a href="#/none">No form</a>
      </nav>
      <p data-testid="told">{saved.card && tell(saved.count, saved.card)}</p>
      <Page onSaved={onSaved} />
    </>
  );
}

function useHash() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return hash;
}

function OnePage({onSaved}) {
  const [shown, setShown] = useState(true);
  const [language, setLanguage] = useState(languages.en);
  const [locked, setLocked] = useState(false);
  return (
    <>
      <button onClick={() => setShown(!shown)}>{shown ? 'Take the form away' : 'Put the form back'}</button>
      <button onClick={() => setLanguage(languages.de)}>Speak German</button>
      <button onClick={() => setLocked(true)}>Lock</button>
      <button onClick={() => setLocked(false)}>Unlock</button>
      {shown && <CardForm way={ways[0]} language={language} locked={locked} onSaved={onSaved} />}
    </>
  );
}

function ListPage({onSaved}) {
  const [list, setList] = useState(ways);
  return (
    <>
      <button onClick={() => setList(list.toReversed())}>Swap</button>
      <ul>
        {list.map((way) => (
          <li key={way.contract}>
            <CardForm way={way} language={languages.en} locked={false} onSaved={onSaved} />
          </li>
        ))}
      </ul>
    </>
  );
}

function EmptyPage() {
  return <p>Nothing to pay here.</p>;
}
