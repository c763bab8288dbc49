import {angularCode} from './angular.js';
import type {CodeInput} from './code-input.js';
import {htmlCode} from './html.js';
import {reactCode} from './react.js';
import {svelteCode} from './svelte.js';
import {vueCode} from './vue.js';

const table = {
  html: {label: 'HTML', code: htmlCode},
  react: {label: 'React', code: reactCode},
  vue: {label: 'Vue', code: vueCode},
  svelte: {label: 'Svelte', code: svelteCode},
  angular: {label: 'Angular', code: angularCode},
} as const satisfies Record<string, {label: string; code: (input: CodeInput) => string}>;

/** As it stands in a link: `?code=react`. */
export type FrameworkName = keyof typeof table;

/** What there is code for, in the order in which it is shown. */
export const frameworks: Readonly<
  Record<FrameworkName, {readonly label: string; readonly code: (input: CodeInput) => string}>
> = table;

export const frameworkNames = Object.keys(table) as readonly FrameworkName[];
