import {Component, output, signal} from '@angular/core';
import type {PaymentMethodAttachedEvent} from 'payment-method-form';
import {hear, rounds} from '../shared/organization.js';
import {CasesForm} from './cases-form.js';

/** Everything that a component can give to the tag: attributes, properties, handlers and children, which all change. */
@Component({
  selector: 'cases-page',
  imports: [CasesForm],
  template: `
    <button (click)="round.set(rounds[1])">Next round</button>
    <button (click)="hasTerms.set(!hasTerms())">Terms</button>
    <button (click)="addNote()">Another note</button>
    <p data-testid="heard">{{ heard().join(' ') }}</p>
    <cases-form [round]="round()" (heard)="onHeard($event)" (saved)="saved.emit($event)">
      <strong slot="heading">{{ round().billingDetails.name }} pays</strong>
      @if (hasTerms()) {
        <p slot="legal">Terms for {{ round().billingDetails.name }}</p>
      }
      @for (note of notes(); track note) {
        <p slot="footer">Note {{ note }}</p>
      }
    </cases-form>
  `,
})
export class CasesPage {
  readonly saved = output<PaymentMethodAttachedEvent>();
  protected readonly rounds = rounds;
  protected readonly round = signal(rounds[0]);
  protected readonly hasTerms = signal(false);
  protected readonly notes = signal(['one', 'two']);
  protected readonly heard = signal<string[]>([]);

  protected addNote(): void {
    this.notes.update((notes) => ['three', ...notes.toReversed()]);
  }

  protected onHeard(event: Event): void {
    this.heard.update((heard) => hear(heard, event));
  }
}
