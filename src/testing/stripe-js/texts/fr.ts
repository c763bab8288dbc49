import type {Texts} from './texts.js';

export const fr: Texts = {
  titles: {
    card: 'Cadre de saisie sécurisé pour le paiement par carte',
    cardNumber: 'Cadre de saisie sécurisé pour le numéro de carte',
    cardExpiry: "Cadre de saisie sécurisé pour la date d'expiration",
    cardCvc: 'Cadre de saisie sécurisé pour le code CVC',
    payment: 'Cadre de saisie sécurisé pour le paiement',
  },
  visibleLabels: {
    number: 'Numéro de carte',
    expiry: "Date d'expiration",
    cvc: 'Code de sécurité',
    postal: 'Code postal',
    country: 'Pays ou région',
  },
  labels: {
    number: 'Numéro de carte de crédit ou de débit',
    expiry: "Date d'expiration de la carte de crédit ou de débit",
    cvc: 'Code CVC/CVV de la carte de crédit ou de débit',
    postal: 'Code postal',
  },
  placeholders: {cardNumber: 'Numéro de carte', expiry: 'MM / AA', cvc: 'CVC', postal: 'Code postal'},
  errors: {
    incomplete_number: 'Le numéro de carte est incomplet.',
    invalid_number: "Le numéro de carte n'est pas valide.",
    incomplete_expiry: "La date d'expiration est incomplète.",
    invalid_expiry_month: "Le mois d'expiration n'est pas valide.",
    invalid_expiry_month_past: "La date d'expiration est passée.",
    invalid_expiry_year: "L'année d'expiration n'est pas valide.",
    invalid_expiry_year_past: "L'année d'expiration est passée.",
    incomplete_cvc: 'Le code de sécurité est incomplet.',
    invalid_cvc: "Le code de sécurité n'est pas valide.",
    incomplete_zip: 'Le code postal est incomplet.',
    invalid_zip: "Le code postal n'est pas valide.",
  },
  challenge: {
    title: '3-D Secure simulé',
    explanation:
      "Ceci est le simulateur de Stripe : aucune banque n'est contactée. Choisissez l'issue de l'authentification.",
    pay: 'Payer {amount} avec {card}',
    save: 'Enregistrer {card} pour de futurs paiements',
    complete: 'RÉUSSIR',
    fail: 'ÉCHOUER',
    working: 'Un instant …',
    lost: "Cette authentification n'est plus en cours.",
  },
};
