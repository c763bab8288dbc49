import 'payment-method-form/define';
import {Component, CUSTOM_ELEMENTS_SCHEMA, input, output} from '@angular/core';
import type {PaymentMethodAttachedEvent} from 'payment-method-form';
import {organization, rounds, sessionToken, ways} from '../shared/organization.js';

@Component({
  selector: 'cases-form',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <payment-method-form
      [attr.publishable-key]="organization.publishableKey"
      [attr.org-id]="organization.orgId"
      [apiKey]="organization.apiKey"
      [endpoint]="endpoint"
      [attr.submit-label]="round().label"
      [timeout]="round().timeout"
      [required]="round().required"
      [billingDetails]="round().billingDetails"
      [authToken]="sessionToken"
      (payment-method-ready)="heard.emit($event)"
      (payment-method-change)="heard.emit($event)"
      (invalid)="heard.emit($event)"
      (payment-method-attached)="saved.emit($event)"
      ><ng-content
    /></payment-method-form>
  `,
})
export class CasesForm {
  readonly round = input(rounds[0]);
  readonly heard = output<Event>();
  readonly saved = output<PaymentMethodAttachedEvent>();
  protected readonly organization = organization;
  protected readonly endpoint = ways[0].endpoint;
  protected readonly sessionToken = sessionToken;
}
