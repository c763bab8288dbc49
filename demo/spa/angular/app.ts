import {Component, signal} from '@angular/core';
import type {PaymentMethodAttachedEvent} from 'payment-method-form';
import {tell} from '../shared/organization.js';
import {CasesPage} from './cases-page.js';
import {ListPage} from './list-page.js';
import {OnePage} from './one-page.js';

@Component({
  selector: 'app-root',
  imports: [CasesPage, ListPage, OnePage],
  host: {'(window:hashchange)': 'followHash()'},
  template: `
    <nav>
      <a href="#/">One form</a> <a href="#/list">Two forms</a> <a href="#/cases">Cases</a>
      <a href="#/none">No form</a>
    </nav>
    <p data-testid="told">{{ told() }}</p>
    @switch (hash()) {
      @case ('#/') {
        <one-page (saved)="onSaved($event)" />
      }
      @case ('#/list') {
        <list-page (saved)="onSaved($event)" />
      }
      @case ('#/cases') {
        <cases-page (saved)="onSaved($event)" />
      }
      @default {
        <p>Nothing to pay here.</p>
      }
    }
  `,
})
export class App {
  protected readonly hash = signal(location.hash || '#/');
  protected readonly told = signal('');
  #count = 0;

  protected followHash(): void {
    this.hash.set(location.hash || '#/');
  }

  protected onSaved({card}: PaymentMethodAttachedEvent): void {
    this.#count += 1;
    this.told.set(tell(this.#count, card));
  }
}
