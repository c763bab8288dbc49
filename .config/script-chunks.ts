import {createHash} from 'node:crypto';
import type {Plugin, Rolldown} from 'vite';

type Program = ReturnType<Rolldown.PluginContext['parse']>;
type Statement = Program['body'][number];
type NameOf<S> = S extends {specifiers: (infer One)[]} ? One : never;
type ExportedName = NameOf<Extract<Statement, {type: 'ExportNamedDeclaration'}>>['exported'];

/** A piece of code that is replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * Makes of a build of modules one script that runs as a classic one and as a module, and a file beside it of each part that is
 * imported later. A classic script can be imported by nobody: each part is a function, which the script calls with what they share.
 * That is called once for each script, so that two copies on a page stay apart.
 *
 * @param globalName what the exports are found under on a page
 * @param notice stands first in each file
 */
export function scriptChunks(globalName: string, notice: string): Plugin {
  return {
    name: 'script-chunks',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const exportsOf = (id: string): readonly string[] => {
          const {exports = [], importedIds = []} = this.getModuleInfo(id) ?? {};
          return exports.flatMap((name) => (name === '*' ? importedIds.flatMap(exportsOf) : name));
        };
        const build = nameOf(Object.values(bundle));
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') throw new Error(`${chunk.fileName} is no script.`);
          const program = this.parse(chunk.code);
          const text =
            chunk.isEntry && chunk.facadeModuleId !== null
              ? toScript(chunk, program, build, globalName, exportsOf(chunk.facadeModuleId))
              : toPart(chunk, program, build);
          chunk.code = `${notice}\n${text}`;
        }
      },
    },
  };
}

/** The same for the same files, and another one when any of them is another. */
function nameOf(files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
  return hash.digest('hex').slice(0, 12);
}

/** Names that minified code does not come to. */
const SHARED = '$$shared';
const IMPORT = '$$import';

/**
 * The address of a script is known while it runs; a module has none there, and needs none. What the two share has names of this
 * build alone: a part of another one, as a cache may keep it, must not run. A try that failed is not the last.
 */
const importerOf = (build: string): string =>
  `const $$src=document.currentScript?.src||"",$$parts={};` +
  `function ${IMPORT}(path){return $$parts[path]??=import($$src?new URL(path,$$src).href:path).then(part=>{` +
  `if(part.build!=="${build}")throw Error(path+" is of another build");return part.default(${SHARED})` +
  `}).catch(error=>{delete $$parts[path];throw error})}`;

/** The script: of what it exports, a page gets what is public, and the parts get all. */
function toScript(
  {fileName, code, imports}: Rolldown.OutputChunk,
  program: Program,
  build: string,
  globalName: string,
  publicNames: readonly string[],
): string {
  if (imports.length > 0) throw new Error(`${fileName} cannot begin without ${imports.join(', ')}.`);
  const names = exportsIn(program);
  const body = edit(code, [...removed(program, 'ExportNamedDeclaration'), ...importCalls(program)]);
  const objectOf = (some: typeof names): string => `{${some.map((one) => `${one.as}:${one.name}`).join()}}`;
  const open = names.filter((one) => publicNames.includes(one.as));
  return `var ${globalName}=(()=>{${importerOf(build)};${body};const ${SHARED}=${objectOf(names)};return ${objectOf(open)}})();\n`;
}

/** A part: `build`, and `default`, a function from what the script shares to what the part exports. */
function toPart({fileName, code}: Rolldown.OutputChunk, program: Program, build: string): string {
  if (importCalls(program).length > 0) throw new Error(`${fileName} must not import parts itself.`);
  const parameters = importsIn(program, fileName).map((one) => `${one.as}:${one.name}`);
  const results = exportsIn(program).map((one) => `${one.as}:${one.name}`);
  const body = edit(code, [
    ...removed(program, 'ImportDeclaration'),
    ...removed(program, 'ExportNamedDeclaration'),
  ]);
  return `export const build="${build}";export default({${parameters.join()}})=>{${body};return{${results.join()}}};\n`;
}

/** A name inside of a file, and what it is called outside. */
interface Binding {
  readonly name: string;
  readonly as: string;
}

function exportsIn(program: Program): readonly Binding[] {
  return program.body.flatMap((node) => {
    if (node.type === 'ExportDefaultDeclaration' || node.type === 'ExportAllDeclaration')
      throw new Error('Only names are exported.');
    if (node.type !== 'ExportNamedDeclaration') return [];
    return node.specifiers.map(({local, exported}) => ({name: plain(local), as: plain(exported)}));
  });
}

function importsIn(program: Program, fileName: string): readonly Binding[] {
  return program.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return [];
    if (node.source.value.includes('/chunks/') || !node.source.value.startsWith('../'))
      throw new Error(`${fileName} would need ${node.source.value}, besides the script.`);
    return node.specifiers.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier') throw new Error('Only names are imported.');
      return {name: specifier.local.name, as: plain(specifier.imported)};
    });
  });
}

function plain(name: ExportedName): string {
  if (name.type === 'Literal') throw new Error(`${name.value} is no name.`);
  return name.name;
}

function removed(program: Program, type: 'ImportDeclaration' | 'ExportNamedDeclaration'): readonly Edit[] {
  return program.body.filter((node) => node.type === type).map(({start, end}) => ({start, end, by: ''}));
}

/** Where parts are imported: those have an address that is written out; languages bring their own. */
function importCalls(node: unknown): readonly Edit[] {
  if (typeof node !== 'object' || node === null) return [];
  const address = addressIn(node);
  if (address === undefined) return Object.values(node).flatMap(importCalls);
  const {start, end} = node as Edit;
  return [{start, end, by: `${IMPORT}(${JSON.stringify(address)})`}];
}

function addressIn(node: object): string | undefined {
  if (!('type' in node && node.type === 'ImportExpression' && 'source' in node)) return undefined;
  const source = node.source as {readonly value?: unknown; readonly quasis?: readonly Quasi[]};
  const [first, ...more] = source.quasis ?? [];
  const address = first && more.length === 0 ? first.value.cooked : source.value;
  return typeof address === 'string' ? address : undefined;
}

interface Quasi {
  readonly value: {readonly cooked: string};
}

function edit(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((text, {start, end, by}) => text.slice(0, start) + by + text.slice(end), code)
    .replace(/;+\s*$/, '');
}
