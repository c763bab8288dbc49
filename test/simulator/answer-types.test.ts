import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {format} from 'prettier';
import {collectAnswers, type NamedAnswer, normalize} from './support/answers.js';
import {type Clients, startWithClients} from './support/clients.js';

/**
 * Real answers, written down as values of the SDK's types: the compiler checks them, as part of the type check, and this
 * test that they are still what the simulator answers. `UPDATE_FIXTURES=1` writes them anew.
 */
const FIXTURES = fileURLToPath(new URL('./fixtures/answers.ts', import.meta.url));
const PRETTIER = fileURLToPath(new URL('../../.config/prettier.json', import.meta.url));

describe('answers of the simulator', () => {
  let clients: Clients;
  let answers: readonly NamedAnswer[];
  before(async () => {
    clients = await startWithClients();
    answers = await collectAnswers(clients);
    if (process.env['UPDATE_FIXTURES'] === '1') await write(answers);
  });
  after(() => clients.simulator.stop());

  it('are the ones that are checked against the types of Stripe’s SDK', async () => {
    assert.ok(existsSync(FIXTURES), 'There are no fixtures: run this test with UPDATE_FIXTURES=1.');
    const written = {...(await import('./fixtures/answers.js'))};
    assert.deepEqual(written, normalize(answers));
  });

  it('are given their types without a cast', async () => {
    const text = await readFile(FIXTURES, 'utf8');
    for (const {name, type} of answers) assert.ok(text.includes(`export const ${name}: ${type} =`), name);
    assert.doesNotMatch(text, /\bas\b|\bany\b|@ts-/);
  });
});

async function write(collected: readonly NamedAnswer[]): Promise<void> {
  const same = normalize(collected);
  const values = collected.map(
    ({name, type}) => `export const ${name}: ${type} = ${JSON.stringify(same[name])};`,
  );
  const text = `import type Stripe from 'stripe';

// Written by answer-types.test.ts from answers of the simulator.

${values.join('\n\n')}
`;
  const options = JSON.parse(await readFile(PRETTIER, 'utf8')) as object;
  await writeFile(FIXTURES, await format(text, {...options, parser: 'typescript'}));
}
