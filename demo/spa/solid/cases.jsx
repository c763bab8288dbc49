import 'payment-method-form/define';
import {createSignal, For, Show} from 'solid-js';
import {hear, organization, rounds, sessionToken, ways} from '../shared/organization.js';

/** Everything that a component can give to the tag: attributes, properties, handlers and children, which all change. */
export function CasesPage(props) {
  const [round, setRound] = createSignal(rounds[0]);
  const [hasTerms, setHasTerms] = createSignal(false);
  const [notes, setNotes] = createSignal(['one', 'two']);
  const [heard, setHeard] = createSignal([]);
  return (
    <>
      <button onClick={() => setRound(rounds[1])}>Next round</button>
      <button onClick={() => setHasTerms(!hasTerms())}>Terms</button>
      <button onClick={() => setNotes(['three', ...notes().toReversed()])}>Another note</button>
      <p data-testid="heard">{heard().join(' ')}</p>
      <CasesForm
        round={round()}
        onHeard={(event) => setHeard((heard) => hear(heard, event))}
        onSaved={props.onSaved}
      >
        <strong slot="heading">{round().billingDetails.name} pays</strong>
        <Show when={hasTerms()}>
          <p slot="legal">Terms for {round().billingDetails.name}</p>
        </Show>
        <For each={notes()}>{(note) => <p slot="footer">Note {note}</p>}</For>
      </CasesForm>
    </>
  );
}

function CasesForm(props) {
  return (
    <payment-method-form
      attr:publishable-key={organization.publishableKey}
      attr:org-id={organization.orgId}
      prop:apiKey={organization.apiKey}
      endpoint={ways[0].endpoint}
      attr:submit-label={props.round.label}
      prop:timeout={props.round.timeout}
      prop:required={props.round.required}
      prop:billingDetails={props.round.billingDetails}
      prop:authToken={sessionToken}
      on:payment-method-ready={props.onHeard}
      on:payment-method-change={props.onHeard}
      on:invalid={props.onHeard}
      on:payment-method-attached={props.onSaved}
    >
      {props.children}
    </payment-method-form>
  );
}
