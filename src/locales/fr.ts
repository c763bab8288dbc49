import type {Translation} from './language.js';

/** French. */
const fr: Translation = {
  'label.number': 'Numéro de carte',
  'label.expiry': 'Date d’expiration',
  'label.cvc': 'Cryptogramme',
  'label.card': 'Carte',
  'label.payment': 'Informations de la carte',
  'label.address': 'Adresse de facturation',
  'label.name': 'Prénom et nom',
  'label.email': 'E-mail',
  'label.phone': 'Téléphone',
  'label.country': 'Pays ou région',
  'label.line1': 'Adresse',
  'label.line2': 'Complément d’adresse (facultatif)',
  'label.city': 'Ville',
  'label.state': 'État ou province (facultatif)',
  'label.postal_code': 'Code postal',
  'hint.cvc': '3 chiffres au dos de la carte',
  'hint.cvc.amex': '4 chiffres au recto de la carte',
  'form.name': 'Moyen de paiement',
  'form.loading': 'Chargement du formulaire de carte…',
  'submit.save': 'Enregistrer la carte',
  'submit.pay': 'Payer {sum}',
  'submit.working': 'Enregistrement…',
  'submit.paying': 'Paiement…',
  'submit.authenticating': 'Confirmation par votre banque…',
  'wallets.or': 'Ou saisissez une carte',
  'sum.label': 'Total',
  'consent.pay': 'J’accepte de payer {sum}.',
  'progress.validating': 'Vérification de la carte…',
  'progress.working': 'Enregistrement de la carte. Veuillez patienter.',
  'progress.authenticating':
    'Confirmation par votre banque. Elle peut vous demander de confirmer votre identité.',
  'progress.paying': 'Paiement en cours. Veuillez patienter.',
  'progress.long': 'Cela prend plus de temps que d’habitude. Laissez cette page ouverte.',
  'progress.reconciling': 'Vérification du résultat…',
  'attached.saved': 'Carte enregistrée',
  'attached.paid': 'Paiement de {sum} effectué',
  'attached.card': '{brand} se terminant par {last4}, expiration {expiry}',
  'attached.another': 'Ajouter une autre carte',
  'warning.not-made-default': 'La carte est enregistrée, mais elle n’a pas pu être définie par défaut.',
  'warning.payment-processing': 'Le paiement est accepté et en cours de traitement.',
  'unknown.title': 'Nous ne savons pas encore si l’opération a abouti',
  'unknown.check': 'Vérifier maintenant',
  'unknown.still': 'Nous venons de vérifier et ne pouvons toujours pas le dire.',
  'unknown.start-over': 'Recommencer',
  'unknown.no-check': 'Nous ne pouvons pas le vérifier d’ici.',
  'unknown.before-retry':
    'Avant de recommencer, consultez votre compte ou renseignez-vous auprès de l’organisation.',
  'load.title': 'Le formulaire de carte n’a pas pu être chargé',
  'permission.title': 'Vous ne pouvez pas ajouter de moyen de paiement ici',
  'load.retry': 'Réessayer',
  'summary.check': 'Veuillez vérifier : {fields}.',
  'failed.title': 'Rien n’a été enregistré',
  'failed.title.pay': 'Vous n’avez pas été débité',
  'configuration.title': 'Ce formulaire n’est pas configuré correctement',
  'error.incomplete_number': 'Saisissez le numéro complet.',
  'error.invalid_number': 'Vérifiez le numéro de carte.',
  'error.incorrect_number': 'Vérifiez le numéro de carte.',
  'error.incomplete_expiry': 'Saisissez le mois et l’année.',
  'error.invalid_expiry_month': 'Saisissez un mois de 01 à 12.',
  'error.invalid_expiry_month_past': 'Date dépassée. Vérifiez-la.',
  'error.invalid_expiry_year': 'Trop loin. Vérifiez l’année.',
  'error.invalid_expiry_year_past': 'Date dépassée. Vérifiez-la.',
  'error.incomplete_cvc': 'Saisissez tout le cryptogramme.',
  'error.invalid_cvc': 'Vérifiez le cryptogramme.',
  'error.incorrect_cvc': 'Ce n’est pas celui de la carte.',
  'error.incomplete_card': 'Saisissez les informations de la carte.',
  'error.incorrect_address':
    'L’adresse ne correspond pas à la carte. Vérifiez-la ou utilisez une autre carte.',
  'error.incomplete_zip': 'Saisissez le code postal complet.',
  'error.incorrect_zip':
    'Le code postal ne correspond pas à la carte. Vérifiez-le ou utilisez une autre carte.',
  'error.invalid_zip': 'Ce code postal n’est pas valide. Vérifiez votre saisie.',
  'error.invalid_postal_code': 'Ce code postal n’est pas valide. Vérifiez votre saisie.',
  'error.invalid-card-details': 'Les informations de la carte comportent une erreur. Vérifiez-les.',
  'error.missing-billing-detail': 'Veuillez remplir ce champ.',
  'error.invalid-billing-email': 'Saisissez une adresse e-mail complète.',
  'error.consent-required': 'Cochez la case pour accepter le montant.',
  'error.not-attached': 'Enregistrez d’abord la carte.',
  'fields.lost': 'Les champs de la carte ont dû être rechargés. Veuillez saisir la carte à nouveau.',
  'error.not-ready': 'Le formulaire de carte est en cours de chargement. Réessayez dans un instant.',
  'error.card_declined': 'La carte a été refusée. Essayez une autre carte.',
  'error.card_declined.detail': 'La carte a été refusée : {detail}',
  'error.insufficient_funds': 'La carte a été refusée pour provision insuffisante. Essayez une autre carte.',
  'error.card_decline_rate_limit_exceeded':
    'La carte a été refusée trop de fois et est bloquée temporairement. Utilisez une autre carte.',
  'error.card_velocity_exceeded':
    'La carte a été refusée : son plafond est atteint. Utilisez une autre carte ou contactez votre banque.',
  'error.withdrawal_count_limit_exceeded':
    'La carte a été refusée : son plafond est atteint. Utilisez une autre carte ou contactez votre banque.',
  'error.card_not_supported': 'Ce type de carte n’est pas accepté ici. Utilisez une autre carte.',
  'error.currency_not_supported': 'La carte n’accepte pas cette devise. Utilisez une autre carte.',
  'error.approve_with_id':
    'La banque n’a pas donné son accord. Réessayez une fois ; en cas de nouveau refus, contactez votre banque.',
  'error.reenter_transaction':
    'La banque n’a pas pu traiter l’opération. Réessayez une fois ; en cas de nouveau refus, contactez votre banque.',
  'error.duplicate_transaction':
    'La banque vient de recevoir le même paiement. Vérifiez s’il a abouti avant de payer à nouveau.',
  'error.issuer_not_available': 'Votre banque n’a pas pu être contactée. Réessayez plus tard.',
  'error.live_mode_test_card': 'Ceci est une carte de test. Utilisez une vraie carte.',
  'error.testmode_decline': 'Ceci est une carte de test. Utilisez une vraie carte.',
  'error.test_mode_live_card':
    'Ce formulaire est en phase de test et n’accepte que des cartes de test. Votre carte n’a pas été utilisée.',
  'error.expired_card': 'La carte a expiré. Utilisez une autre carte.',
  'error.processing_error': 'La banque n’a pas pu traiter la carte. Réessayez dans un instant.',
  'error.try_again_later': 'La banque n’a pas pu répondre. Réessayez plus tard.',
  'error.authentication_required':
    'Votre banque veut confirmer votre identité, ce qui n’est pas possible ici. Utilisez une autre carte.',
  'error.authentication-failed':
    'Votre banque n’a pas pu confirmer votre identité. Réessayez ou utilisez une autre carte.',
  'error.authentication-unclear': 'Nous n’avons pas pu savoir si votre banque a donné sa confirmation.',
  'error.intent-canceled': 'Ce paiement a été annulé. Recommencez.',
  'error.offline': 'Vous êtes hors ligne. Connectez-vous à Internet et réessayez.',
  'error.timeout':
    'Le serveur a mis trop de temps à répondre. Ne saisissez pas la carte à nouveau avant d’avoir vérifié.',
  'error.network-error':
    'La connexion a été coupée avant la réponse. Ne saisissez pas la carte à nouveau avant d’avoir vérifié.',
  'error.server-error':
    'Le serveur a rencontré un problème et n’a pas indiqué s’il avait terminé. Ne saisissez pas la carte à nouveau avant d’avoir vérifié.',
  'error.redirected': 'Le serveur a répondu par une redirection, ce qui ne dit pas s’il a terminé.',
  'error.unexpected-answer':
    'La réponse du serveur est incompréhensible : nous ne pouvons pas dire ce qui s’est passé.',
  'error.interrupted':
    'La page a été quittée avant la réponse. Ne saisissez pas la carte à nouveau avant que ce soit éclairci.',
  'error.not-saved': 'Nous avons vérifié : rien n’a été enregistré ni débité. Vous pouvez réessayer.',
  'error.never-confirmed': 'Rien n’a été enregistré ni débité, faute de confirmation. Vous pouvez réessayer.',
  'error.not-signed-in': 'Vous n’êtes pas connecté ou votre session a expiré. Connectez-vous et réessayez.',
  'error.account-not-validated':
    'Votre compte n’est pas encore confirmé. Confirmez-le, reconnectez-vous, puis réessayez.',
  'error.inactive-account': 'Votre compte n’est pas actif. Renseignez-vous auprès de l’organisation.',
  'error.api-key-refused':
    'Ce formulaire n’est pas configuré correctement : le serveur a refusé sa clé d’API. Signalez-le à l’organisation.',
  'error.captcha-required':
    'Le serveur veut s’assurer que vous n’êtes pas un robot. Résolvez le captcha et réessayez.',
  'error.auth-token-failed':
    'Nous n’avons pas pu confirmer que vous êtes connecté. Connectez-vous et réessayez.',
  'error.permission-denied':
    'Vous n’êtes pas autorisé à ajouter un moyen de paiement à cette organisation. Adressez-vous à une personne qui gère sa facturation.',
  'error.not-found': 'Cette organisation est introuvable.',
  'error.request-not-supported': 'Le serveur n’accepte pas ce type de requête. Signalez-le à l’organisation.',
  'error.card-exists': 'Cette carte est déjà enregistrée. Utilisez-en une autre pour ajouter une carte.',
  'error.too-many-cards': 'Il n’est plus possible d’enregistrer de carte ici. Supprimez-en d’abord une.',
  'error.amount-not-allowed':
    'Ce montant ne peut pas être payé ici. Renseignez-vous auprès de l’organisation.',
  'error.currency-not-allowed':
    'Il n’est pas possible de payer dans cette devise ici. Renseignez-vous auprès de l’organisation.',
  'error.conflict': 'Le serveur traite déjà la même requête. Réessayez dans un instant.',
  'error.conflict.detail': 'Le serveur a refusé : {detail}',
  'error.too-many-requests': 'Il y a eu trop de tentatives. Patientez un peu et réessayez.',
  'error.request-rejected': 'Le serveur a refusé la requête.',
  'error.request-rejected.detail': 'Le serveur a refusé : {detail}',
  'error.submit-vetoed': 'La page n’a pas permis de continuer.',
  'error.stripe-refused': 'La carte n’a pas pu être vérifiée. Réessayez.',
  'error.stripe-refused.detail': 'La carte n’a pas pu être vérifiée : {detail}',
  'error.stripe-failed':
    'Stripe a rencontré un problème et n’a pas vérifié la carte. Réessayez dans un instant.',
  'error.stripe-timeout': 'La vérification de la carte a pris trop de temps. Réessayez.',
  'error.stripe-unreachable': 'Stripe n’a pas pu être contacté. Vérifiez votre connexion et réessayez.',
  'error.unexpected': 'Une erreur inattendue s’est produite.',
  'error.load-failed': 'Le formulaire de carte de Stripe ne fonctionne pas. Réessayez ou revenez plus tard.',
  'error.load-blocked':
    'Stripe n’a pas pu être contacté. Un bloqueur de contenu ou un problème de réseau peut en être la cause.',
  'error.load-offline': 'Vous êtes hors ligne. Connectez-vous à Internet et réessayez.',
  'error.load-timeout': 'Stripe a mis trop de temps à se charger. Vérifiez votre connexion et réessayez.',
  'error.stripe-not-available': 'Stripe n’est pas disponible dans ce navigateur.',
  'error.fields-timeout':
    'Les champs de la carte ne sont pas apparus. Un bloqueur de contenu peut en être la cause.',
  'error.fields-failed': 'Les champs de la carte n’ont pas pu être chargés.',
};

export default fr;
