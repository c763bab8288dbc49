import {copyFileSync, mkdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {parseArgs} from 'node:util';
import {git, packRelease, readState, writeRelease} from './release/make.js';
import {planRelease, ReleaseRefusal} from './release/plan.js';
import {root} from './test-files.js';

// npm run release -- [VERSION] [--dry-run]: version, changelog, build, checks, package, commit and tag; it publishes and pushes nothing.

const {values, positionals} = parseArgs({
  options: {'dry-run': {type: 'boolean', default: false}},
  allowPositionals: true,
});

try {
  const plan = planRelease(readState(), positionals[0]);
  const tarball = packRelease(plan);
  const name = basename(tarball);
  if (values['dry-run']) {
    console.log(
      `${name} was built from what is committed, checked, and thrown away again. Nothing is changed.`,
    );
    console.log(
      `Without --dry-run: CHANGELOG.md and package.json get ${plan.version}, commit, tag ${plan.tag}.`,
    );
  } else {
    mkdirSync(join(root, 'dist'), {recursive: true});
    copyFileSync(tarball, join(root, 'dist', name));
    writeRelease(plan, root);
    git(
      root,
      'commit',
      '-q',
      '-m',
      `Release ${plan.version}`,
      'CHANGELOG.md',
      'package.json',
      'package-lock.json',
    );
    git(root, 'tag', '-a', plan.tag, '-m', plan.version);
    console.log(`Committed, and tagged ${plan.tag}. To publish what was checked:`);
    console.log(
      `  git push --follow-tags && npm publish ${plan.version.includes('-') ? '--tag next ' : ''}dist/${name}`,
    );
  }
} catch (error) {
  if (!(error instanceof ReleaseRefusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
