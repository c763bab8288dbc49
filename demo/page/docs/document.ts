import {INDEX, pathOf, resolveLink} from './pages.js';
import {escape, renderMarkdown} from './render.js';

/**
 * A page of the documentation as a whole document.
 *
 * @param file the page, from the top of the checkout
 * @param index the Markdown of the page that lists all others: the navigation is made of it
 */
export function docsDocument(file: string, markdown: string, index: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? 'Documentation';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escape(title)} · payment-method-form</title>
    <link rel="icon" href="/playground/icon.svg" />
    <link rel="stylesheet" href="/playground/page.css" />
    <link rel="stylesheet" href="/playground/docs.css" />
  </head>
  <body class="docs">
    <header class="masthead">
      <p><code>&lt;payment-method-form&gt;</code> <a href="/docs/">Documentation</a></p>
      <p><a href="/">Playground</a></p>
    </header>
    <main>
${renderMarkdown(file, markdown)}
    </main>
    <nav aria-label="Documentation">
${navigation(index, file)}
    </nav>
  </body>
</html>
`;
}

/** The headings and first links of the index. */
function navigation(index: string, file: string): string {
  const here = pathOf(file);
  const groups = index.split(/^## /m).slice(1);
  return groups
    .map((group) => {
      const [heading = ''] = group.split('\n');
      const links = Array.from(group.matchAll(/^- \[([^\]]+)\]\(([^)]+)\)/gm), ([, text = '', href = '']) => {
        const target = resolveLink(INDEX, href) ?? '';
        const current = target === here ? ' aria-current="page"' : '';
        return `<li><a href="${escape(target)}"${current}>${escape(text)}</a></li>`;
      });
      return `<h2>${escape(heading)}</h2>\n<ul>\n${links.join('\n')}\n</ul>`;
    })
    .join('\n');
}
