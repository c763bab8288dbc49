import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import ts from 'typescript';
import {root} from '../test-files.js';
import type {Named, Typed} from '../manifest/element-doc.js';

const FILE = 'src/events.ts';

/** A class of events, as a listener sees it. */
export interface EventClass extends Named {
  /** When it comes, and what it is for. */
  readonly description: string;
  readonly cancelable: boolean;
  /** What it carries. */
  readonly properties: readonly Typed[];
  readonly methods: readonly (Named & {readonly parameters: string})[];
}

/** What promises a listener made is for the form to read. */
const INNER = new Set(['promises', 'response']);

/** Reads the classes of the events, by their names, out of their declarations and doc comments. */
export function readEvents(): ReadonlyMap<string, EventClass> {
  const source = ts.createSourceFile(
    FILE,
    readFileSync(join(root, FILE), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const classes = source.statements.filter(ts.isClassDeclaration).filter(isExported);
  return new Map(classes.map((each) => [each.name?.text ?? '', readClass(each)]));
}

function isExported(declaration: ts.ClassDeclaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

function readClass(declaration: ts.ClassDeclaration): EventClass {
  const members = declaration.members.filter(isPublic);
  const constructor = declaration.members.find(ts.isConstructorDeclaration);
  return {
    name: declaration.name?.text ?? '',
    description: commentOf(declaration),
    cancelable: constructor?.getText().includes('cancelable: true') ?? false,
    properties: [
      ...(constructor ? readParameters(constructor) : []),
      ...members.filter(ts.isPropertyDeclaration).map((member) => ({
        name: member.name.getText(),
        description: commentOf(member),
        type: member.type?.getText() ?? 'unknown',
      })),
    ],
    methods: members.filter(ts.isMethodDeclaration).map((member) => ({
      name: member.name.getText(),
      description: commentOf(member),
      parameters: member.parameters.map((parameter) => parameter.getText()).join(', '),
    })),
  };
}

/** Neither static nor private. */
function isPublic(member: ts.ClassElement): boolean {
  const isStatic = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
  const name = member.name?.getText() ?? '';
  return !isStatic && !name.startsWith('#') && !INNER.has(name);
}

/** The parameters of a constructor that become properties, told by its `@param`. */
function readParameters(constructor: ts.ConstructorDeclaration): Typed[] {
  return constructor.parameters
    .filter((parameter) => (parameter.modifiers?.length ?? 0) > 0)
    .map((parameter) => ({
      name: parameter.name.getText(),
      description: ts
        .getJSDocParameterTags(parameter)
        .map(({comment}) => oneLine(ts.getTextOfJSDocComment(comment) ?? ''))
        .join(' '),
      type: parameter.type?.getText() ?? 'unknown',
    }));
}

function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return oneLine(ts.getTextOfJSDocComment(comment?.comment) ?? '');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}
