import assert from 'node:assert/strict';
import {runInNewContext} from 'node:vm';
import ts from 'typescript';

/** What code gives to the tag by name; an attribute without a value is `true`. */
export type Given = ReadonlyMap<string, unknown>;

const sessionToken = (): string => 'token';

/** The tag's attributes in HTML, as a browser would read them. */
export function readMarkup(code: string): Given {
  const given = new Map<string, unknown>();
  for (const [name, raw] of rawAttributes(code)) {
    assert(!given.has(name), `${name} is given once`);
    given.set(name, raw === undefined ? true : decode(raw));
  }
  return given;
}

/** The tag's attributes in a template of Angular's, where two braces hold an expression, and so does an attribute in brackets. */
export function readAngular(code: string): Given {
  let template = '';
  const Component = (options: {readonly template: string}) => {
    ({template} = options);
    return (component: unknown) => component;
  };
  run(code, {'@angular/core': {Component, CUSTOM_ELEMENTS_SCHEMA: {}}});
  const given = new Map<string, unknown>();
  for (const [name, value] of readMarkup(template)) {
    assert.doesNotMatch(String(value), /\{\{/);
    const [, bound] = /^\[attr\.(.+)\]$/.exec(name) ?? [];
    given.set(bound ?? name, bound === undefined ? value : runInNewContext(String(value)));
  }
  return given;
}

/** The tag's attributes in a component of Svelte's, where a brace begins an expression. */
export function readSvelte(code: string): Given {
  const given = new Map<string, unknown>();
  for (const [name, raw, expression] of rawAttributes(code)) {
    assert.doesNotMatch(raw ?? '', /[{}]/);
    const isString = expression?.startsWith(`'`);
    given.set(
      name,
      isString ? runInNewContext(expression ?? '') : (expression ?? (raw && decode(raw)) ?? true),
    );
    if (raw === '') given.set(name, '');
  }
  return given;
}

/** The props of the tag in a React component that is compiled and rendered. */
export function readReact(code: string): Given {
  const found: Given[] = [];
  const h = (tag: string, props: object | null, ...children: readonly unknown[]) => {
    if (tag === 'payment-method-form') found.push(new Map(Object.entries(props ?? {})));
    return children;
  };
  const {PaymentMethod} = run(code, {}, h) as {readonly PaymentMethod: () => unknown};
  PaymentMethod();
  assert.equal(found.length, 1);
  return found[0] ?? new Map();
}

/** Compiles a module of TypeScript and runs it. Throws where it does not parse. */
function run(code: string, modules: Readonly<Record<string, unknown>>, h?: unknown): object {
  const {outputText, diagnostics = []} = ts.transpileModule(code, {
    fileName: 'code.tsx',
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      jsx: ts.JsxEmit.React,
      jsxFactory: 'h',
      experimentalDecorators: true,
    },
  });
  assert.deepEqual(
    diagnostics.map(({messageText}) => messageText),
    [],
  );
  const exports = {};
  const known: Readonly<Record<string, unknown>> = {
    ...modules,
    'payment-method-form/define': {},
    './session': {sessionToken},
  };
  const require = (name: string): unknown => {
    assert(name in known, `${name} can be imported`);
    return known[name];
  };
  runInNewContext(outputText, {exports, require, h});
  return exports;
}

type RawAttribute = readonly [name: string, quoted: string | undefined, expression: string | undefined];

/** Name, and what stands between the quotes or braces, of each attribute of the one tag that there is. */
function rawAttributes(code: string): readonly RawAttribute[] {
  const start = '<payment-method-form';
  assert.equal(code.split(start).length, 2, 'there is one tag');
  const attribute = /\s+([^\s=<>"'{}]+)(?:="([^"]*)"|=\{('(?:[^'\\]|\\.)*'|\w+)\})?/y;
  attribute.lastIndex = code.indexOf(start) + start.length;
  const found: RawAttribute[] = [];
  let end = attribute.lastIndex;
  for (let match = attribute.exec(code); match?.[1] !== undefined; match = attribute.exec(code)) {
    found.push([match[1], match[2], match[3]]);
    end = attribute.lastIndex;
  }
  assert.match(code.slice(end), /^\s*><\/payment-method-form>/, 'the tag ends after its attributes');
  return found;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&lt;': '<',
  '&#10;': '\n',
  '&#13;': '\r',
};

function decode(raw: string): string {
  return raw.replaceAll(/&[^;\s]*;?/g, (entity) => {
    const character = entities[entity];
    assert(character !== undefined, `${entity} is an entity`);
    return character;
  });
}
