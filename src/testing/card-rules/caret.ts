/** A text and where the caret stands in it. */
export interface Edit {
  readonly text: string;
  readonly caret: number;
}

/**
 * Formats a text that was just edited and keeps the caret behind the same character, counting only characters that
 * survive formatting (`isKept`).
 *
 * Deleting a separator that formatting puts back at once would leave the person stuck; then the character beside it
 * goes too.
 */
export function reformat(
  edited: Edit,
  previous: string,
  deleted: 'backward' | 'forward' | undefined,
  format: (text: string) => string,
  isKept: (character: string) => boolean,
): Edit {
  const formatted = format(edited.text);
  if (deleted !== undefined && formatted === previous && edited.text !== previous) {
    return reformat(withoutNeighbour(edited, deleted, isKept), '', undefined, format, isKept);
  }
  if (edited.caret >= edited.text.length) return {text: formatted, caret: formatted.length};
  const keptBefore = countKept(format(edited.text.slice(0, edited.caret)), isKept);
  return {text: formatted, caret: positionAfter(formatted, keptBefore, isKept)};
}

function withoutNeighbour(
  {text, caret}: Edit,
  side: 'backward' | 'forward',
  isKept: (character: string) => boolean,
): Edit {
  const characters = Array.from(text);
  const index =
    side === 'backward'
      ? characters.findLastIndex((character, at) => at < caret && isKept(character))
      : characters.findIndex((character, at) => at >= caret && isKept(character));
  if (index < 0) return {text, caret};
  const after = text.slice(index + 1);
  // A separator that ends the text would make a formatter think that what stands before it is finished.
  const hasMore = Array.from(after).some(isKept);
  return {text: text.slice(0, index) + (hasMore ? after : ''), caret: side === 'backward' ? index : caret};
}

function countKept(text: string, isKept: (character: string) => boolean): number {
  return Array.from(text).filter(isKept).length;
}

function positionAfter(text: string, kept: number, isKept: (character: string) => boolean): number {
  if (kept === 0) return 0;
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (isKept(text.charAt(index))) seen += 1;
    if (seen === kept) return index + 1;
  }
  return text.length;
}
