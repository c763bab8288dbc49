import type {Translation} from './language.js';

/** Spanish. */
const es: Translation = {
  'label.number': 'Número de tarjeta',
  'label.expiry': 'Fecha de caducidad',
  'label.cvc': 'Código de seguridad',
  'label.card': 'Tarjeta',
  'label.payment': 'Datos de la tarjeta',
  'label.address': 'Dirección de facturación',
  'label.name': 'Nombre completo',
  'label.email': 'Correo electrónico',
  'label.phone': 'Teléfono',
  'label.country': 'País o región',
  'label.line1': 'Dirección',
  'label.line2': 'Piso, puerta, etc. (opcional)',
  'label.city': 'Ciudad',
  'label.state': 'Provincia o estado (opcional)',
  'label.postal_code': 'Código postal',
  'hint.cvc': '3 dígitos en el reverso',
  'hint.cvc.amex': '4 dígitos en el anverso',
  'form.name': 'Método de pago',
  'form.loading': 'Cargando el formulario de la tarjeta…',
  'submit.save': 'Guardar tarjeta',
  'submit.pay': 'Pagar {sum}',
  'submit.working': 'Guardando…',
  'submit.paying': 'Pagando…',
  'submit.authenticating': 'Confirmando con su banco…',
  'wallets.or': 'O introduzca una tarjeta',
  'sum.label': 'Total',
  'consent.pay': 'Acepto pagar {sum}.',
  'progress.validating': 'Comprobando la tarjeta…',
  'progress.working': 'Guardando la tarjeta. Espere, por favor.',
  'progress.authenticating': 'Confirmando con su banco. Es posible que le pida verificar su identidad.',
  'progress.paying': 'Realizando el pago. Espere, por favor.',
  'progress.long': 'Está tardando más de lo habitual. No cierre esta página.',
  'progress.reconciling': 'Comprobando el resultado…',
  'attached.saved': 'Tarjeta guardada',
  'attached.paid': 'Pago de {sum} realizado',
  'attached.card': '{brand} terminada en {last4}, caduca en {expiry}',
  'attached.another': 'Añadir otra tarjeta',
  'warning.not-made-default':
    'La tarjeta se ha guardado, pero no se ha podido establecer como predeterminada.',
  'warning.payment-processing': 'El pago se ha aceptado y todavía se está procesando.',
  'unknown.title': 'Todavía no sabemos si ha funcionado',
  'unknown.check': 'Comprobar ahora',
  'unknown.still': 'Acabamos de comprobarlo y todavía no podemos saberlo.',
  'unknown.start-over': 'Empezar de nuevo',
  'unknown.no-check': 'No podemos comprobarlo desde aquí.',
  'unknown.before-retry': 'Antes de empezar de nuevo, consulte su cuenta o pregunte a la organización.',
  'load.title': 'No se ha podido cargar el formulario de la tarjeta',
  'permission.title': 'No puede añadir un método de pago aquí',
  'load.retry': 'Reintentar',
  'summary.check': 'Revise: {fields}.',
  'failed.title': 'No se ha guardado nada',
  'failed.title.pay': 'No se le ha cobrado nada',
  'configuration.title': 'Este formulario no está bien configurado',
  'error.incomplete_number': 'Introduzca el número completo.',
  'error.invalid_number': 'Revise el número de tarjeta.',
  'error.incorrect_number': 'Revise el número de tarjeta.',
  'error.incomplete_expiry': 'Introduzca el mes y el año.',
  'error.invalid_expiry_month': 'Introduzca un mes del 01 al 12.',
  'error.invalid_expiry_month_past': 'Fecha pasada. Compruébela.',
  'error.invalid_expiry_year': 'Muy lejano. Compruebe el año.',
  'error.invalid_expiry_year_past': 'Fecha pasada. Compruébela.',
  'error.incomplete_cvc': 'Introduzca el código completo.',
  'error.invalid_cvc': 'Revise el código de seguridad.',
  'error.incorrect_cvc': 'No es el código de la tarjeta.',
  'error.incomplete_card': 'Introduzca los datos de la tarjeta.',
  'error.incorrect_address': 'La dirección no corresponde a la tarjeta. Compruébela o use otra tarjeta.',
  'error.incomplete_zip': 'Introduzca el código postal completo.',
  'error.incorrect_zip': 'El código postal no corresponde a la tarjeta. Compruébelo o use otra tarjeta.',
  'error.invalid_zip': 'Este código postal no es válido. Compruebe que lo ha escrito bien.',
  'error.invalid_postal_code': 'Este código postal no es válido. Compruebe que lo ha escrito bien.',
  'error.invalid-card-details': 'Hay un error en los datos de la tarjeta. Compruébelos.',
  'error.missing-billing-detail': 'Complete este campo.',
  'error.invalid-billing-email': 'Introduzca una dirección de correo electrónico completa.',
  'error.consent-required': 'Marque la casilla para aceptar el importe.',
  'error.not-attached': 'Guarde primero la tarjeta.',
  'fields.lost':
    'Los campos de la tarjeta se han tenido que cargar de nuevo. Vuelva a introducir la tarjeta.',
  'error.not-ready': 'El formulario de la tarjeta aún se está cargando. Inténtelo de nuevo en un momento.',
  'error.card_declined': 'La tarjeta ha sido rechazada. Pruebe con otra tarjeta.',
  'error.card_declined.detail': 'La tarjeta ha sido rechazada: {detail}',
  'error.insufficient_funds': 'La tarjeta ha sido rechazada por falta de fondos. Pruebe con otra tarjeta.',
  'error.card_decline_rate_limit_exceeded':
    'La tarjeta ha sido rechazada demasiadas veces y está bloqueada temporalmente. Use otra tarjeta.',
  'error.card_velocity_exceeded':
    'La tarjeta ha sido rechazada porque ha alcanzado su límite. Use otra tarjeta o consulte a su banco.',
  'error.withdrawal_count_limit_exceeded':
    'La tarjeta ha sido rechazada porque ha alcanzado su límite. Use otra tarjeta o consulte a su banco.',
  'error.card_not_supported': 'Este tipo de tarjeta no se acepta aquí. Use otra tarjeta.',
  'error.currency_not_supported': 'La tarjeta no admite esta moneda. Use otra tarjeta.',
  'error.approve_with_id':
    'El banco no lo ha autorizado. Inténtelo una vez más; si se rechaza de nuevo, consulte a su banco.',
  'error.reenter_transaction':
    'El banco no ha podido procesarlo. Inténtelo una vez más; si se rechaza de nuevo, consulte a su banco.',
  'error.duplicate_transaction':
    'El banco acaba de recibir este mismo pago. Compruebe si se ha realizado antes de volver a pagar.',
  'error.issuer_not_available': 'No se ha podido contactar con su banco. Inténtelo más tarde.',
  'error.live_mode_test_card': 'Esta es una tarjeta de prueba. Use una tarjeta real.',
  'error.testmode_decline': 'Esta es una tarjeta de prueba. Use una tarjeta real.',
  'error.test_mode_live_card':
    'Este formulario está en pruebas y solo acepta tarjetas de prueba. Su tarjeta no se ha utilizado.',
  'error.expired_card': 'La tarjeta ha caducado. Use otra tarjeta.',
  'error.processing_error': 'El banco no ha podido procesar la tarjeta. Inténtelo de nuevo en un momento.',
  'error.try_again_later': 'El banco no ha podido responder. Inténtelo más tarde.',
  'error.authentication_required':
    'Su banco quiere verificar su identidad, y aquí no es posible. Use otra tarjeta.',
  'error.authentication-failed':
    'Su banco no ha podido verificar su identidad. Inténtelo de nuevo o use otra tarjeta.',
  'error.authentication-unclear': 'No hemos podido averiguar si su banco lo ha confirmado.',
  'error.intent-canceled': 'Este pago se ha cancelado. Empiece de nuevo.',
  'error.offline': 'No tiene conexión. Conéctese a internet e inténtelo de nuevo.',
  'error.timeout':
    'El servidor ha tardado demasiado en responder. No vuelva a introducir la tarjeta sin haberlo comprobado.',
  'error.network-error':
    'La conexión se ha cortado antes de recibir la respuesta. No vuelva a introducir la tarjeta sin haberlo comprobado.',
  'error.server-error':
    'El servidor ha tenido un problema y no ha indicado si ha terminado. No vuelva a introducir la tarjeta sin haberlo comprobado.',
  'error.redirected': 'El servidor ha respondido con una redirección, que no indica si ha terminado.',
  'error.unexpected-answer':
    'La respuesta del servidor no se entiende, así que no podemos saber qué ha pasado.',
  'error.interrupted':
    'Se ha salido de la página antes de recibir la respuesta. No vuelva a introducir la tarjeta hasta que se aclare.',
  'error.not-saved': 'Lo hemos comprobado: no se ha guardado ni cobrado nada. Puede intentarlo de nuevo.',
  'error.never-confirmed':
    'No se ha guardado ni cobrado nada, porque no se llegó a confirmar. Puede intentarlo de nuevo.',
  'error.not-signed-in':
    'No ha iniciado sesión o su sesión ha terminado. Inicie sesión e inténtelo de nuevo.',
  'error.account-not-validated':
    'Su cuenta aún no está confirmada. Confírmela, vuelva a iniciar sesión e inténtelo de nuevo.',
  'error.inactive-account': 'Su cuenta no está activa. Pregunte a la organización.',
  'error.api-key-refused':
    'Este formulario no está bien configurado: el servidor ha rechazado su clave de API. Avise a la organización.',
  'error.captcha-required':
    'El servidor quiere saber que usted no es un robot. Resuelva el captcha e inténtelo de nuevo.',
  'error.auth-token-failed':
    'No hemos podido confirmar que ha iniciado sesión. Inicie sesión e inténtelo de nuevo.',
  'error.permission-denied':
    'No tiene permiso para añadir un método de pago a esta organización. Pregunte a alguien que gestione su facturación.',
  'error.not-found': 'No se ha encontrado esta organización.',
  'error.request-not-supported': 'El servidor no admite este tipo de solicitudes. Avise a la organización.',
  'error.card-exists': 'Esta tarjeta ya está guardada. Use otra para añadir una tarjeta.',
  'error.too-many-cards': 'No se pueden guardar más tarjetas aquí. Elimine una primero.',
  'error.amount-not-allowed': 'Este importe no se puede pagar aquí. Pregunte a la organización.',
  'error.currency-not-allowed': 'Aquí no se puede pagar en esta moneda. Pregunte a la organización.',
  'error.conflict': 'El servidor ya está procesando la misma solicitud. Inténtelo de nuevo en un momento.',
  'error.conflict.detail': 'El servidor lo ha rechazado: {detail}',
  'error.too-many-requests': 'Ha habido demasiados intentos. Espere un poco e inténtelo de nuevo.',
  'error.request-rejected': 'El servidor ha rechazado la solicitud.',
  'error.request-rejected.detail': 'El servidor lo ha rechazado: {detail}',
  'error.submit-vetoed': 'La página no ha permitido continuar.',
  'error.stripe-refused': 'No se ha podido comprobar la tarjeta. Inténtelo de nuevo.',
  'error.stripe-refused.detail': 'No se ha podido comprobar la tarjeta: {detail}',
  'error.stripe-failed':
    'Stripe ha tenido un problema y no ha comprobado la tarjeta. Inténtelo de nuevo en un momento.',
  'error.stripe-timeout': 'La comprobación de la tarjeta ha tardado demasiado. Inténtelo de nuevo.',
  'error.stripe-unreachable':
    'No se ha podido contactar con Stripe. Compruebe su conexión e inténtelo de nuevo.',
  'error.unexpected': 'Ha ocurrido un error inesperado.',
  'error.load-failed':
    'El formulario de la tarjeta de Stripe no funciona. Inténtelo de nuevo o vuelva más tarde.',
  'error.load-blocked':
    'No se ha podido contactar con Stripe. Puede deberse a un bloqueador de contenido o a un problema de red.',
  'error.load-offline': 'No tiene conexión. Conéctese a internet e inténtelo de nuevo.',
  'error.load-timeout':
    'Stripe ha tardado demasiado en cargarse. Compruebe su conexión e inténtelo de nuevo.',
  'error.stripe-not-available': 'Stripe no está disponible en este navegador.',
  'error.fields-timeout':
    'Los campos de la tarjeta no han aparecido. Puede deberse a un bloqueador de contenido.',
  'error.fields-failed': 'No se han podido cargar los campos de la tarjeta.',
};

export default es;
