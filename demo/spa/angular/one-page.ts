import {Component, output, signal} from '@angular/core';
import type {PaymentMethodAttachedEvent} from 'payment-method-form';
import {languages, ways} from '../shared/organization.js';
import {CardForm} from './card-form.js';

@Component({
  selector: 'one-page',
  imports: [CardForm],
  template: `
    <button (click)="shown.set(!shown())">{{ shown() ? 'Take the form away' : 'Put the form back' }}</button>
    <button (click)="language.set(languages.de)">Speak German</button>
    <button (click)="locked.set(true)">Lock</button>
    <button (click)="locked.set(false)">Unlock</button>
    @if (shown()) {
      <card-form [way]="way" [language]="language()" [locked]="locked()" (saved)="saved.emit($event)" />
    }
  `,
})
export class OnePage {
  readonly saved = output<PaymentMethodAttachedEvent>();
  protected readonly way = ways[0];
  protected readonly languages = languages;
  protected readonly shown = signal(true);
  protected readonly language = signal(languages.en);
  protected readonly locked = signal(false);
}
