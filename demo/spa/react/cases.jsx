import 'payment-method-form/define';
import {useState} from 'react';
import {hear, organization, rounds, sessionToken, ways} from '../shared/organization.js';

/** Everything that a component can give to the tag: attributes, properties, handlers and children, which all change. */
export function CasesPage({onSaved}) {
  const [round, setRound] = useState(rounds[0]);
  const [hasTerms, setHasTerms] = useState(false);
  const [notes, setNotes] = useState(['one', 'two']);
  const [heard, setHeard] = useState([]);
  return (
    <>
      <button onClick={() => setRound(rounds[1])}>Next round</button>
      <button onClick={() => setHasTerms(!hasTerms)}>Terms</button>
      <button onClick={() => setNotes(['three', ...notes.toReversed()])}>Another note</button>
      <p data-testid="heard">{heard.join(' ')}</p>
      <CasesForm round={round} onHeard={(event) => setHeard((heard) => hear(heard, event))} onSaved={onSaved}>
        <strong slot="heading">{round.billingDetails.name} pays</strong>
        {hasTerms && <p slot="legal">Terms for {round.billingDetails.name}</p>}
        {notes.map((note) => (
          <p slot="footer" key={note}>
            Note {note}
          </p>
        ))}
      </CasesForm>
    </>
  );
}

function CasesForm({round, onHeard, onSaved, children}) {
  return (
    <payment-method-form
      publishable-key={organization.publishableKey}
      org-id={organization.orgId}
      apiKey={organization.apiKey}
      endpoint={ways[0].endpoint}
      submit-label={round.label}
      timeout={round.timeout}
      required={round.required}
      billingDetails={round.billingDetails}
      authToken={sessionToken}
      onpayment-method-ready={onHeard}
      onpayment-method-change={onHeard}
      oninvalid={onHeard}
      onpayment-method-attached={onSaved}
    >
      {children}
    </payment-method-form>
  );
}
