import {cssRule, events, tagAttributes, type CodeInput} from './code-input.js';
import {handlers, imports, offlineNote} from './module.js';
import {indent, inHostForm, paragraphs, quote, tagOf} from './text.js';

/**
 * A component for Svelte 5, which sets a property of a custom element where there is one of that name, and listens to `on` and the
 * event's own name.
 */
export function svelteCode(input: CodeInput): string {
  const tag = tagOf([
    ...tagAttributes(input).map(([name, value]) => (value === true ? name : `${name}=${svelteValue(value)}`)),
    ...(input.authToken ? ['authToken={sessionToken}'] : []),
    ...events.map(({type, handler}) => `on${type}={${handler}}`),
  ]);
  const rule = cssRule(input.tokens);
  const note = offlineNote(input);
  return paragraphs(
    note && `<!-- ${note} -->`,
    `<script lang="ts">\n${indent(paragraphs(imports(input, 'svelte'), handlers), 2)}\n</script>`,
    input.attributes.has('no-submit') ? inHostForm(tag) : tag,
    rule === '' ? '' : `<style>\n${indent(rule, 2)}\n</style>`,
  );
}

/** In quotes, braces would hold an expression. */
function svelteValue(value: string): string {
  return /^[^"&<>{}\\\p{Cc}\u2028\u2029]*$/u.test(value) ? `"${value}"` : `{${quote(value)}}`;
}
