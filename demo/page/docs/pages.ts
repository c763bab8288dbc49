import {posix} from 'node:path';

/** Where the pages of the documentation are on the page server; anything below is theirs. */
export const DOCS_PATH = '/docs/';

const FOLDER = 'demo/docs';
/** The page that lists all others. */
export const INDEX = `${FOLDER}/README.md`;

/** Papers of the project that pages lead to, by the names that they have on the page server. */
const PAPERS: Readonly<Record<string, string>> = {
  overview: 'README.md',
  contributing: 'CONTRIBUTING.md',
  changelog: 'CHANGELOG.md',
  'reporting-a-weakness': 'SECURITY.md',
};

/** The file, from the top of the checkout, that a name on the page server stands for. Whether it is there only reading tells. */
export function fileOf(name: string): string | undefined {
  if (name === '') return INDEX;
  if (Object.hasOwn(PAPERS, name)) return PAPERS[name];
  return /^[a-z][a-z-]*$/.test(name) ? `${FOLDER}/${name}.md` : undefined;
}

/** The path on the page server of a page, given by its file; `undefined` for what is no page. */
export function pathOf(file: string): string | undefined {
  if (file === INDEX) return DOCS_PATH;
  if (file === `${FOLDER}/llms.txt`) return '/llms.txt';
  const [paper] = Object.entries(PAPERS).find(([, each]) => each === file) ?? [];
  if (paper !== undefined) return DOCS_PATH + paper;
  const [, name] = /^demo\/docs\/([a-z-]+)\.md$/.exec(file) ?? [];
  return name === undefined ? undefined : DOCS_PATH + name;
}

/**
 * Where a link in a page leads on the page server. What the page server does not have is `undefined`.
 *
 * @param file the page, from the top of the checkout
 */
export function resolveLink(file: string, href: string): string | undefined {
  if (/^(?:https?:|mailto:|#)/.test(href)) return href;
  if (/^[\w+.-]+:/.test(href)) return undefined;
  const [path = '', heading] = href.split('#');
  const target = pathOf(posix.join(posix.dirname(file), path));
  return target === undefined || heading === undefined ? target : `${target}#${heading}`;
}
