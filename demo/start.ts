import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

import {announcement, help} from './announcement.js';
import {startDemo, type Demo} from './servers.js';
import {DemoError, readCommand} from './settings.js';

/** Longer than the org backend gives to requests that are under way. */
const STOP_LIMIT_MS = 25_000;

const folder = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await run();
} catch (error) {
  if (!(error instanceof DemoError)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env, folder);
  if (command.kind === 'help') {
    console.log(help);
    return;
  }
  const demo = await startDemo(command.settings, folder, () => {
    console.log('Starting…');
  });
  stopOnSignal(demo);
  console.log(announcement(demo, command.settings));
}

function stopOnSignal(demo: Demo): void {
  let stopping = false;
  const stop = () => {
    // Ctrl-C reaches npm and this process both, and npm passes it on: the second one means nothing.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    demo.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
