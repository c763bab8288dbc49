import {relative} from 'node:path';
import type {FullConfig, Reporter, Suite, TestCase} from '@playwright/test/reporter';
import {leaveTallies, type Tally} from './tally.js';
import {root} from './test-files.js';

/** Counts the end-to-end tests for the run that they are a part of. */
export default class E2eReporter implements Reporter {
  #tests: readonly TestCase[] = [];
  #projects: readonly string[] = [];
  #errors = 0;

  onBegin({projects}: FullConfig, suite: Suite): void {
    this.#projects = projects.map(({name}) => name);
    this.#tests = suite.allTests();
  }

  onError(): void {
    this.#errors += 1;
  }

  onEnd(): void {
    const tallies = this.#projects.map((project) => this.#tally(project));
    const outside = {name: 'e2e', passed: 0, failed: ['failed outside of its tests'], skipped: 0};
    leaveTallies(this.#errors > 0 ? [...tallies, outside] : tallies);
  }

  #tally(project: string): Tally {
    const tests = this.#tests.filter((test) => test.parent.project()?.name === project);
    const ended = (outcome: ReturnType<TestCase['outcome']>) =>
      tests.filter((test) => test.outcome() === outcome);
    return {
      name: `e2e, ${project}`,
      passed: ended('expected').length,
      failed: [...ended('unexpected'), ...ended('flaky')].map(fullName),
      skipped: ended('skipped').length,
    };
  }
}

function fullName(test: TestCase): string {
  const [, , , ...titles] = test.titlePath();
  return `${relative(root, test.location.file)}: ${titles.join(' › ')}`;
}
