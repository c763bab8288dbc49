import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import type {OrgBackendOptions} from '../../demo/org-backend/index.js';

/** A backend in a process of its own. */
export interface BackendProcess {
  readonly url: string;
  /** SIGKILL: it cannot finish or tidy up anything. */
  kill(): Promise<void>;
  /** SIGTERM: it finishes what is under way. */
  stop(): Promise<void>;
}

/** Starts backend processes, quickly: from one bundle. */
export interface Fleet {
  start(): Promise<BackendProcess>;
  /** Stops those that still run. */
  stop(): Promise<void>;
}

export async function prepareFleet(
  options: Omit<OrgBackendOptions, 'now' | 'verifyCaptcha' | 'fill'>,
): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'backend-fleet-'));
  const program = join(folder, 'backend.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('backend-process.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    // The store is Postgres here.
    external: ['./pglite.js', 'pg-native', 'pg-cloudflare'],
    banner: {
      js: `import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);`,
    },
  });
  const migrations = new URL('../../demo/org-backend/store/migrations/', import.meta.url);
  await cp(migrations, join(folder, 'migrations'), {recursive: true});
  const running = new Set<ChildProcess>();
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    if (!running.delete(child)) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    async start() {
      const child = spawn(process.execPath, [program, JSON.stringify(options)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      running.add(child);
      const [url] = (await Promise.race([
        once(createInterface({input: child.stdout}), 'line'),
        once(child, 'exit').then(([code]) => {
          throw new Error(`The backend ended with code ${String(code)} at its start.`);
        }),
      ])) as [string];
      return {url, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM')};
    },
    async stop() {
      await Promise.all([...running].map((child) => end(child, 'SIGTERM')));
      await rm(folder, {recursive: true});
    },
  };
}
