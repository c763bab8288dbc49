import {dirname, join} from 'node:path';
import ts from 'typescript';
import {root} from '../../../.config/test-files.js';
import type {Sample} from './sample.js';

/** Where the samples are taken to stand: not on the disk, but where the packages of this project are found. */
const FOLDER = join(root, 'test/docs/samples');
const AMBIENT = join(FOLDER, 'ambient.ts');

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  useDefineForClassFields: false,
  paths: {
    'payment-method-form': [join(root, 'src/index.ts')],
    'payment-method-form/define': [join(root, 'src/define.ts')],
    'payment-method-form/testing': [join(root, 'src/testing/index.ts')],
  },
};

/** What the compiler has against each sample, by its place. `ambient.ts` has the names that samples take for granted. */
export function checkSamples(samples: readonly Sample[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map(
    samples.map((sample, index) => [join(FOLDER, `_${index}.${sample.language}`), sample]),
  );
  const host = ts.createCompilerHost(options);
  const fileExists = (path: string): boolean => files.has(path) || ts.sys.fileExists(path);
  const readFile = (path: string): string | undefined => files.get(path)?.text ?? ts.sys.readFile(path);
  const getSourceFile: typeof host.getSourceFile = (path, languageVersion) => {
    const text = readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, languageVersion);
  };
  const program = ts.createProgram([AMBIENT, ...files.keys()], options, {
    ...host,
    fileExists,
    readFile,
    getSourceFile,
    getCurrentDirectory: () => dirname(AMBIENT),
  });
  return new Map(
    Array.from(files, ([path, {place}]) => [place, complaints(program, program.getSourceFile(path))]),
  );
}

/** Parameters and names taken from one, without a type: JavaScript has no place for it. */
const UNTYPED: ReadonlySet<number> = new Set([7006, 7031]);

function complaints(program: ts.Program, file: ts.SourceFile | undefined): readonly string[] {
  if (!file) return ['The compiler did not read it.'];
  const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  const isTypeScript = !file.fileName.endsWith('.js');
  const meant = all.filter(({code}) => isTypeScript || !UNTYPED.has(code));
  return meant.map(({messageText, start = 0}) => {
    const {line} = file.getLineAndCharacterOfPosition(start);
    return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
