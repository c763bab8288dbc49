import 'payment-method-form/define';
import {organization, sessionToken} from '../shared/organization.js';

export function CardForm({way, language, locked, onSaved}) {
  return (
    <payment-method-form
      publishable-key={organization.publishableKey}
      org-id={organization.orgId}
      apiKey={organization.apiKey}
      contract={way.contract}
      endpoint={way.endpoint}
      locale={language.locale}
      headers={language.headers}
      disabled={locked}
      authToken={sessionToken}
      onpayment-method-attached={onSaved}
    />
  );
}
