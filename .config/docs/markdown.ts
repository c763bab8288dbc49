import {fileURLToPath} from 'node:url';
import {format as prettify, resolveConfig} from 'prettier';

const CONFIG = fileURLToPath(new URL('../prettier.json', import.meta.url));

/** Markdown as it stands in the repository. */
export async function formatPage(text: string): Promise<string> {
  const config = await resolveConfig(CONFIG, {config: CONFIG});
  return prettify(text, {...config, parser: 'markdown'});
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A name out of the code. */
export const word = (name: string): string => `\`${name}\``;

const escape = (cell: string): string => cell.replaceAll('|', '\\|');
