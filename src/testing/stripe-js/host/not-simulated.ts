import type {Stripe} from '@stripe/stripe-js';
import {IntegrationError} from './integration-error.js';

/** Methods of Stripe.js that the simulator has. */
export type SimulatedMethod =
  | 'elements'
  | 'createToken'
  | 'createPaymentMethod'
  | 'createConfirmationToken'
  | 'confirmPayment'
  | 'confirmSetup'
  | 'confirmCardPayment'
  | 'confirmCardSetup'
  | 'retrievePaymentIntent'
  | 'retrieveSetupIntent'
  | 'handleNextAction'
  | 'handleCardAction'
  | 'registerAppInfo';

/** Every other method of Stripe.js throws; one that Stripe adds is a compile error here until someone decides. */
export const notSimulated: Omit<Stripe, SimulatedMethod> = {
  collectBankAccountForPayment: refuse('collectBankAccountForPayment'),
  collectBankAccountForSetup: refuse('collectBankAccountForSetup'),
  collectBankAccountToken: refuse('collectBankAccountToken'),
  collectFinancialConnectionsAccounts: refuse('collectFinancialConnectionsAccounts'),
  confirmAcssDebitPayment: refuse('confirmAcssDebitPayment'),
  confirmAcssDebitSetup: refuse('confirmAcssDebitSetup'),
  confirmAffirmPayment: refuse('confirmAffirmPayment'),
  confirmAfterpayClearpayPayment: refuse('confirmAfterpayClearpayPayment'),
  confirmAlipayPayment: refuse('confirmAlipayPayment'),
  confirmAmazonPaySetup: refuse('confirmAmazonPaySetup'),
  confirmAuBecsDebitPayment: refuse('confirmAuBecsDebitPayment'),
  confirmAuBecsDebitSetup: refuse('confirmAuBecsDebitSetup'),
  confirmBacsDebitSetup: refuse('confirmBacsDebitSetup'),
  confirmBancontactPayment: refuse('confirmBancontactPayment'),
  confirmBancontactSetup: refuse('confirmBancontactSetup'),
  confirmBilliePayment: refuse('confirmBilliePayment'),
  confirmBlikPayment: refuse('confirmBlikPayment'),
  confirmBlikSetup: refuse('confirmBlikSetup'),
  confirmBoletoPayment: refuse('confirmBoletoPayment'),
  confirmCashappPayment: refuse('confirmCashappPayment'),
  confirmCashappSetup: refuse('confirmCashappSetup'),
  confirmCustomerBalancePayment: refuse('confirmCustomerBalancePayment'),
  confirmEpsPayment: refuse('confirmEpsPayment'),
  confirmFpxPayment: refuse('confirmFpxPayment'),
  confirmGiropayPayment: refuse('confirmGiropayPayment'),
  confirmGrabPayPayment: refuse('confirmGrabPayPayment'),
  confirmIdealPayment: refuse('confirmIdealPayment'),
  confirmIdealSetup: refuse('confirmIdealSetup'),
  confirmKlarnaPayment: refuse('confirmKlarnaPayment'),
  confirmKonbiniPayment: refuse('confirmKonbiniPayment'),
  confirmMobilepayPayment: refuse('confirmMobilepayPayment'),
  confirmMultibancoPayment: refuse('confirmMultibancoPayment'),
  confirmOxxoPayment: refuse('confirmOxxoPayment'),
  confirmP24Payment: refuse('confirmP24Payment'),
  confirmPayByBankPayment: refuse('confirmPayByBankPayment'),
  confirmPayNowPayment: refuse('confirmPayNowPayment'),
  confirmPayPalPayment: refuse('confirmPayPalPayment'),
  confirmPayPalSetup: refuse('confirmPayPalSetup'),
  confirmPixPayment: refuse('confirmPixPayment'),
  confirmPromptPayPayment: refuse('confirmPromptPayPayment'),
  confirmSepaDebitPayment: refuse('confirmSepaDebitPayment'),
  confirmSepaDebitSetup: refuse('confirmSepaDebitSetup'),
  confirmSofortPayment: refuse('confirmSofortPayment'),
  confirmSofortSetup: refuse('confirmSofortSetup'),
  confirmTwintPayment: refuse('confirmTwintPayment'),
  confirmUsBankAccountPayment: refuse('confirmUsBankAccountPayment'),
  confirmUsBankAccountSetup: refuse('confirmUsBankAccountSetup'),
  confirmWechatPayPayment: refuse('confirmWechatPayPayment'),
  createEmbeddedCheckoutPage: refuse('createEmbeddedCheckoutPage'),
  createEphemeralKeyNonce: refuse('createEphemeralKeyNonce'),
  createRadarSession: refuse('createRadarSession'),
  initCheckoutElementsSdk: refuse('initCheckoutElementsSdk'),
  initCheckoutFormSdk: refuse('initCheckoutFormSdk'),
  initializePricing: refuse('initializePricing'),
  paymentRequest: refuse('paymentRequest'),
  processOrder: refuse('processOrder'),
  retrieveOrder: refuse('retrieveOrder'),
  verifyIdentity: refuse('verifyIdentity'),
  verifyMicrodepositsForPayment: refuse('verifyMicrodepositsForPayment'),
  verifyMicrodepositsForSetup: refuse('verifyMicrodepositsForSetup'),
};

/** Methods that Stripe took away for good, and what it has in their place. */
const REMOVED: Readonly<Record<string, string>> = {
  createSource: 'createPaymentMethod',
  retrieveSource: 'retrievePaymentIntent',
  handleCardPayment: 'confirmCardPayment',
  handleCardSetup: 'confirmCardSetup',
  confirmPaymentIntent: 'confirmCardPayment',
  confirmSetupIntent: 'confirmCardSetup',
  redirectToCheckout: 'the url of a Checkout Session',
};

/** Methods that only say that they are gone. */
export const removedMethods: Readonly<Record<string, () => never>> = Object.fromEntries(
  Object.entries(REMOVED).map(([name, successor]) => [
    name,
    () => {
      throw new IntegrationError(`stripe.${name}() was removed from Stripe.js. Use ${successor}.`);
    },
  ]),
);

/** Why there is no element of a type. */
export function refusedElement(type: string): IntegrationError {
  return new IntegrationError(
    type === 'paymentRequestButton'
      ? 'The Element paymentRequestButton was removed from Stripe.js. Use expressCheckout.'
      : `The Stripe simulator does not have Elements of type ${type}.`,
  );
}

function refuse(name: string): () => never {
  return () => {
    throw new IntegrationError(`The Stripe simulator does not have stripe.${name}().`);
  };
}
