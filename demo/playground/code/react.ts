import {declarations, events, tagAttributes, type CodeInput} from './code-input.js';
import {handlers, imports, offlineNote} from './module.js';
import {indent, inHostForm, paragraphs, quote, tagOf} from './text.js';

/**
 * A component for React 19, which sets a property of a custom element where there is one of that name, an attribute where there
 * is none, and listens to `on` and the event's own name.
 */
export function reactCode(input: CodeInput): string {
  const {attributes, authToken} = input;
  const styles = declarations(input.tokens);
  const tag = tagOf([
    ...tagAttributes(input).map(([name, value]) => (value === true ? name : `${name}=${jsxValue(value)}`)),
    ...(authToken ? ['authToken={sessionToken}'] : []),
    ...(styles.length > 0 ? ['style={tokens}'] : []),
    ...events.map(({type, handler}) => `on${type}={${handler}}`),
  ]);
  const note = offlineNote(input);
  return paragraphs(
    note && `// ${note}`,
    [...(styles.length > 0 ? [stylesImport] : []), imports(input, 'react')].join('\n'),
    styles.length > 0 ? tokensObject(styles) : '',
    handlers,
    component(attributes.has('no-submit') ? inHostForm(tag) : tag),
  );
}

const stylesImport = `import type {CSSProperties} from 'react';`;

function tokensObject(styles: ReturnType<typeof declarations>): string {
  const lines = styles.map(([property, value]) => `  '${property}': ${quote(value)},`);
  return ['const tokens = {', ...lines, '} as CSSProperties;'].join('\n');
}

function component(tag: string): string {
  return ['export function PaymentMethod() {', '  return (', indent(tag, 4), '  );', '}'].join('\n');
}

/** In quotes JSX knows no escapes but HTML's. */
function jsxValue(value: string): string {
  return /^[^"&<>\\\p{Cc}\u2028\u2029]*$/u.test(value) ? `"${value}"` : `{${quote(value)}}`;
}
