import {Component, output, signal} from '@angular/core';
import type {PaymentMethodAttachedEvent} from 'payment-method-form';
import {languages, ways} from '../shared/organization.js';
import {CardForm} from './card-form.js';

@Component({
  selector: 'list-page',
  imports: [CardForm],
  template: `
    <button (click)="swap()">Swap</button>
    <ul>
      @for (way of list(); track way.contract) {
        <li><card-form [way]="way" [language]="language" [locked]="false" (saved)="saved.emit($event)" /></li>
      }
    </ul>
  `,
})
export class ListPage {
  readonly saved = output<PaymentMethodAttachedEvent>();
  protected readonly language = languages.en;
  protected readonly list = signal(ways);

  protected swap(): void {
    this.list.update((list) => list.toReversed());
  }
}
