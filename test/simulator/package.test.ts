import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import Stripe from 'stripe';
import {LANGUAGES} from '../../src/locales/language.js';
import type * as Source from '../../src/testing/index.js';
import {checkTypes, makeProject, packPackage, type Packed} from '../package/packed.js';

/** The simulator's traces in a file that must have none. */
const TRACES = /simulator|4242424242424242|__privateStripe/i;

describe('the package', () => {
  let packed: Packed;
  let files: readonly string[];
  let installed: string;
  before(async () => {
    packed = await packPackage();
    ({files, installed} = packed);
  });
  after(() => packed.remove());

  it('has the simulator’s files under dist/testing/ only', () => {
    const simulators = files.filter((path) => path.startsWith('dist/testing/'));
    const others = files.filter((path) => /^dist\/.*\.(?:js|css)$/.test(path) && !simulators.includes(path));
    console.log(`${files.length} files in the package, ${simulators.length} of them the simulator’s`);
    for (const name of [
      'index.js',
      'index.d.ts',
      'fill-card.js',
      'cli.js',
      'browser/stripe.js',
      'LICENSES.txt',
    ]) {
      assert.ok(simulators.includes(`dist/testing/${name}`), name);
    }
    assert.ok(others.includes('dist/define.js'));
    for (const path of others) assert.doesNotMatch(readFileSync(join(installed, path), 'utf8'), TRACES, path);
    assert.deepEqual(
      files.filter((path) => !path.startsWith('dist/') && /\.(?:[jt]s|html)$/.test(path)),
      [],
    );
  });

  it('has the languages beside the script, and in no other file', () => {
    for (const language of LANGUAGES) assert.ok(files.includes(`dist/locales/${language}.js`), language);
    const script = readFileSync(join(installed, 'dist/payment-method-form.min.js'), 'utf8');
    assert.ok(script.includes('Save card') && !script.includes('Karte speichern'));
  });

  it('reaches nothing of the simulator from its other entries', () => {
    for (const entry of ['dist/index.js', 'dist/define.js', 'dist/payment-method-form.min.js']) {
      const {reached, packages} = importsOf(entry);
      assert.ok(
        reached.every((path) => !path.includes('/testing/')),
        entry,
      );
      for (const name of packages) assert.match(name, /^(?:lit|@lit|@stripe\/stripe-js)(?:\/|$)/, entry);
    }
  });

  it('needs no package for the simulator', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      dependencies: object;
    };
    assert.deepEqual(Object.keys(manifest.dependencies).sort(), ['@stripe/stripe-js', 'lit']);
    for (const entry of ['dist/testing/index.js', 'dist/testing/cli.js', 'dist/testing/fill-card.js']) {
      const {packages} = importsOf(entry);
      const others = packages.filter((name) => !name.startsWith('node:') && !BUILT_IN.test(name));
      assert.deepEqual(others, [], entry);
    }
    assert.deepEqual(importsOf('dist/testing/fill-card.js').packages, []);
  });

  it('starts a simulator by its entry, with Stripe.js and the API, where no other package is', async () => {
    const {startStripeSimulator} = (await import(join(installed, 'dist/testing/index.js'))) as typeof Source;
    const simulator = await startStripeSimulator();
    for (const file of ['stripe.js', 'controller-frame.js', 'field-frame.css', 'elements-inner-card.html']) {
      assert.equal((await fetch(`${simulator.url}/endive/${file}`)).status, 200, file);
    }
    const {hostname, port} = new URL(simulator.url);
    const stripe = new Stripe(simulator.secretKey, {host: hostname, port, protocol: 'http'});
    const {id: customer} = await stripe.customers.create({metadata: {org: '42'}});
    assert.equal((await stripe.paymentMethods.attach('pm_card_visa', {customer})).customer, customer);
    await simulator.stop();
  });

  it('has types that a Node project without the types of a browser can check', async () => {
    const project = makeProject(
      packed,
      'typed',
      {
        'index.ts':
          "import {startStripeSimulator} from 'payment-method-form/testing';\nvoid startStripeSimulator();\n",
      },
      ['@types/node'],
    );
    await checkTypes(project, ['--lib', 'es2023', '--module', 'nodenext', '--types', 'node', 'index.ts']);
  });

  it('runs a simulator by its command', async () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      bin: Readonly<Record<string, string>>;
    };
    const program = spawn(
      process.execPath,
      [join(installed, manifest.bin['payment-method-form-stripe'] ?? ''), '0'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [first] = (await once(program.stdout, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(first.toString())?.[0];
    assert.equal((await fetch(`${url ?? ''}/endive/stripe.js`)).status, 200);
    program.kill('SIGTERM');
    await once(program, 'exit');
  });

  /** The files and packages that an entry leads to, by import, dynamic or not. */
  function importsOf(entry: string): {
    readonly reached: readonly string[];
    readonly packages: readonly string[];
  } {
    const reached = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const specifier of specifiersIn(readFileSync(path, 'utf8'))) {
        if (specifier.startsWith('.')) visit(join(dirname(path), specifier));
        else packages.add(specifier);
      }
    };
    visit(join(installed, entry));
    return {reached: [...reached], packages: [...packages]};
  }
});

const BUILT_IN =
  /^(?:crypto|events|http|http2|https|net|os|path|stream|stream\/promises|url|util|buffer|process)$/;

function specifiersIn(source: string): string[] {
  const statements = source.matchAll(/^(?:import|export)\s*(?:[\w*{][^'";]*?from\s*)?["']([^"']+)["']/gm);
  const dynamic = source.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g);
  const all = [...statements, ...dynamic].flatMap(([, specifier]) => specifier ?? []);
  // Comments in bundled packages name types and functions in this way.
  return all.filter((specifier) => !specifier.startsWith('.') || specifier.endsWith('.js'));
}
