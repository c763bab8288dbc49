import {run} from 'node:test';
import {parseArgs} from 'node:util';
import {spec} from 'node:test/reporters';
import {exitCodeOf, leaveTallies} from './tally.js';
import {allNodeFiles, nodeFilesLeftOut, nodeFilesOfTheRun} from './node-files.js';
import {chosenFiles, fromRoot} from './test-files.js';

// Runs the tests that drive no page of the element, or the files among them that the command line names: [--shard N/M] [FILE]…

const {values, positionals} = parseArgs({options: {shard: {type: 'string'}}, allowPositionals: true});
const [index = 1, total = 1] = values.shard?.split('/').map(Number) ?? [];
const all = positionals.length > 0 ? chosenFiles(positionals, allNodeFiles) : nodeFilesOfTheRun;
const leftOut = nodeFilesLeftOut();
if (positionals.length === 0 && index === 1 && leftOut !== undefined) console.log(leftOut);
const files = all.filter((_, place) => place % total === index - 1);
let passed = 0;
let skipped = 0;
const failed: string[] = [];

// The limit is for a file that leaves something open: it would never end.
// A shard runs beside other things.
const stream = run({files: [...files], concurrency: total === 1 ? 2 : 1, timeout: 240_000});
stream.on('test:pass', ({name, details, skip, todo}) => {
  if (details.type === 'suite') return;
  if (skip !== undefined || todo !== undefined) skipped += 1;
  // A file that declares no test passes under its own path.
  else if (files.includes(name)) failed.push(`${fromRoot(name)}: declares no test`);
  else passed += 1;
});
stream.on('test:fail', ({name, file, details}) => {
  // A suite fails with its tests, which are counted, or by a hook of its own.
  if ('failureType' in details.error && details.error.failureType === 'subtestsFailed') return;
  failed.push(
    files.includes(name)
      ? `${fromRoot(name)}: failed outside of its tests`
      : `${fromRoot(file ?? '')}: ${name}`,
  );
});
stream.once('end', () => {
  const tallies = [{name: 'node', passed, failed, skipped}];
  leaveTallies(tallies);
  process.exitCode = exitCodeOf(tallies);
});
stream.pipe(new spec()).pipe(process.stdout);
