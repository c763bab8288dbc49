import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'src');

/** A place where an error code is made, and what stands beside it. */
export interface ProducedCode {
  /** `undefined` when it cannot be told from the source: any word could come out of it. */
  readonly code: string | undefined;
  readonly phase: string | undefined;
  readonly retry: string | undefined;
  readonly place: string;
}

/** What is found in src/ but for src/testing. */
export interface Findings {
  readonly codes: readonly ProducedCode[];
  /** Files that say "this is an error code" of something that the compiler takes for any text. */
  readonly assertions: readonly string[];
  /** Of the extra modules, by name, what the compiler has against each. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/**
 * Finds every error code that src/ writes down, by the types that the compiler expects at each place.
 * @param extras sources of more modules, by name, that are taken to stand in src/
 */
export function findProducedCodes(extras: Readonly<Record<string, string>>): Findings {
  const extraPaths = new Map(Object.entries(extras).map(([name, text]) => [join(source, name), text]));
  const {options} = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const plain = ts.createCompilerHost(options);
  host.fileExists = (path) => extraPaths.has(path) || plain.fileExists(path);
  host.getSourceFile = (path, language, ...rest) => {
    const extra = extraPaths.get(path);
    return extra === undefined
      ? plain.getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, extra, language);
  };
  const program = ts.createProgram(
    [join(source, 'index.ts'), join(source, 'define.ts'), ...extraPaths.keys()],
    {...options, noUnusedLocals: false},
    host,
  );
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(({fileName}) => isElement(fileName));
  const expected = literalsOf(errorCodeType(checker, program));
  const codes: ProducedCode[] = [];
  const assertions = new Set<string>();

  const visit = (node: ts.Node, file: ts.SourceFile): void => {
    if (isCandidate(node)) codes.push(...produced(node, file));
    if (ts.isAsExpression(node) && isOnlyCodes(checker.getTypeFromTypeNode(node.type)) && isText(node))
      assertions.add(relative(root, file.fileName).replaceAll(sep, '/'));
    ts.forEachChild(node, (child) => {
      visit(child, file);
    });
  };

  /** All members are codes, and it is more than a few chosen ones: a parameter or property for error codes. */
  const isOnlyCodes = (type: ts.Type | undefined): boolean => {
    const found = literalsOf(type);
    return found.size > 5 && [...found].every((code) => expected.has(code));
  };

  const isText = ({expression}: ts.AsExpression): boolean =>
    (checker.getTypeAtLocation(expression).flags & (ts.TypeFlags.Any | ts.TypeFlags.String)) !== 0;

  const produced = (node: ts.Expression, file: ts.SourceFile): ProducedCode[] => {
    if (!isOnlyCodes(checker.getContextualType(node))) return [];
    const type = checker.getTypeAtLocation(node);
    const {line} = file.getLineAndCharacterOfPosition(node.getStart(file));
    const place = `${relative(root, file.fileName)}:${String(line + 1)}`;
    const found = literalsOf(type);
    const beside = {...besideOf(node), place};
    // What has all members came from somewhere else, where it was looked at.
    if (found.size > 5 && isOnlyCodes(type)) return [];
    return found.size === 0 ? [{code: undefined, ...beside}] : [...found].map((code) => ({code, ...beside}));
  };

  for (const file of files) visit(file, file);
  const errors = Object.fromEntries(
    Object.keys(extras).map((name) => [name, errorsIn(program, join(source, name))]),
  );
  return {codes, assertions: [...assertions].sort(), errors};
}

function errorsIn(program: ts.Program, path: string): string[] {
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** What an error code can be written as: a literal, or something that is handed on. */
function isCandidate(node: ts.Node): node is ts.Expression {
  if (ts.isStringLiteralLike(node)) return ts.isExpressionStatement(node.parent) || isUsed(node);
  const {parent} = node as {parent?: ts.Node};
  if (parent === undefined) return false;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.arguments?.some((argument) => argument === node) ?? false;
  return false;
}

/** Names of modules and properties are literals too. */
function isUsed({parent}: ts.Node): boolean {
  return !ts.isImportDeclaration(parent) && !ts.isExportDeclaration(parent) && !ts.isLiteralTypeNode(parent);
}

/** Phase and advice in the same object, or the phase before the code in the same call. */
function besideOf(node: ts.Node): {phase: string | undefined; retry: string | undefined} {
  const {parent} = node;
  if (ts.isCallExpression(parent) && parent.arguments[1] === node) {
    const [phase] = parent.arguments;
    return {phase: phase && ts.isStringLiteralLike(phase) ? phase.text : undefined, retry: undefined};
  }
  const object = ts.findAncestor(node, ts.isObjectLiteralExpression);
  const read = (name: string): string | undefined => {
    const property = object?.properties.find(
      (one): one is ts.PropertyAssignment =>
        ts.isPropertyAssignment(one) && ts.isIdentifier(one.name) && one.name.text === name,
    );
    return property && ts.isStringLiteralLike(property.initializer) ? property.initializer.text : undefined;
  };
  return {phase: read('phase'), retry: read('retry')};
}

function literalsOf(type: ts.Type | undefined): ReadonlySet<string> {
  if (!type) return new Set();
  const members = type.isUnion() ? type.types : [type];
  const undefinedOrLiteral = members.every(
    (member) => member.isStringLiteral() || (member.flags & ts.TypeFlags.Undefined) !== 0,
  );
  return new Set(
    undefinedOrLiteral ? members.flatMap((one) => (one.isStringLiteral() ? [one.value] : [])) : [],
  );
}

function errorCodeType(checker: ts.TypeChecker, program: ts.Program): ts.Type {
  const file = program.getSourceFile(join(source, 'submission/codes.ts'));
  const declaration = file?.statements.find(
    (one): one is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(one) && one.name.text === 'ErrorCode',
  );
  if (!declaration) throw new Error('src/submission/codes.ts declares no ErrorCode');
  return checker.getTypeFromTypeNode(declaration.type);
}

function isElement(path: string): boolean {
  const place = relative(source, path);
  return !place.startsWith('..') && !dirname(place).startsWith('testing');
}
