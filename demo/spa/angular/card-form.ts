import 'payment-method-form/define';
import {Component, CUSTOM_ELEMENTS_SCHEMA, EventEmitter} from '@angular/core';
import type {PaymentMethodAttachedEvent} from 'payment-method-form';
import {languages, organization, sessionToken, ways} from '../shared/organization.js';

@Component({
  selector: 'card-form',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  inputs: ['way', 'language', 'locked'],
  outputs: ['saved'],
  template: `
    <payment-method-form
      [publishableKey]="organization.publishableKey"
      [attr.org-id]="organization.orgId"
      [apiKey]="organization.apiKey"
      [contract]="way.contract"
      [endpoint]="way.endpoint"
      [locale]="language.locale"
      [headers]="language.headers"
      [disabled]="locked"
      [authToken]="sessionToken"
      (payment-method-attached)="saved.emit($event)"
    ></payment-method-form>
  `,
})
export class CardForm {
  way = ways[0];
  language = languages.en;
  locked = false;
  readonly saved = new EventEmitter<PaymentMethodAttachedEvent>();
  protected readonly organization = organization;
  protected readonly sessionToken = sessionToken;
}
