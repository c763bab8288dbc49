import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {root} from '../../../.config/test-files.js';

/** A program that renders tags, given as its first argument, with the built package, and prints also what a policy must allow. */
const PROGRAM = `
import {createHash} from 'node:crypto';
import {render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import {html} from 'lit';
import {PaymentMethodForm} from 'payment-method-form/define';
const strings = [process.argv[1]];
const css = PaymentMethodForm.elementStyles.map(({cssText}) => cssText).join('');
console.log(JSON.stringify({
  markup: await collectResult(render(html(Object.assign(strings, {raw: strings})))),
  styleHash: createHash('sha256').update(css).digest('base64'),
}));`;

export interface ServerRendered {
  readonly markup: string;
  /** Of the style sheet in it, SHA-256. */
  readonly styleHash: string;
}

/** Renders tags in plain Node, as a server of the host page would. */
export async function renderOnServer(tags: string): Promise<ServerRendered> {
  const args = ['--input-type=module', '-e', PROGRAM, tags];
  const {stdout} = await promisify(execFile)(process.execPath, args, {cwd: root, maxBuffer: 1e7});
  return JSON.parse(stdout) as ServerRendered;
}
