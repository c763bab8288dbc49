/** A heading's address, as code hosts make it out of its Markdown. */
export function headingId(markdown: string): string {
  return markdown
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
