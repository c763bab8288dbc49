import {cssRule, events, tagAttributes, type CodeInput} from './code-input.js';
import {imports, offlineNote} from './module.js';
import {escapeAttribute, indent, inHostForm, paragraphs, quote, tagOf} from './text.js';

/** A standalone component for Angular, with the schema that lets tags pass that are none of its components. */
export function angularCode(input: CodeInput): string {
  const {attributes, authToken, tokens} = input;
  const tag = tagOf([
    ...tagAttributes(input).map(([name, value]) => (value === true ? name : attribute(name, value))),
    ...(authToken ? ['[authToken]="sessionToken"'] : []),
    ...events.map(({type, handler}) => `(${type})="${handler}($event)"`),
  ]);
  const note = offlineNote(input);
  return paragraphs(
    note && `// ${note}`,
    [`import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';`, imports(input)].join('\n'),
    [
      '@Component({',
      `  selector: 'app-payment-method',`,
      '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
      `  template: ${literal(attributes.has('no-submit') ? inHostForm(tag) : tag)},`,
      ...(cssRule(tokens) === '' ? [] : [`  styles: ${literal(cssRule(tokens))},`]),
      '})',
      'export class PaymentMethodComponent {',
      ...(authToken ? ['  protected readonly sessionToken = sessionToken;', ''] : []),
      indent(methods, 2),
      '}',
    ].join('\n'),
  );
}

const methods = events
  .map(({handler, className, line}) => `protected ${handler}(event: ${className}) {\n  ${line}\n}`)
  .join('\n\n');

/** Two braces would hold an expression, also as entities; in a string of an expression they can be escaped. */
function attribute(name: string, value: string): string {
  if (!value.includes('{{')) return `${name}="${escapeAttribute(value)}"`;
  const expression = quote(value)
    .replaceAll('{', String.raw`\u007B`)
    .replaceAll('}', String.raw`\u007D`);
  return `[attr.${name}]="${escapeAttribute(expression)}"`;
}

function literal(text: string): string {
  const inside = text.replaceAll(/\\|`|\$\{/g, String.raw`\$&`);
  return ['`', indent(inside, 4), '  `'].join('\n');
}
