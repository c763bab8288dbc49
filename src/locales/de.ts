import type {Translation} from './language.js';

/** German. */
const de: Translation = {
  'label.number': 'Kartennummer',
  'label.expiry': 'Gültig bis',
  'label.cvc': 'Prüfnummer',
  'label.card': 'Karte',
  'label.payment': 'Kartendaten',
  'label.address': 'Rechnungsadresse',
  'label.name': 'Vor- und Nachname',
  'label.email': 'E-Mail-Adresse',
  'label.phone': 'Telefon',
  'label.country': 'Land oder Region',
  'label.line1': 'Straße und Hausnummer',
  'label.line2': 'Adresszusatz (optional)',
  'label.city': 'Ort',
  'label.state': 'Bundesland oder Kanton (optional)',
  'label.postal_code': 'Postleitzahl',
  'hint.cvc': '3 Ziffern auf der Rückseite',
  'hint.cvc.amex': '4 Ziffern auf der Vorderseite',
  'form.name': 'Zahlungsmethode',
  'form.loading': 'Kartenformular wird geladen…',
  'submit.save': 'Karte speichern',
  'submit.pay': '{sum} bezahlen',
  'submit.working': 'Wird gespeichert…',
  'submit.paying': 'Zahlung läuft…',
  'submit.authenticating': 'Bestätigung durch Ihre Bank…',
  'wallets.or': 'Oder Karte eingeben',
  'sum.label': 'Gesamtbetrag',
  'consent.pay': 'Ich stimme der Zahlung von {sum} zu.',
  'progress.validating': 'Karte wird geprüft…',
  'progress.working': 'Karte wird gespeichert. Bitte warten Sie.',
  'progress.authenticating':
    'Bestätigung durch Ihre Bank. Möglicherweise müssen Sie Ihre Identität bestätigen.',
  'progress.paying': 'Zahlung läuft. Bitte warten Sie.',
  'progress.long': 'Es dauert länger als sonst. Bitte lassen Sie diese Seite offen.',
  'progress.reconciling': 'Der Stand wird geprüft…',
  'attached.saved': 'Karte gespeichert',
  'attached.paid': '{sum} bezahlt',
  'attached.card': '{brand} mit Endziffern {last4}, gültig bis {expiry}',
  'attached.another': 'Weitere Karte hinzufügen',
  'warning.not-made-default': 'Die Karte ist gespeichert, konnte aber nicht als Standard festgelegt werden.',
  'warning.payment-processing': 'Die Zahlung ist angenommen und wird noch verarbeitet.',
  'unknown.title': 'Noch ist unklar, ob es geklappt hat',
  'unknown.check': 'Jetzt prüfen',
  'unknown.still': 'Wir haben gerade nachgesehen und können es noch immer nicht sagen.',
  'unknown.start-over': 'Von vorn beginnen',
  'unknown.no-check': 'Von hier aus können wir das nicht prüfen.',
  'unknown.before-retry':
    'Sehen Sie in Ihrem Konto nach oder fragen Sie die Organisation, bevor Sie von vorn beginnen.',
  'load.title': 'Das Kartenformular konnte nicht geladen werden',
  'permission.title': 'Sie können hier keine Zahlungsmethode hinzufügen',
  'load.retry': 'Erneut versuchen',
  'summary.check': 'Bitte prüfen: {fields}.',
  'failed.title': 'Es wurde nichts gespeichert',
  'failed.title.pay': 'Es wurde nichts abgebucht',
  'configuration.title': 'Dieses Formular ist nicht richtig eingerichtet',
  'error.incomplete_number': 'Geben Sie die ganze Nummer ein.',
  'error.invalid_number': 'Prüfen Sie die Kartennummer.',
  'error.incorrect_number': 'Prüfen Sie die Kartennummer.',
  'error.incomplete_expiry': 'Geben Sie Monat und Jahr ein.',
  'error.invalid_expiry_month': 'Monat: Geben Sie 01 bis 12 ein.',
  'error.invalid_expiry_month_past': 'Datum vorbei. Bitte prüfen.',
  'error.invalid_expiry_year': 'Zu fern. Prüfen Sie das Jahr.',
  'error.invalid_expiry_year_past': 'Datum vorbei. Bitte prüfen.',
  'error.incomplete_cvc': 'Prüfnummer bitte ganz eingeben.',
  'error.invalid_cvc': 'Diese Prüfnummer stimmt nicht.',
  'error.incorrect_cvc': 'Nicht die Nummer dieser Karte.',
  'error.incomplete_card': 'Geben Sie die Kartendaten ein.',
  'error.incorrect_address':
    'Die Adresse passt nicht zur Karte. Prüfen Sie sie oder verwenden Sie eine andere Karte.',
  'error.incomplete_zip': 'Geben Sie die vollständige Postleitzahl ein.',
  'error.incorrect_zip':
    'Die Postleitzahl passt nicht zur Karte. Prüfen Sie sie oder verwenden Sie eine andere Karte.',
  'error.invalid_zip': 'Diese Postleitzahl ist ungültig. Prüfen Sie sie auf Tippfehler.',
  'error.invalid_postal_code': 'Diese Postleitzahl ist ungültig. Prüfen Sie sie auf Tippfehler.',
  'error.invalid-card-details': 'An den Kartendaten stimmt etwas nicht. Prüfen Sie sie.',
  'error.missing-billing-detail': 'Bitte füllen Sie dieses Feld aus.',
  'error.invalid-billing-email': 'Geben Sie eine vollständige E-Mail-Adresse ein.',
  'error.consent-required': 'Setzen Sie das Häkchen, um dem Betrag zuzustimmen.',
  'error.not-attached': 'Speichern Sie zuerst die Karte.',
  'fields.lost': 'Die Kartenfelder mussten neu geladen werden. Bitte geben Sie die Karte noch einmal ein.',
  'error.not-ready': 'Das Kartenformular wird noch geladen. Versuchen Sie es gleich noch einmal.',
  'error.card_declined': 'Die Karte wurde abgelehnt. Versuchen Sie es mit einer anderen Karte.',
  'error.card_declined.detail': 'Die Karte wurde abgelehnt: {detail}',
  'error.insufficient_funds':
    'Die Karte wurde abgelehnt, weil das Guthaben nicht ausreicht. Versuchen Sie es mit einer anderen Karte.',
  'error.card_decline_rate_limit_exceeded':
    'Die Karte wurde zu oft abgelehnt und ist vorübergehend gesperrt. Verwenden Sie eine andere Karte.',
  'error.card_velocity_exceeded':
    'Die Karte wurde abgelehnt, weil ihr Limit erreicht ist. Verwenden Sie eine andere Karte oder fragen Sie Ihre Bank.',
  'error.withdrawal_count_limit_exceeded':
    'Die Karte wurde abgelehnt, weil ihr Limit erreicht ist. Verwenden Sie eine andere Karte oder fragen Sie Ihre Bank.',
  'error.card_not_supported': 'Diese Kartenart wird hier nicht akzeptiert. Verwenden Sie eine andere Karte.',
  'error.currency_not_supported':
    'Die Karte unterstützt diese Währung nicht. Verwenden Sie eine andere Karte.',
  'error.approve_with_id':
    'Die Bank hat die Zahlung nicht genehmigt. Versuchen Sie es noch einmal. Wird die Karte wieder abgelehnt, fragen Sie Ihre Bank.',
  'error.reenter_transaction':
    'Die Bank konnte den Vorgang nicht verarbeiten. Versuchen Sie es noch einmal. Wird die Karte wieder abgelehnt, fragen Sie Ihre Bank.',
  'error.duplicate_transaction':
    'Die Bank hat dieselbe Zahlung gerade schon erhalten. Prüfen Sie, ob sie ausgeführt wurde, bevor Sie noch einmal bezahlen.',
  'error.issuer_not_available': 'Ihre Bank war nicht erreichbar. Versuchen Sie es später noch einmal.',
  'error.live_mode_test_card': 'Dies ist eine Testkarte. Verwenden Sie eine echte Karte.',
  'error.testmode_decline': 'Dies ist eine Testkarte. Verwenden Sie eine echte Karte.',
  'error.test_mode_live_card':
    'Dieses Formular wird gerade getestet und nimmt nur Testkarten an. Ihre Karte wurde nicht verwendet.',
  'error.expired_card': 'Die Karte ist abgelaufen. Verwenden Sie eine andere Karte.',
  'error.processing_error':
    'Die Bank konnte die Karte nicht verarbeiten. Versuchen Sie es gleich noch einmal.',
  'error.try_again_later': 'Die Bank konnte nicht antworten. Versuchen Sie es später noch einmal.',
  'error.authentication_required':
    'Ihre Bank möchte Ihre Identität bestätigen, was hier nicht möglich ist. Verwenden Sie eine andere Karte.',
  'error.authentication-failed':
    'Ihre Bank konnte Ihre Identität nicht bestätigen. Versuchen Sie es noch einmal oder verwenden Sie eine andere Karte.',
  'error.authentication-unclear': 'Wir konnten nicht herausfinden, ob Ihre Bank zugestimmt hat.',
  'error.intent-canceled': 'Diese Zahlung wurde abgebrochen. Beginnen Sie von vorn.',
  'error.offline':
    'Sie sind offline. Stellen Sie eine Internetverbindung her und versuchen Sie es noch einmal.',
  'error.timeout':
    'Der Server hat zu lange für eine Antwort gebraucht. Geben Sie die Karte erst wieder ein, wenn Sie nachgesehen haben.',
  'error.network-error':
    'Die Verbindung brach ab, bevor die Antwort kam. Geben Sie die Karte erst wieder ein, wenn Sie nachgesehen haben.',
  'error.server-error':
    'Der Server hatte ein Problem und hat nicht gesagt, ob er fertig wurde. Geben Sie die Karte erst wieder ein, wenn Sie nachgesehen haben.',
  'error.redirected':
    'Der Server hat mit einer Weiterleitung geantwortet. Daraus geht nicht hervor, ob er fertig wurde.',
  'error.unexpected-answer':
    'Die Antwort des Servers war unverständlich. Wir können daher nicht sagen, was geschehen ist.',
  'error.interrupted':
    'Die Seite wurde verlassen, bevor die Antwort kam. Geben Sie die Karte erst wieder ein, wenn das geklärt ist.',
  'error.not-saved':
    'Wir haben nachgesehen: Es wurde nichts gespeichert oder abgebucht. Sie können es noch einmal versuchen.',
  'error.never-confirmed':
    'Es wurde nichts gespeichert oder abgebucht, denn es wurde nie bestätigt. Sie können es noch einmal versuchen.',
  'error.not-signed-in':
    'Sie sind nicht angemeldet oder Ihre Sitzung ist abgelaufen. Melden Sie sich an und versuchen Sie es noch einmal.',
  'error.account-not-validated':
    'Ihr Konto ist noch nicht bestätigt. Bestätigen Sie es, melden Sie sich neu an und versuchen Sie es dann noch einmal.',
  'error.inactive-account': 'Ihr Konto ist nicht aktiv. Fragen Sie die Organisation.',
  'error.api-key-refused':
    'Dieses Formular ist nicht richtig eingerichtet: Der Server hat den API-Schlüssel abgelehnt. Sagen Sie der Organisation Bescheid.',
  'error.captcha-required':
    'Der Server möchte wissen, dass Sie kein Roboter sind. Lösen Sie das Captcha und versuchen Sie es noch einmal.',
  'error.auth-token-failed':
    'Wir konnten Ihre Anmeldung nicht bestätigen. Melden Sie sich an und versuchen Sie es noch einmal.',
  'error.permission-denied':
    'Sie dürfen dieser Organisation keine Zahlungsmethode hinzufügen. Fragen Sie jemanden, der ihre Abrechnung verwaltet.',
  'error.not-found': 'Diese Organisation wurde nicht gefunden.',
  'error.request-not-supported':
    'Der Server nimmt solche Anfragen nicht an. Sagen Sie der Organisation Bescheid.',
  'error.card-exists':
    'Diese Karte ist schon gespeichert. Verwenden Sie eine andere, um eine Karte hinzuzufügen.',
  'error.too-many-cards': 'Hier können keine weiteren Karten gespeichert werden. Entfernen Sie zuerst eine.',
  'error.amount-not-allowed': 'Dieser Betrag kann hier nicht bezahlt werden. Fragen Sie die Organisation.',
  'error.currency-not-allowed':
    'In dieser Währung kann hier nicht bezahlt werden. Fragen Sie die Organisation.',
  'error.conflict': 'Der Server bearbeitet dieselbe Anfrage bereits. Versuchen Sie es gleich noch einmal.',
  'error.conflict.detail': 'Der Server hat abgelehnt: {detail}',
  'error.too-many-requests':
    'Das waren zu viele Versuche. Warten Sie ein wenig und versuchen Sie es noch einmal.',
  'error.request-rejected': 'Der Server hat die Anfrage abgelehnt.',
  'error.request-rejected.detail': 'Der Server hat abgelehnt: {detail}',
  'error.submit-vetoed': 'Die Seite hat den Vorgang nicht zugelassen.',
  'error.stripe-refused': 'Die Karte konnte nicht geprüft werden. Versuchen Sie es noch einmal.',
  'error.stripe-refused.detail': 'Die Karte konnte nicht geprüft werden: {detail}',
  'error.stripe-failed':
    'Bei Stripe gab es ein Problem, die Karte wurde nicht geprüft. Versuchen Sie es gleich noch einmal.',
  'error.stripe-timeout': 'Die Prüfung der Karte hat zu lange gedauert. Versuchen Sie es noch einmal.',
  'error.stripe-unreachable':
    'Stripe war nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'error.unexpected': 'Etwas Unerwartetes ist schiefgegangen.',
  'error.load-failed':
    'Das Kartenformular von Stripe funktioniert nicht. Versuchen Sie es noch einmal oder kommen Sie später wieder.',
  'error.load-blocked':
    'Stripe war nicht erreichbar. Vielleicht liegt es an einem Inhaltsblocker oder am Netzwerk.',
  'error.load-offline':
    'Sie sind offline. Stellen Sie eine Internetverbindung her und versuchen Sie es noch einmal.',
  'error.load-timeout':
    'Stripe hat zu lange zum Laden gebraucht. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'error.stripe-not-available': 'Stripe ist in diesem Browser nicht verfügbar.',
  'error.fields-timeout':
    'Die Kartenfelder sind nicht erschienen. Vielleicht liegt es an einem Inhaltsblocker.',
  'error.fields-failed': 'Die Kartenfelder konnten nicht geladen werden.',
};

export default de;
