import 'payment-method-form/define';

const form = document.createElement('payment-method-form');
form.publishableKey = 'pk_test_bundled';
form.endpoint = '/v2/org/{orgId}/payment';
form.orgId = 'org_demo';
form.apiKey = 'browser demo 00000000-0000-4000-8000-000000000000';
form.authToken = 'demo-billing';
form.locale = 'en';
document.body.append(form);
