import {readText} from '../text.js';
import {ConfigurationMistake} from './mistake.js';

/** Headers that the form sets itself, and those that a page may not set: a browser drops them without a word (Fetch, section 2.2.2). */
const TAKEN =
  /^(accept|accept-charset|accept-encoding|access-control-.*|authorization|connection|content-length|content-type|cookie2?|date|dnt|expect|host|keep-alive|origin|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|via|x-api-key|x-http-method.*|x-method-override)$/i;

/** A header name of one's own (RFC 9110, section 5.6.2); absent stays absent. */
export function readHeaderName(value: unknown, attribute: string): string | undefined {
  const name = readText(value);
  if (name !== undefined && (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || TAKEN.test(name))) {
    throw new ConfigurationMistake('invalid-header-name', {attribute});
  }
  return name;
}

/** What can be sent in a header without being changed on the way; absent stays absent. */
export function readHeaderValue(value: unknown, attribute: string): string | undefined {
  const text = readText(value);
  if (text !== undefined && !/^[\x20-\x7e]+$/.test(text)) {
    throw new ConfigurationMistake('invalid-header-value', {attribute});
  }
  return text;
}
