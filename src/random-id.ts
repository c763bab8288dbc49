/** 128 random bits as hexadecimal. `crypto.randomUUID` is missing on pages without HTTPS, where test keys work. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
