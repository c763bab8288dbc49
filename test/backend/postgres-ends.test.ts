import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {connect} from 'node:net';
import {it} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {hasPostgres} from './postgres.js';

const starts = `
  import {startPostgres} from './test/backend/postgres.ts';
  console.log((await startPostgres()).url);
  setInterval(() => undefined, 1000);
`;

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });

const reason =
  process.env['DATABASE_URL'] === undefined
    ? 'no initdb and postgres were found: install the package postgresql.'
    : 'DATABASE_URL names a Postgres, and none is started.';

it('A Postgres of the tests ends with a run that is told to end', async (running) => {
  if (process.env['DATABASE_URL'] !== undefined || !hasPostgres()) {
    running.skip(reason);
    return;
  }
  const root = new URL('../..', import.meta.url);
  const run = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', starts], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(run.stdout, 'data')) as [Buffer];
  const port = Number(new URL(line.toString().trim()).port);
  assert.equal(await isListening(port), true);
  run.kill('SIGTERM');
  const [, signal] = (await once(run, 'exit')) as [unknown, string];
  assert.equal(signal, 'SIGTERM');
  const deadline = Date.now() + 20_000;
  while (await isListening(port)) {
    assert.ok(Date.now() < deadline, 'Postgres is still there');
    await delay(50);
  }
});
