import type {Texts} from './texts.js';

export const de: Texts = {
  titles: {
    card: 'Sicherer Eingaberahmen für Kartenzahlungen',
    cardNumber: 'Sicherer Eingaberahmen für Kartennummer',
    cardExpiry: 'Sicherer Eingaberahmen für Ablaufdatum',
    cardCvc: 'Sicherer Eingaberahmen für Prüfziffer',
    payment: 'Sicherer Eingaberahmen für Zahlungen',
  },
  visibleLabels: {
    number: 'Kartennummer',
    expiry: 'Ablaufdatum',
    cvc: 'Prüfziffer',
    postal: 'Postleitzahl',
    country: 'Land oder Region',
  },
  labels: {
    number: 'Nummer der Kredit- oder Debitkarte',
    expiry: 'Ablaufdatum der Kredit- oder Debitkarte',
    cvc: 'Prüfziffer der Kredit- oder Debitkarte',
    postal: 'Postleitzahl',
  },
  placeholders: {cardNumber: 'Kartennummer', expiry: 'MM / JJ', cvc: 'Prüfziffer', postal: 'PLZ'},
  errors: {
    incomplete_number: 'Die Kartennummer ist unvollständig.',
    invalid_number: 'Die Kartennummer ist ungültig.',
    incomplete_expiry: 'Das Ablaufdatum ist unvollständig.',
    invalid_expiry_month: 'Der Ablaufmonat ist ungültig.',
    invalid_expiry_month_past: 'Das Ablaufdatum ist vorbei.',
    invalid_expiry_year: 'Das Ablaufjahr ist ungültig.',
    invalid_expiry_year_past: 'Das Ablaufjahr ist vorbei.',
    incomplete_cvc: 'Die Prüfziffer ist unvollständig.',
    invalid_cvc: 'Die Prüfziffer ist ungültig.',
    incomplete_zip: 'Die Postleitzahl ist unvollständig.',
    invalid_zip: 'Die Postleitzahl ist ungültig.',
  },
  challenge: {
    title: 'Simuliertes 3-D Secure',
    explanation:
      'Das ist der Stripe-Simulator: Keine Bank wird gefragt. Wählen Sie, wie die Prüfung ausgeht.',
    pay: '{amount} zahlen mit {card}',
    save: '{card} für spätere Zahlungen speichern',
    complete: 'ABSCHLIESSEN',
    fail: 'SCHEITERN',
    working: 'Einen Moment …',
    lost: 'Diese Prüfung läuft nicht mehr.',
  },
};
