import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {planRelease, ReleaseRefusal, type ReleaseState} from '../../.config/release/plan.js';

const state: ReleaseState = {
  version: '0.2.0',
  changelog: '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n',
  tags: ['v0.1.0'],
  changes: '',
  date: '2026-02-03',
};
const refuses = (changed: Partial<ReleaseState>, told: RegExp, version?: string): void => {
  assert.throws(
    () => planRelease({...state, ...changed}, version),
    (error) => error instanceof ReleaseRefusal && told.test(error.message),
  );
};

describe('A release', () => {
  it('moves what is unreleased under its version and date', () => {
    const plan = planRelease(state);
    assert.equal(plan.tag, 'v0.2.0');
    assert.equal(
      plan.changelog,
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-02-03)\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n',
    );
  });

  it('does so for the first one, too', () => {
    const {changelog} = planRelease({
      ...state,
      changelog: '# Changelog\n\n## Unreleased\n\n- New.',
      tags: [],
    });
    assert.equal(changelog, '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-02-03)\n\n- New.\n');
  });

  it('is refused for a tree that is not clean, and names what is changed', () => {
    refuses({changes: ' M src/index.ts'}, /src\/index\.ts/);
  });

  it('is refused for what is no version, is released, or is older than another', () => {
    refuses({}, /no version/, '1.2');
    refuses({}, /released already/, '0.1.0');
    refuses({tags: ['v0.10.0']}, /older than v0\.10\.0/, '0.9.9');
    refuses({tags: ['v1.0.0']}, /older than v1\.0\.0/, '1.0.0-beta.2');
    assert.equal(planRelease({...state, tags: ['v1.0.0-beta.9']}, '1.0.0-beta.10').version, '1.0.0-beta.10');
  });

  it('is refused where nothing is told about it', () => {
    refuses({changelog: '# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- First.\n'}, /nothing under/);
    refuses({changelog: '# Changelog\n'}, /nothing under/);
  });
});
