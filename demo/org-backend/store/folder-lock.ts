import {readFile, rm, writeFile} from 'node:fs/promises';

/** Folders that this process has open; a lock with its own id in it is otherwise one from before a crash. */
const open = new Set<string>();

/**
 * Takes a folder for this process: two processes in one PGlite folder destroy it. Answers how to give it back. A lock that a
 * process left behind when it was killed is taken over.
 *
 * @throws Error with `code` `ERR_STORE_IN_USE` while another process has the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.lock`;
  if (open.has(file) || (await isHeld(file))) {
    throw Object.assign(
      new Error(`The store in ${folder} is in use by another process. If that is not so, delete ${file}.`),
      {code: 'ERR_STORE_IN_USE'},
    );
  }
  await writeFile(file, String(process.pid));
  open.add(file);
  return async () => {
    open.delete(file);
    await rm(file, {force: true});
  };
}

async function isHeld(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isRunning(pid);
}

/** Signal 0 is sent to nobody: it only asks. A process of somebody else's answers EPERM, and is running. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
