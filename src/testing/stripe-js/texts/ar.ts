import type {Texts} from './texts.js';

export const ar: Texts = {
  titles: {
    card: 'إطار إدخال آمن للدفع بالبطاقة',
    cardNumber: 'إطار إدخال آمن لرقم البطاقة',
    cardExpiry: 'إطار إدخال آمن لتاريخ الانتهاء',
    cardCvc: 'إطار إدخال آمن لرمز الأمان',
    payment: 'إطار إدخال آمن للدفع',
  },
  visibleLabels: {
    number: 'رقم البطاقة',
    expiry: 'تاريخ الانتهاء',
    cvc: 'رمز الأمان',
    postal: 'الرمز البريدي',
    country: 'الدولة أو المنطقة',
  },
  labels: {
    number: 'رقم بطاقة الائتمان أو الخصم',
    expiry: 'تاريخ انتهاء بطاقة الائتمان أو الخصم',
    cvc: 'رمز أمان بطاقة الائتمان أو الخصم',
    postal: 'الرمز البريدي',
  },
  placeholders: {cardNumber: 'رقم البطاقة', expiry: 'MM / YY', cvc: 'CVC', postal: 'الرمز البريدي'},
  errors: {
    incomplete_number: 'رقم البطاقة غير مكتمل.',
    invalid_number: 'رقم البطاقة غير صالح.',
    incomplete_expiry: 'تاريخ الانتهاء غير مكتمل.',
    invalid_expiry_month: 'شهر الانتهاء غير صالح.',
    invalid_expiry_month_past: 'لقد مضى تاريخ الانتهاء.',
    invalid_expiry_year: 'سنة الانتهاء غير صالحة.',
    invalid_expiry_year_past: 'لقد مضت سنة الانتهاء.',
    incomplete_cvc: 'رمز الأمان غير مكتمل.',
    invalid_cvc: 'رمز الأمان غير صالح.',
    incomplete_zip: 'الرمز البريدي غير مكتمل.',
    invalid_zip: 'الرمز البريدي غير صالح.',
  },
  challenge: {
    title: 'محاكاة 3-D Secure',
    explanation: 'هذا محاكي Stripe: لا يُسأل أي مصرف. اختر كيف تنتهي المصادقة.',
    pay: 'دفع {amount} بواسطة {card}',
    save: 'حفظ {card} للدفعات القادمة',
    complete: 'إتمام',
    fail: 'إفشال',
    working: 'لحظة …',
    lost: 'لم تعد هذه المصادقة جارية.',
  },
};
