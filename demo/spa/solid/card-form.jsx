import 'payment-method-form/define';
import {organization, sessionToken} from '../shared/organization.js';

export function CardForm(props) {
  return (
    <payment-method-form
      publishable-key={organization.publishableKey}
      org-id={organization.orgId}
      prop:apiKey={organization.apiKey}
      contract={props.way.contract}
      endpoint={props.way.endpoint}
      locale={props.language.locale}
      prop:headers={props.language.headers}
      prop:disabled={props.locked}
      prop:authToken={sessionToken}
      on:payment-method-attached={props.onSaved}
    />
  );
}
