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
  const address = withoutPort(claimed) ?? c.env.address;
  return mappedIPv4(address) ?? (isIP(address) === 6 ? networkOf(address) : address);
}

/** Some proxies write the port as well: `198.51.100.8:5000`, `[2001:db8::1]:5000`. */
function withoutPort(claimed: string | undefined): string | undefined {
  const address = claimed?.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return address !== undefined && isIP(address) > 0 ? address : undefined;
}

/** The IPv4 address inside an IPv6 one (RFC 4291, 2.5.5.2), written in either way. */
function mappedIPv4(address: string): string | undefined {
  const [, dotted, high, low] =
    /^(?:::|(?:0{1,4}:){5})ffff:(?:(\d+(?:\.\d+){3})|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return dotted;
  return [high, low]
    .map((group) => parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
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
