import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {describe, it} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import pg from 'pg';

/** A Postgres for tests: the one that DATABASE_URL names, or one of their own in a temporary folder. */
export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** True where a Postgres is named by DATABASE_URL, or can be started. */
export function hasPostgres(): boolean {
  return process.env['DATABASE_URL'] !== undefined || findPrograms() !== undefined;
}

/** Declares tests that need Postgres. Where there is none, they are reported as skipped, with the reason. */
export function onPostgres(name: string, declare: () => void): void {
  if (hasPostgres()) {
    describe(name, declare);
    return;
  }
  it(name, (running) => {
    running.skip(
      'DATABASE_URL is not set, and no initdb and postgres were found: install the package postgresql.',
    );
  });
}

/** Milliseconds that Postgres may take to start on a machine that has much else to do. */
const startLimit = 60_000;

/** What ends a process without its `exit` event. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return {url: given, stop: () => Promise.resolve()};
  const programs = findPrograms();
  if (programs === undefined) throw new Error('There is no Postgres to start.');
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'test-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = {cwd: folder, stdio: 'ignore', ...user} as const;
  execFileSync(
    join(programs, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'test',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ],
    options,
  );
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 120,
    // It does not outlive the tests, so nothing has to reach the disk.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...args], options);
  const end = () => {
    server.kill('SIGQUIT');
    rmSync(folder, {recursive: true, force: true, maxRetries: 3});
  };
  const endBySignal = (signal: NodeJS.Signals) => {
    end();
    process.kill(process.pid, signal);
  };
  process.once('exit', end);
  for (const signal of signals) process.once(signal, endBySignal);
  const stop = async () => {
    process.off('exit', end);
    for (const signal of signals) process.off(signal, endBySignal);
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
    rmSync(folder, {recursive: true, force: true});
  };
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return {url, stop};
}

/** The folder that has both programs: on the PATH, or where Debian puts each version. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** Postgres refuses to run as root. */
function unprivilegedUser(): {readonly uid: number; readonly gid: number} | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (which: string) =>
        Number(execFileSync('id', [which, name], {encoding: 'utf8', stdio: 'pipe'}));
      return {uid: id('-u'), gid: id('-g')};
    } catch {
      continue;
    }
  }
  throw new Error('Postgres refuses to run as root, and there is neither a user postgres nor nobody.');
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + startLimit;
  while (Date.now() < deadline) {
    if (server.exitCode !== null)
      throw new Error(`Postgres ended with code ${server.exitCode} at its start.`);
    const client = new pg.Client({connectionString: url});
    const ready = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (ready) return;
    await delay(50);
  }
  throw new Error(`Postgres was not ready within ${startLimit / 1000} seconds.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
