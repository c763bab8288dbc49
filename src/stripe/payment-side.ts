/** What the Payment Element and wallets take beside single card fields: a part of its own, which most pages never load. */
export {readAppearance} from './appearance.js';
export {paymentElements} from './payment-elements.js';
export {Wallets} from './wallets.js';
