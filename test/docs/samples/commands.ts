import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {endProcess, startScript} from '../../../.config/processes.js';
import {root} from '../../../.config/test-files.js';
import {steps} from '../../../.config/test-steps.js';
import {readCommand} from '../../../demo/settings.js';

const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** Checks that each command of a shell sample is one that there is. Starts those that start at once, and ends them. */
export async function checkCommands(text: string): Promise<void> {
  for (const command of commandsIn(text)) await checkCommand(command);
}

/** The commands one by one, without remarks. */
export function commandsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .flatMap((line) => line.split(' && '))
    .filter((command) => command !== '');
}

async function checkCommand(command: string): Promise<void> {
  const words = command.replace(/ &$/, '').split(/\s+/);
  const variables = words.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('='));
  const [program = '', name = '', ...rest] = words.slice(variables.length);
  const args = rest[0] === '--' ? rest.slice(1) : rest;
  switch (`${program} ${name}`) {
    case 'npm ci':
    case 'npm install':
      return;
    case 'npm start':
      readCommand(
        args,
        Object.fromEntries(variables.map(([key = '', value]): [string, string] => [key, shown(value)])),
        root,
      );
      return;
    case 'npm test':
      assert.ok(args[0] === undefined || Object.hasOwn(steps, args[0]), command);
      return;
    case 'npm run':
      assert.ok(Object.hasOwn(scripts, rest[0] ?? ''), command);
      return;
    case 'npx payment-method-form-stripe':
      return startSimulator(rest);
    default:
      assert.equal(program, 'npx', `${command}: what is it?`);
      assert.ok(existsSync(join(root, 'node_modules/.bin', name)), command);
  }
}

/** Keys are shown by how they begin. */
const shown = (value: string | undefined): string => (value ?? '').replace('…', 'docs');

/** Starts it as the command does, on a free port, until it says what it serves. */
async function startSimulator(args: readonly string[]): Promise<void> {
  const free = args.map((arg) => (/^\d+$/.test(arg) ? '0' : arg));
  const child = startScript('src/testing/cli.ts', free, {cwd: root, stdio: ['ignore', 'pipe', 'inherit']});
  let told = '';
  for await (const chunk of child.stdout ?? []) {
    told += String(chunk);
    if (told.includes('Ctrl+C')) break;
  }
  await endProcess(child);
  assert.match(told, /Stripe\.js +http:\/\/127\.0\.0\.1:\d+\/endive\/stripe\.js/);
  assert.equal(told.includes('--host-resolver-rules='), args.includes('--tls-port'));
}
