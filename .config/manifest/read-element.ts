import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import ts from 'typescript';
import {root} from '../test-files.js';
import type {CustomProperty, ElementDoc, Method, Named, Property, Typed} from './element-doc.js';

const FILE = join(root, 'src/payment-method-form.ts');
const CLASS = 'PaymentMethodForm';
const PREFIX = '--payment-method-form-';

/** Reads what a page may use of the tag out of its doc blocks and declarations. */
export function readElement(): ElementDoc {
  const {element, members} = readClass();
  const tags = element.classes.flatMap((each) => [...ts.getJSDocTags(each)]);
  const named = (tag: string): readonly Named[] =>
    tags.filter(({tagName}) => tagName.text === tag).map((each) => readNamed(commentOf(each)));
  return {
    tag: 'payment-method-form',
    className: CLASS,
    summary: tags
      .filter(({tagName}) => tagName.text === 'summary')
      .map(commentOf)
      .join(' '),
    description: element.description,
    properties: members.flatMap((member) => readProperty(member) ?? []),
    methods: members.flatMap((member) => readMethod(member) ?? []),
    events: tags.filter(({tagName}) => tagName.text === 'fires').map((each) => readEvent(commentOf(each))),
    slots: named('slot'),
    parts: named('csspart'),
    states: named('cssstate'),
    customProperties: withDefaults(named('cssproperty')),
  };
}

/** A member that a page may use. */
interface Member {
  readonly name: string;
  readonly description: string;
  readonly declaration: ts.Declaration;
}

function readClass(): {
  element: {classes: readonly ts.ClassDeclaration[]; description: string};
  members: readonly Member[];
} {
  const options = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, '.config/tsconfig.element.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    join(root, '.config'),
  ).options;
  const program = ts.createProgram([FILE], options);
  const checker = program.getTypeChecker();
  const start = program.getSourceFile(FILE)?.statements.find(isElementClass);
  if (!start) throw new Error(`${FILE} has no class ${CLASS}.`);
  const type = checker.getTypeAtLocation(start);
  const describe = (symbol: ts.Symbol | undefined): string =>
    symbol ? oneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker))) : '';
  const members = checker.getPropertiesOfType(type).flatMap((symbol): Member[] => {
    const declaration = symbol.declarations?.[0];
    if (!declaration || !isForPages(declaration)) return [];
    return [{name: symbol.name, description: describe(symbol), declaration}];
  });
  const classes = [start, ...basesOf(type, checker)];
  return {element: {classes, description: describe(type.getSymbol())}, members};
}

function isElementClass(statement: ts.Statement): statement is ts.ClassDeclaration {
  return ts.isClassDeclaration(statement) && statement.name?.text === CLASS;
}

/** The classes of ours that it extends, the nearest first. */
function basesOf(type: ts.Type, checker: ts.TypeChecker): ts.ClassDeclaration[] {
  return (type.getBaseTypes() ?? []).flatMap((base) => {
    const declaration = base.getSymbol()?.declarations?.find(ts.isClassDeclaration);
    return declaration && isOurs(declaration) ? [declaration, ...basesOf(base, checker)] : [];
  });
}

function isOurs(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().fileName.startsWith(join(root, 'src'));
}

/** Neither private, nor for subclasses, nor for the element's other modules, nor what the browser calls. */
function isForPages(declaration: ts.Declaration): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const name = ts.getNameOfDeclaration(declaration);
  return (
    isOurs(declaration) &&
    name !== undefined &&
    ts.isIdentifier(name) &&
    !name.text.endsWith('Callback') &&
    (ts.getCombinedModifierFlags(declaration) & hidden) === 0 &&
    !ts.getJSDocTags(declaration).some(({tagName}) => tagName.text === 'internal')
  );
}

function readProperty({name, description, declaration}: Member): Property | undefined {
  if (ts.isGetAccessorDeclaration(declaration))
    return {name, description, type: typeText(declaration.type), readonly: true};
  if (!ts.isPropertyDeclaration(declaration)) return undefined;
  const {attribute, reflects} = readDecorator(declaration, name);
  const first = declaration.initializer?.getText();
  return {
    ...{name, description, readonly: false},
    type: declaration.type ? typeText(declaration.type) : typeof JSON.parse(first ?? 'null'),
    ...(attribute !== undefined && {attribute}),
    ...(reflects && {reflects}),
    ...(first !== undefined && {default: first}),
  };
}

/** What `@property({…})` says: Lit's default is the attribute of the same name, in small letters. */
function readDecorator(
  declaration: ts.PropertyDeclaration,
  name: string,
): {attribute: string | undefined; reflects: boolean} {
  const call = ts.getDecorators(declaration)?.[0]?.expression;
  const [options] = call && ts.isCallExpression(call) ? call.arguments : [];
  const given = new Map(
    (options && ts.isObjectLiteralExpression(options) ? options.properties : []).flatMap((option) =>
      ts.isPropertyAssignment(option) ? [[option.name.getText(), option.initializer]] : [],
    ),
  );
  const attribute = given.get('attribute');
  const none = attribute?.kind === ts.SyntaxKind.FalseKeyword;
  const own = attribute && ts.isStringLiteral(attribute) ? attribute.text : name.toLowerCase();
  return {
    attribute: none ? undefined : own,
    reflects: given.get('reflect')?.kind === ts.SyntaxKind.TrueKeyword,
  };
}

function readMethod({name, description, declaration}: Member): Method | undefined {
  if (!ts.isMethodDeclaration(declaration)) return undefined;
  const parameters = declaration.parameters.map((parameter) => ({
    name: parameter.name.getText(),
    type: typeText(parameter.type),
  }));
  return {name, description, parameters, returns: typeText(declaration.type)};
}

/** A type as it is written, with what `Unchecked` stands for. */
function typeText(node: ts.TypeNode | undefined): string {
  return (node?.getText() ?? 'unknown').replace(/Unchecked<([^>]+)>/, (_, type: string) => {
    const types = new Set([...type.split(' | '), 'string', 'null', 'undefined']);
    return [...types].join(' | ');
  });
}

/** `name - What it is.` */
function readNamed(comment: string): Named {
  const [, name, description] = /^(\S+) - (.+)$/.exec(comment) ?? [];
  if (name === undefined || description === undefined) throw new Error(`No name and sentence: ${comment}`);
  return {name, description};
}

/** `{Type} name - What it is.` */
function readEvent(comment: string): Typed {
  const [, type, rest] = /^\{(\w+)\} (.+)$/.exec(comment) ?? [];
  if (type === undefined || rest === undefined) throw new Error(`No event and its type: ${comment}`);
  return {...readNamed(rest), type};
}

/** Each with what it is where a page does not set it, as the tokens have it; the first is that without a theme. */
function withDefaults(properties: readonly Named[]): readonly CustomProperty[] {
  const tokens = readFileSync(join(root, 'src/view/tokens.ts'), 'utf8');
  const lines = [...tokens.matchAll(/: var\((--payment-method-form-[a-z-]+), (.+)\);$/gm)].reverse();
  const defaults = new Map(lines.map(([, name, value]) => [name, value?.replaceAll('--_', PREFIX)]));
  return properties.map((property) => ({...property, default: defaults.get(property.name) ?? ''}));
}

function commentOf(tag: ts.JSDocTag): string {
  return oneLine(ts.getTextOfJSDocComment(tag.comment) ?? '');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}
