import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {build} from 'vite';
import {buildTesting} from './build-testing.js';
import {INTEGRITY_FILE, readIntegrity} from './integrity.js';
import {licensesOf} from './licenses.js';
import {writeManifests} from './manifest/write.js';
import {runTool} from './processes.js';
import {root} from './test-files.js';

// Builds dist/: the unbundled modules with their types, the offline Stripe, and the file for a script tag.

rmSync(join(root, 'dist'), {recursive: true, force: true});
if ((await runTool('tsc', ['-p', '.config/tsconfig.element.json'])) !== 0) process.exit(1);
if (!(await buildTesting())) process.exit(1);
const built = [await build({configFile: join(root, 'vite.config.ts'), logLevel: 'warn'})].flat();
const modules = built
  .flatMap((result) => ('output' in result ? result.output : []))
  .flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
writeFileSync(
  join(root, 'dist/LICENSES.txt'),
  licensesOf(modules, 'The files for a script tag in this folder contain these packages.'),
);
writeManifests(join(root, 'dist'));
const integrity = readIntegrity(join(root, 'dist'));
writeFileSync(join(root, 'dist', INTEGRITY_FILE), `${JSON.stringify(integrity, undefined, 2)}\n`);

const script = readFileSync(join(root, 'dist/payment-method-form.min.js'));
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `dist/payment-method-form.min.js: ${kilobytes(script.length)}, ${kilobytes(gzipSync(script).length)} gzipped`,
);
