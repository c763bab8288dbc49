import {Marked, type Tokens} from 'marked';

import {headingId} from './heading.js';
import {resolveLink} from './pages.js';

/**
 * The HTML of a page's Markdown. Whatever is wider than the screen scrolls by itself, by keys too. Markup in the Markdown is
 * shown as text.
 *
 * @param file the page, from the top of the checkout
 */
export function renderMarkdown(file: string, markdown: string): string {
  const taken = new Map<string, number>();
  const uniqueId = (text: string): string => {
    const id = headingId(text);
    const count = taken.get(id) ?? 0;
    taken.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  };
  const marked = new Marked({
    async: false,
    renderer: {
      heading({tokens, depth, text}) {
        return `<h${depth} id="${escape(uniqueId(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({href, tokens}) {
        const target = resolveLink(file, href);
        const text = this.parser.parseInline(tokens);
        return target === undefined ? text : `<a href="${escape(target)}">${text}</a>`;
      },
      code({text, lang}) {
        const [language = 'text'] = lang?.split(' ') ?? [];
        const label = escape(`Sample: ${language}`);
        return `<pre role="group" aria-label="${label}" tabindex="0"><code>${escape(text)}</code></pre>\n`;
      },
      table(token) {
        const label = escape(`Table: ${token.header.map(({text}) => plain(text)).join(', ')}`);
        return `<div class="wide" role="group" aria-label="${label}" tabindex="0">${tableHtml(token, (cell) =>
          this.parser.parseInline(cell.tokens),
        )}</div>\n`;
      },
      checkbox: () => '<span class="box" aria-hidden="true"></span>',
      html: ({text}) => (text === '<br>' ? text : isRemark(text) ? '' : escape(text)),
    },
  });
  return marked.parse(markdown) as string;
}

function tableHtml({header, rows}: Tokens.Table, cellHtml: (cell: Tokens.TableCell) => string): string {
  const heads = header.map((cell) => `<th scope="col">${cellHtml(cell)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${heads}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`;
}

const isRemark = (html: string): boolean => html.trim().startsWith('<!--');

const plain = (markdown: string): string => markdown.replaceAll('`', '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as HTML. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
