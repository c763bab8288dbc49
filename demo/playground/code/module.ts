import {events, type CodeInput} from './code-input.js';

/**
 * The imports of a component in TypeScript.
 * @param types the entry that has the types of the tag in templates of the framework, where there is one
 */
export function imports({authToken}: CodeInput, types?: 'react' | 'svelte' | 'vue'): string {
  return [
    `import 'payment-method-form/define';`,
    ...(types ? [`import type {} from 'payment-method-form/${types}';`] : []),
    'import type {',
    ...events.map(({className}) => `  ${className},`),
    `} from 'payment-method-form';`,
    ...(authToken ? [sessionImport] : []),
  ].join('\n');
}

const sessionImport =
  '// The token of the person who is signed in: a string, or a function that gives one.\n' +
  `import {sessionToken} from './session';`;

/** A function for each event. */
export const handlers = events
  .map(({handler, className, line}) => `function ${handler}(event: ${className}) {\n  ${line}\n}`)
  .join('\n\n');

/** What a page has to load before, in the words of a comment. */
export function offlineNote({offlineStripeUrl}: CodeInput): string {
  if (offlineStripeUrl === undefined) return '';
  return `The offline Stripe, in the page's HTML: ${offlineStripeUrl} in a script tag. Leave it out to use Stripe itself.`;
}
