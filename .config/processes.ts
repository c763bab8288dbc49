import {spawn, type ChildProcess, type SpawnOptions} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {root} from './test-files.js';

const running = new Set<ChildProcess>();

/**
 * Starts a child that never outlives this process: it is ended, by its id, when this process ends for whatever
 * reason it can still notice.
 */
export function startProcess(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (running.size === 0) endChildrenWithThisProcess();
  const child = spawn(command, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Runs a TypeScript file of this repository in a Node process of its own. */
export function startScript(path: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return startProcess(process.execPath, ['--import', 'tsx', path, ...args], options);
}

/** Runs a program of an installed package to its end, its output with ours unless told otherwise. Resolves to its exit code. */
export function runTool(name: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return exitCode(
    startProcess(join(root, 'node_modules/.bin', name), args, {cwd: root, stdio: 'inherit', ...options}),
  );
}

/** Waits for the end of a child. Resolves to its exit code, or to 1 when a signal ended it. */
export async function exitCode(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return child.exitCode;
  if (child.signalCode !== null) return 1;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** Asks a child to end and waits until it has; after `patience` milliseconds it is no longer asked. */
export async function endProcess(child: ChildProcess, patience = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const insist = setTimeout(() => child.kill('SIGKILL'), patience);
  child.kill();
  await exitCode(child);
  clearTimeout(insist);
}

/** Ports of the loopback interface that nobody listens on, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({length: count}, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    return address.port;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/** Waits until a server answers at `url`, whatever the answer is. Throws when the child ends or `limit` milliseconds pass. */
export async function untilAnswering(url: string, child: ChildProcess, limit: number): Promise<void> {
  const deadline = Date.now() + limit;
  let failure: unknown;
  child.once('error', (error) => (failure = error));
  while (Date.now() < deadline) {
    if (failure !== undefined) throw new Error(`${url} was not started.`, {cause: failure});
    if (child.exitCode !== null)
      throw new Error(`${url} ended with code ${child.exitCode} before it answered.`);
    const answered = await fetch(url, {signal: AbortSignal.timeout(2_000)}).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await delay(100);
  }
  throw new Error(`${url} did not answer within ${limit / 1000} seconds.`);
}

let endsChildren = false;

function endChildrenWithThisProcess(): void {
  if (endsChildren) return;
  endsChildren = true;
  process.once('exit', () => {
    for (const child of running) child.kill();
  });
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
