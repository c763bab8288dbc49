/** What a release is made of, before anything is done. */
export interface ReleasePlan {
  readonly version: string;
  readonly tag: string;
  /** The changelog with what was unreleased under the version and the date. */
  readonly changelog: string;
}

export interface ReleaseState {
  /** Of package.json. */
  readonly version: string;
  readonly changelog: string;
  /** All tags of the repository. */
  readonly tags: readonly string[];
  /** What git tells of files that are changed or not added; `''` for none. */
  readonly changes: string;
  /** `2026-01-31`. */
  readonly date: string;
}

/** Why there can be no release; the message is for whoever wants to make one. */
export class ReleaseRefusal extends Error {}

/**
 * Plans a release. Throws a `ReleaseRefusal` where the tree is not clean, the version is none, was released before or is older than
 * the last one, or nothing is told about it.
 * @param wanted the version, if it is not that of package.json
 */
export function planRelease(state: ReleaseState, wanted = state.version): ReleasePlan {
  if (state.changes !== '') throw new ReleaseRefusal(`The tree is not clean:\n${state.changes}`);
  if (!parts(wanted)) throw new ReleaseRefusal(`${wanted} is no version such as 1.2.3 or 1.2.3-beta.1.`);
  const tag = `v${wanted}`;
  if (state.tags.includes(tag)) throw new ReleaseRefusal(`${tag} is released already.`);
  const newer = state.tags.find((each) => isNewer(each.replace(/^v/, ''), wanted));
  if (newer !== undefined) throw new ReleaseRefusal(`${wanted} is older than ${newer}.`);
  return {version: wanted, tag, changelog: moveUnreleased(state.changelog, wanted, state.date)};
}

function moveUnreleased(changelog: string, version: string, date: string): string {
  const [before, rest] = cut(changelog, /^## Unreleased$/m);
  const [notes, older] = cut(rest, /^(?=## )/m);
  if (notes.trim() === '') throw new ReleaseRefusal('CHANGELOG.md has nothing under "## Unreleased".');
  const blocks = [before, '## Unreleased', `## ${version} (${date})`, notes, older].map((text) =>
    text.trim(),
  );
  return `${blocks.filter((text) => text !== '').join('\n\n')}\n`;
}

/** What is before and after the first match. */
function cut(text: string, pattern: RegExp): readonly [string, string] {
  const match = pattern.exec(text);
  if (!match) return [text, ''];
  return [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

/** Numbers, and what comes after the `-`. */
function parts(version: string): readonly [readonly number[], string] | undefined {
  const [, core, label = ''] = /^(\d+\.\d+\.\d+)(?:-([0-9A-Za-z.-]+))?$/.exec(version) ?? [];
  return core === undefined ? undefined : [core.split('.').map(Number), label];
}

function isNewer(version: string, than: string): boolean {
  const [one, other] = [parts(version), parts(than)];
  if (!one || !other) return false;
  for (const [index, number] of one[0].entries()) {
    const difference = number - (other[0][index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  // 1.0.0 comes after 1.0.0-beta.1.
  if (one[1] === '' || other[1] === '') return one[1] === '' && other[1] !== '';
  return one[1].localeCompare(other[1], 'en', {numeric: true}) > 0;
}
