import 'payment-method-form/define';
import {Component, CUSTOM_ELEMENTS_SCHEMA, input, output} from '@angular/core';
import type {PaymentMethodAttachedEvent} from 'payment-method-form';
import {languages, organization, sessionToken, type ways} from '../shared/organization.js';

@Component({
  selector: 'card-form',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <payment-method-form
      [publishableKey]="organization.publishableKey"
      [attr.org-id]="organization.orgId"
      [apiKey]="organization.apiKey"
      [contract]="way().contract"
      [endpoint]="way().endpoint"
      [locale]="language().locale"
      [headers]="language().headers"
      [disabled]="locked()"
      [authToken]="sessionToken"
      (payment-method-attached)="saved.emit($event)"
    ></payment-method-form>
  `,
})
export class CardForm {
  readonly way = input.required<(typeof ways)[number]>();
  readonly language = input(languages.en);
  readonly locked = input(false);
  readonly saved = output<PaymentMethodAttachedEvent>();
  protected readonly organization = organization;
  protected readonly sessionToken = sessionToken;
}
