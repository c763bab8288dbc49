import type {FieldErrorCode} from '../../card-rules/field-state.js';
import type {WalletCardName} from '../../wallets.js';
import type {ElementType} from '../protocol.js';

/** Everything that fields and the challenge say, in one language. */
export interface Texts {
  /** Titles of the frames. */
  readonly titles: Readonly<Record<ElementType, string>>;
  /** Labels that a Payment Element shows above its inputs. */
  readonly visibleLabels: Readonly<Record<'number' | 'expiry' | 'cvc' | 'postal' | 'country', string>>;
  /** Names of the inputs. */
  readonly labels: Readonly<Record<'number' | 'expiry' | 'cvc' | 'postal', string>>;
  readonly placeholders: {
    readonly cardNumber: string;
    readonly expiry: string;
    readonly cvc: string;
    readonly postal: string;
  };
  readonly errors: Readonly<Record<FieldErrorCode, string>>;
  /** Labels of an Address Element, and what it says of an input that is not complete. */
  readonly address: Readonly<
    Record<
      | 'name'
      | 'firstName'
      | 'lastName'
      | 'organization'
      | 'line1'
      | 'line2'
      | 'city'
      | 'state'
      | 'phone'
      | 'incomplete',
      string
    >
  >;
  /** Buttons and sheets of wallets; `{wallet}` and `{amount}` are filled in. */
  readonly wallet: {
    readonly button: string;
    readonly title: string;
    readonly explanation: string;
    readonly card: string;
    readonly cards: Readonly<Record<WalletCardName, string>>;
    readonly pay: string;
    readonly payAmount: string;
    readonly cancel: string;
    readonly failed: string;
  };
  readonly challenge: {
    readonly title: string;
    readonly explanation: string;
    /** `{amount}` and `{card}` are filled in. */
    readonly pay: string;
    readonly save: string;
    readonly complete: string;
    readonly fail: string;
    readonly working: string;
    readonly lost: string;
  };
}
