import {lazy, Suspense, useState} from 'react';
import {Link, Route, Routes} from 'react-router';
import {languages, tell, ways} from '../shared/organization.js';
import {CasesPage} from './cases.jsx';

// The card form, and with it the element, is loaded where it is needed.
const CardForm = lazy(() => import('./card-form.jsx'));

export function App() {
  const [saved, setSaved] = useState({count: 0});
  const onSaved = ({card}) => setSaved(({count}) => ({count: count + 1, card}));
  return (
    <>
      <nav>
        <Link to="/">One form</Link> <Link to="/list">Two forms</Link> <Link to="/cases">Cases</Link>{' '}
        <Link to="/none">No form</Link>
      </nav>
      <p data-testid="told">{saved.card && tell(saved.count, saved.card)}</p>
      <Suspense fallback={<p>One moment…</p>}>
        <Routes>
          <Route path="/" element={<OnePage onSaved={onSaved} />} />
          <Route path="/list" element={<ListPage onSaved={onSaved} />} />
          <Route path="/cases" element={<CasesPage onSaved={onSaved} />} />
          <Route path="*" element={<p>Nothing to pay here.</p>} />
        </Routes>
      </Suspense>
    </>
  );
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
