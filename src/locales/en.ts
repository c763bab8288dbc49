import {formWords} from './en-form.js';
import {outcomeWords} from './en-outcomes.js';

/** English, whole: the reference for the keys of all languages. */
export const en = {...formWords, ...outcomeWords} as const;
