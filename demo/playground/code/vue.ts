import {cssRule, events, tagAttributes, type CodeInput} from './code-input.js';
import {handlers, imports, offlineNote} from './module.js';
import {escapeAttribute, indent, inHostForm, paragraphs, tagOf} from './text.js';

/** A component for Vue 3, which has to be told that the tag is none of its own components. */
export function vueCode(input: CodeInput): string {
  const tag = tagOf([
    ...tagAttributes(input).map(([name, value]) =>
      value === true ? name : `${name}="${escapeAttribute(value)}"`,
    ),
    ...(input.authToken ? [':authToken.prop="sessionToken"'] : []),
    ...events.map(({type, handler}) => `@${type}="${handler}"`),
  ]);
  const rule = cssRule(input.tokens);
  const note = offlineNote(input);
  return paragraphs(
    `<!--\n  ${paragraphs(configuration, note).replaceAll('\n\n', '\n  ')}\n-->`,
    `<script setup lang="ts">\n${paragraphs(imports(input, 'vue'), handlers)}\n</script>`,
    `<template>\n${indent(input.attributes.has('no-submit') ? inHostForm(tag) : tag, 2)}\n</template>`,
    rule === '' ? '' : `<style>\n${rule}\n</style>`,
  );
}

const configuration = `In vite.config: vue({template: {compilerOptions: {isCustomElement: (tag) => tag === 'payment-method-form'}}})`;
