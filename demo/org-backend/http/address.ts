import {isIP} from 'node:net';
import type {Context} from 'hono';
import type {AppEnv} from './context.js';

/**
 * Where a request comes from, as far as it can be believed: the other end of the connection, or, behind proxies of one's own, what
 * the outermost of them wrote into `X-Forwarded-For`. Of an IPv6 address the network counts: a household has 2^64 of them.
 *
 * @param trustedProxies how many proxies of one's own stand in front
 */
export function addressOf(c: Context<AppEnv>, trustedProxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  const claimed = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  const address = claimed !== undefined && isIP(claimed) > 0 ? claimed : c.env.address;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  return mapped ?? (isIP(address) === 6 ? networkOf(address) : address);
}

/** The first 64 bits: four groups, with those that `::` stands for written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = (text: string | undefined) => (text ?? '').split(':').filter((group) => group !== '');
  const before = groups(head);
  const after = groups(tail);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(missing).fill('0'), ...after].slice(0, 4).join(':') + '::/64';
}
