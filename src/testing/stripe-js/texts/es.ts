import type {Texts} from './texts.js';

export const es: Texts = {
  titles: {
    card: 'Marco de entrada seguro para el pago con tarjeta',
    cardNumber: 'Marco de entrada seguro para el número de tarjeta',
    cardExpiry: 'Marco de entrada seguro para la fecha de caducidad',
    cardCvc: 'Marco de entrada seguro para el CVC',
    payment: 'Marco de entrada seguro para el pago',
  },
  visibleLabels: {
    number: 'Número de tarjeta',
    expiry: 'Fecha de caducidad',
    cvc: 'Código de seguridad',
    postal: 'Código postal',
    country: 'País o región',
  },
  labels: {
    number: 'Número de la tarjeta de crédito o débito',
    expiry: 'Fecha de caducidad de la tarjeta de crédito o débito',
    cvc: 'CVC/CVV de la tarjeta de crédito o débito',
    postal: 'Código postal',
  },
  placeholders: {cardNumber: 'Número de tarjeta', expiry: 'MM / AA', cvc: 'CVC', postal: 'C. P.'},
  errors: {
    incomplete_number: 'El número de tarjeta está incompleto.',
    invalid_number: 'El número de tarjeta no es válido.',
    incomplete_expiry: 'La fecha de caducidad está incompleta.',
    invalid_expiry_month: 'El mes de caducidad no es válido.',
    invalid_expiry_month_past: 'La fecha de caducidad ya pasó.',
    invalid_expiry_year: 'El año de caducidad no es válido.',
    invalid_expiry_year_past: 'El año de caducidad ya pasó.',
    incomplete_cvc: 'El código de seguridad está incompleto.',
    invalid_cvc: 'El código de seguridad no es válido.',
    incomplete_zip: 'El código postal está incompleto.',
    invalid_zip: 'El código postal no es válido.',
  },
  challenge: {
    title: '3-D Secure simulado',
    explanation:
      'Este es el simulador de Stripe: no se consulta a ningún banco. Elija cómo termina la autenticación.',
    pay: 'Pagar {amount} con {card}',
    save: 'Guardar {card} para pagos futuros',
    complete: 'COMPLETAR',
    fail: 'FALLAR',
    working: 'Un momento …',
    lost: 'Esta autenticación ya no está en curso.',
  },
};
