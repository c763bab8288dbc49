import type {
  ConfirmationTokenResult,
  CreateTokenCardData,
  PaymentIntentResult,
  PaymentMethodCreateParams,
  PaymentMethodResult,
  SetupIntentResult,
  StripeElementChangeEvent,
  StripeElementStyle,
  TokenResult,
} from '@stripe/stripe-js';
import type {CardBrand} from '../card-rules/brands.js';
import type {WalletCard} from './wallet-protocol.js';

/** Elements that take a card. */
export type CardElementType = 'card' | 'cardNumber' | 'cardExpiry' | 'cardCvc' | 'payment';

/** Elements that the simulator has. */
export type ElementType = CardElementType | 'address' | 'expressCheckout';

/** The inputs that frames hold. */
export type InputName = 'number' | 'expiry' | 'cvc' | 'postal';

/**
 * The only messages that are posted to a window, and only to a frame's: they hand over one end of a channel. Nothing is
 * ever posted to the page's own window. The nonce stands in the fragment of the frame's URL.
 */
export type WindowMessage =
  {readonly simulator: 'connect'; readonly nonce: string} | {readonly simulator: 'fill'};

/** How every frame of an element looks and what it speaks. */
export interface FrameLooks {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The variables of the Appearance API that the simulator has. */
  readonly appearance: Readonly<Record<string, string>>;
  readonly fonts: readonly FontSource[];
}

/** Host → frame of any element. */
export interface ToElement {
  readonly kind: 'focus' | 'blur' | 'clear';
}

/** Frame of any element → host. */
export type FromElement =
  | {readonly kind: 'ready'}
  /** The frame cannot work; the element ends. */
  | {readonly kind: 'loaderror'}
  | {readonly kind: 'focus' | 'blur' | 'escape'}
  | {readonly kind: 'height'; readonly pixels: number};

/** Options of a card element as its frame needs them. */
export interface FieldOptions extends FrameLooks {
  readonly style: StripeElementStyle;
  readonly placeholder: string | undefined;
  readonly disabled: boolean;
  readonly icon: 'none' | 'default' | 'solid';
  readonly hidePostalCode: boolean;
  /** Of `payment`: another element of the group asks for country and postal code. */
  readonly asksAddressElsewhere: boolean;
}

export type FontSource =
  | {readonly cssSrc: string}
  | {
      readonly family: string;
      readonly src: string;
      readonly display?: string;
      readonly style?: string;
      readonly unicodeRange?: string;
      readonly weight?: string;
    };

/** Host → field frame, apart from what every element hears. */
export type ToField =
  | {
      readonly kind: 'start';
      readonly elementType: CardElementType;
      /** Which controller may read the field. */
      readonly group: string;
      readonly options: FieldOptions;
      readonly postalCode: string | undefined;
    }
  | {readonly kind: 'update'; readonly options: FieldOptions; readonly postalCode: string | undefined}
  | {readonly kind: 'brand'; readonly brand: CardBrand | 'unknown'}
  /** Shows what is missing; answered with `submitted`. */
  | {readonly kind: 'submit'; readonly id: number};

/** The state of an element as its `change` event tells it; nothing of the card but brand and postal code. */
export interface FieldChange {
  readonly empty: boolean;
  readonly complete: boolean;
  readonly error: StripeElementChangeEvent['error'];
  readonly brand: CardBrand | 'unknown';
  readonly postalCode: string;
}

/** Field frame → host, apart from what every element tells. */
export type FromField =
  | {readonly kind: 'change'; readonly change: FieldChange}
  | {readonly kind: 'enter'}
  | {readonly kind: 'autofill'; readonly filled: boolean}
  | {readonly kind: 'networks'}
  /** After a `change` that tells of an error, if there is one. */
  | {readonly kind: 'submitted'; readonly id: number; readonly error: FieldChange['error']};

/** A card as the host names it: by the frames that hold it, by a token, or by a wallet. */
export type CardSource =
  {readonly frames: readonly string[]} | {readonly token: string} | {readonly wallet: WalletCard};

/** What goes into a payment method apart from the card. */
export type PaymentMethodDetails = Pick<
  PaymentMethodCreateParams,
  'billing_details' | 'metadata' | 'allow_redisplay'
>;

/** What a host asks its controller frame. */
export interface ControllerCalls {
  createToken: {
    readonly parameters: {readonly card: CardSource; readonly data: CreateTokenCardData};
    readonly result: TokenResult;
  };
  createConfirmationToken: {
    readonly parameters: {
      readonly card: CardSource;
      readonly details: PaymentMethodDetails;
      /** Further parameters of the API's. */
      readonly extra: Readonly<Record<string, unknown>>;
    };
    readonly result: ConfirmationTokenResult;
  };
  createPaymentMethod: {
    readonly parameters: {readonly card: CardSource; readonly details: PaymentMethodDetails};
    readonly result: PaymentMethodResult;
  };
  retrievePaymentIntent: {
    readonly parameters: {readonly clientSecret: string};
    readonly result: PaymentIntentResult;
  };
  retrieveSetupIntent: {
    readonly parameters: {readonly clientSecret: string};
    readonly result: SetupIntentResult;
  };
  confirmPaymentIntent: {readonly parameters: ConfirmParameters; readonly result: PaymentIntentResult};
  confirmSetupIntent: {readonly parameters: ConfirmParameters; readonly result: SetupIntentResult};
}

export interface ConfirmParameters {
  readonly clientSecret: string;
  readonly method:
    {readonly id: string} | {readonly card: CardSource; readonly details: PaymentMethodDetails} | undefined;
  /** Further parameters of the API's, such as `setup_future_usage`. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export type ControllerMethod = keyof ControllerCalls;

/** Host → controller frame. */
export type ToController =
  | {
      readonly kind: 'start';
      readonly publishableKey: string;
      readonly apiUrl: string;
      readonly group: string;
      readonly stripeAccount: string | undefined;
    }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: ControllerMethod;
      readonly parameters: ControllerCalls[ControllerMethod]['parameters'];
    };

/** Controller frame → host. */
export type FromController =
  {readonly kind: 'ready'} | {readonly kind: 'answer'; readonly id: number; readonly result: unknown};

/** Host → challenge frame. */
export interface ToChallenge {
  readonly kind: 'start';
  readonly apiUrl: string;
  readonly authenticationId: string;
  readonly locale: string;
}

/** Challenge frame → host. */
export interface FromChallenge {
  readonly kind: 'shown' | 'settled';
}

/** Page (`fillCard`) → field frame, on a channel of its own. Texts of published test cards only. */
export interface ToFill {
  readonly texts: Readonly<Partial<Record<InputName, string>>>;
}

/** Field frame → page: first which inputs it has, then what came of the texts. */
export type FromFill =
  | {readonly kind: 'inputs'; readonly inputs: readonly InputName[]}
  | {readonly kind: 'filled'}
  | {readonly kind: 'refused'; readonly reason: string};
