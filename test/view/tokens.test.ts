import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {it} from 'node:test';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

it('The README names every token of the look, and no other', async () => {
  const styles = (await Promise.all(['tokens', 'styles'].map((name) => read(`src/view/${name}.ts`)))).join(
    '',
  );
  const readme = await read('README.md');
  const section = readme.slice(readme.indexOf('### Theming'), readme.indexOf('### How it can end'));
  const rows = section.split('\n').filter((line) => line.startsWith('| `') && !line.includes('…'));
  const named = rows.flatMap((row) => row.split('|')[1]?.match(/[a-z-]+/g) ?? []);
  const used = [...styles.matchAll(/--payment-method-form-([a-z-]+)/g)].map(([, name]) => name);
  assert.deepEqual(named.sort(), [...new Set(used)].sort());
});
