import {ConfigurationMistake} from './mistake.js';

/**
 * The absolute URL of the endpoint, with `{orgId}` replaced by the encoded org id.
 * It must be HTTPS, or plain HTTP on loopback, where nobody listens in (Secure Contexts, section 3.1).
 */
export function readEndpoint(value: unknown, orgId: string | undefined, baseUrl: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ConfigurationMistake('missing-endpoint');
  const url = parse(fillIn(value.trim(), orgId), baseUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new ConfigurationMistake('invalid-endpoint');
  if (url.username !== '' || url.password !== '') throw new ConfigurationMistake('invalid-endpoint');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new ConfigurationMistake('insecure-endpoint');
  url.hash = '';
  return url.href;
}

function fillIn(template: string, orgId: string | undefined): string {
  if (!template.includes('{orgId}')) return template;
  if (orgId === undefined) throw new ConfigurationMistake('missing-org-id');
  // A lone dot segment would be resolved away and lead to another route.
  if (/^\.{1,2}$/.test(orgId) || !isWellFormed(orgId)) throw new ConfigurationMistake('invalid-org-id');
  return template.replaceAll('{orgId}', () => encodeURIComponent(orgId));
}

function parse(text: string, baseUrl: string): URL {
  if (/[{}]/.test(text) || !URL.canParse(text, baseUrl)) throw new ConfigurationMistake('invalid-endpoint');
  return new URL(text, baseUrl);
}

/** `encodeURIComponent` throws on a lone surrogate. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** Whether a host name stands for this very machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
