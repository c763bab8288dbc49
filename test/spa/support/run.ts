import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

const execute = promisify(execFile);

/** Runs a program in `folder` to its end, and gives what it printed. Throws, with all that it said, when it fails or takes more than three minutes. */
export async function run(folder: string, command: string, args: readonly string[]): Promise<string> {
  const env = {...process.env, NODE_ENV: 'production', npm_config_include: 'dev'};
  try {
    return (await execute(command, args, {cwd: folder, env, timeout: 180_000, maxBuffer: 1e7})).stdout;
  } catch (error) {
    const {stdout, stderr} = error as {stdout?: string; stderr?: string};
    throw new Error([`${command} ${args.join(' ')} failed.`, stdout, stderr].join('\n'), {cause: error});
  }
}
