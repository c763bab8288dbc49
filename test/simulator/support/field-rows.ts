/** Keys typed into a field, and what comes of them. */
export interface FieldRow {
  readonly element: 'cardNumber' | 'cardExpiry' | 'cardCvc';
  readonly keys: string;
  readonly shown: string;
  readonly complete?: true;
  readonly brand?: string;
  /** The error while the field has the focus. */
  readonly code?: string;
  /** The error after the field was left, when it is another one. */
  readonly codeAfter?: string;
}

/** All rows, for a day on which they are typed. */
export function fieldRows(today: Date): readonly FieldRow[] {
  return [...NUMBERS, ...expiries(today), ...CVCS];
}

/** What a row is about, for a test's name. */
export function titleOf({keys, shown, brand, complete, code, codeAfter}: FieldRow): string {
  const state = complete === true ? 'complete' : (code ?? codeAfter ?? 'nothing');
  return `show ${shown} for ${keys}, ${brand === undefined ? state : `${brand}, ${state}`}`;
}

function number(keys: string, shown: string, brand: string, rest: Partial<FieldRow> = {}): FieldRow {
  return {element: 'cardNumber', keys, shown, brand, ...rest};
}

function expiry(keys: string, shown: string, rest: Partial<FieldRow> = {}): FieldRow {
  return {element: 'cardExpiry', keys, shown, ...rest};
}

function cvc(keys: string, shown: string, rest: Partial<FieldRow> = {}): FieldRow {
  return {element: 'cardCvc', keys, shown, ...rest};
}

const COMPLETE = {complete: true} as const;
const INCOMPLETE_NUMBER = {codeAfter: 'incomplete_number'} as const;
const INCOMPLETE_EXPIRY = {codeAfter: 'incomplete_expiry'} as const;

const NUMBERS: readonly FieldRow[] = [
  number('4', '4', 'visa', INCOMPLETE_NUMBER),
  number('42424', '4242 4', 'visa', INCOMPLETE_NUMBER),
  number('4242424242424242', '4242 4242 4242 4242', 'visa', COMPLETE),
  number('4242 4242 4242 4242', '4242 4242 4242 4242', 'visa', COMPLETE),
  number('4242-4242-4242-4242', '4242 4242 4242 4242', 'visa', COMPLETE),
  number('42424242424242429', '4242 4242 4242 4242', 'visa', COMPLETE),
  number('4242424242424241', '4242 4242 4242 4241', 'visa', {code: 'invalid_number'}),
  number('424242424242424', '4242 4242 4242 424', 'visa', INCOMPLETE_NUMBER),
  number('abc4def2', '42', 'visa', INCOMPLETE_NUMBER),
  number('４２４２', '4242', 'visa', INCOMPLETE_NUMBER),
  number('٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', '4242 4242 4242 4242', 'visa', COMPLETE),
  number('۴۲۴۲', '4242', 'visa', INCOMPLETE_NUMBER),
  number('४२४२', '4242', 'visa', INCOMPLETE_NUMBER),
  number('5555555555554444', '5555 5555 5555 4444', 'mastercard', COMPLETE),
  number('51', '51', 'mastercard', INCOMPLETE_NUMBER),
  number('50', '50', 'unknown', INCOMPLETE_NUMBER),
  number('2220', '2220', 'unknown', INCOMPLETE_NUMBER),
  number('2221', '2221', 'mastercard', INCOMPLETE_NUMBER),
  number('2720', '2720', 'mastercard', INCOMPLETE_NUMBER),
  number('2721', '2721', 'unknown', INCOMPLETE_NUMBER),
  number('2223003122003222', '2223 0031 2200 3222', 'mastercard', COMPLETE),
  number('34', '34', 'amex', INCOMPLETE_NUMBER),
  number('35', '35', 'jcb', INCOMPLETE_NUMBER),
  number('378282246310005', '3782 822463 10005', 'amex', COMPLETE),
  number('37828224631', '3782 822463 1', 'amex', INCOMPLETE_NUMBER),
  number('3782822463100059', '3782 822463 10005', 'amex', COMPLETE),
  number('378282246310006', '3782 822463 10006', 'amex', {code: 'invalid_number'}),
  number('6011111111111117', '6011 1111 1111 1117', 'discover', COMPLETE),
  number('644', '644', 'discover', INCOMPLETE_NUMBER),
  number('36227206271667', '3622 720627 1667', 'diners', COMPLETE),
  number('3622720627166', '3622 720627 166', 'diners', INCOMPLETE_NUMBER),
  number('3056930009020004', '3056 9300 0902 0004', 'diners', COMPLETE),
  number('30569309025904', '3056 9309 0259 04', 'diners', INCOMPLETE_NUMBER),
  number('3566002020360505', '3566 0020 2036 0505', 'jcb', COMPLETE),
  number('6200000000000005', '6200 0000 0000 0005', 'unionpay', COMPLETE),
  number('6205500000000000004', '6205 5000 0000 0000 004', 'unionpay', COMPLETE),
  number('620550000000000', '6205 5000 0000 000', 'unionpay', INCOMPLETE_NUMBER),
  number('6205500000000000005', '6205 5000 0000 0000 005', 'unionpay', {code: 'invalid_number'}),
  number('81', '81', 'unionpay', INCOMPLETE_NUMBER),
  number('9999999999999995', '9999 9999 9999 9995', 'unknown', COMPLETE),
  number('1111111111111111', '1111 1111 1111 1111', 'unknown', {code: 'invalid_number'}),
  number('55 55', '5555', 'mastercard', INCOMPLETE_NUMBER),
  number(' 4', '4', 'visa', INCOMPLETE_NUMBER),
  number('4000056655665556', '4000 0566 5566 5556', 'visa', COMPLETE),
  number('5200828282828210', '5200 8282 8282 8210', 'mastercard', COMPLETE),
  number('371449635398431', '3714 496353 98431', 'amex', COMPLETE),
  number('3714-496353-98431', '3714 496353 98431', 'amex', COMPLETE),
  number('6', '6', 'unknown', INCOMPLETE_NUMBER),
  number('6011', '6011', 'discover', INCOMPLETE_NUMBER),
  number('65', '65', 'discover', INCOMPLETE_NUMBER),
  number('6011000990139424', '6011 0009 9013 9424', 'discover', COMPLETE),
  number('30', '30', 'diners', INCOMPLETE_NUMBER),
  number('31', '31', 'unknown', INCOMPLETE_NUMBER),
  number('39', '39', 'diners', INCOMPLETE_NUMBER),
  number('３７８２', '3782', 'amex', INCOMPLETE_NUMBER),
];

/** The dates that are too early or too late follow the day; the others are the same for long. */
function expiries(today: Date): readonly FieldRow[] {
  const month = today.getMonth() + 1;
  const year = today.getFullYear();
  const typed = (inMonth: number, inYear: number): string => `${two(inMonth)}${two(inYear)}`;
  const shown = (inMonth: number, inYear: number): string => `${two(inMonth)} / ${two(inYear)}`;
  const row = (inMonth: number, inYear: number, rest: Partial<FieldRow>): FieldRow =>
    expiry(typed(inMonth, inYear), shown(inMonth, inYear), rest);
  return [
    expiry('1', '1', INCOMPLETE_EXPIRY),
    expiry('0', '0', INCOMPLETE_EXPIRY),
    expiry('2', '02 / ', INCOMPLETE_EXPIRY),
    expiry('9', '09 / ', INCOMPLETE_EXPIRY),
    expiry('12', '12 / ', INCOMPLETE_EXPIRY),
    expiry('13', '01 / 3', INCOMPLETE_EXPIRY),
    expiry('1/', '01 / ', INCOMPLETE_EXPIRY),
    expiry('1/30', '01 / 30', COMPLETE),
    expiry('123', '12 / 3', INCOMPLETE_EXPIRY),
    expiry('1230', '12 / 30', COMPLETE),
    expiry('12/30', '12 / 30', COMPLETE),
    expiry('12 / 30', '12 / 30', COMPLETE),
    expiry('12309', '12 / 30', COMPLETE),
    expiry('0077', '00 / 77', {code: 'invalid_expiry_month'}),
    expiry('00', '00 / ', {code: 'invalid_expiry_month'}),
    expiry('１２３０', '12 / 30', COMPLETE),
    expiry('٠١٣٠', '01 / 30', COMPLETE),
    expiry('۱/۳۰', '01 / 30', COMPLETE),
    expiry('ab', '', {}),
    expiry('10', '10 / ', INCOMPLETE_EXPIRY),
    expiry('11/3', '11 / 3', INCOMPLETE_EXPIRY),
    expiry('12.30', '12 / 30', COMPLETE),
    expiry('12-30', '12 / 30', COMPLETE),
    expiry('330', '03 / 30', COMPLETE),
    row(month, year, COMPLETE),
    row(12, year, COMPLETE),
    row(1, year + 1, COMPLETE),
    // January has no earlier month of its year.
    ...(month === 1 ? [] : [row(month - 1, year, {code: 'invalid_expiry_month_past'})]),
    row(12, year - 1, {code: 'invalid_expiry_year_past'}),
    row(12, 2000, {code: 'invalid_expiry_year_past'}),
    row(12, year + 50, COMPLETE),
    row(12, year + 51, {code: 'invalid_expiry_year'}),
  ];
}

const CVCS: readonly FieldRow[] = [
  cvc('1', '1', {codeAfter: 'incomplete_cvc'}),
  cvc('12', '12', {codeAfter: 'incomplete_cvc'}),
  cvc('123', '123', COMPLETE),
  cvc('1234', '1234', COMPLETE),
  cvc('12345', '1234', COMPLETE),
  cvc('１２３', '123', COMPLETE),
  cvc('a1b2c3', '123', COMPLETE),
  cvc(' 12', '12', {codeAfter: 'incomplete_cvc'}),
  cvc('１２３４', '1234', COMPLETE),
  cvc('١٢٣', '123', COMPLETE),
];

function two(number: number): string {
  return String(number % 100).padStart(2, '0');
}
