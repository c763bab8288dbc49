import {samples, type Sample} from './sample.js';

/**
 * What runs a sample.
 *
 * - `types`: the compiler, against the types of the package (samples.test.ts)
 * - `commands`: each command is one that there is, and some are run (samples.test.ts)
 * - `requests`: what a contract really sends (samples.test.ts)
 * - `policy`: the pages that test/e2e/strict-policy.spec.ts opens are served under it
 * - `node`: run in Node, with the packed package (packed-samples.test.ts)
 * - `page`: a page in Chromium, against the offline Stripe (test/e2e/doc-samples.spec.ts)
 * - `look`: the style sheet of a page with a form in Chromium (there, too)
 * - `server`: a module of a server that renders (test/package/server-rendering.test.ts)
 * - `hydrated`: rendered on a server, and taken over in Chromium (test/spa/react-on-server.spec.ts)
 * - `newcomer`: run in a folder of its own, with the packed package (packed-samples.test.ts)
 * - `app`: an app of that framework, or of no framework, built with the packed package (test/spa/samples.spec.ts)
 */
export type Runner =
  | 'types'
  | 'commands'
  | 'requests'
  | 'policy'
  | 'node'
  | 'page'
  | 'look'
  | 'newcomer'
  | 'app'
  | 'server'
  | 'hydrated';

/** By language, and where that leaves a choice by what stands behind `run=`. */
const RUNNERS: Readonly<Record<string, readonly Runner[]>> = {
  'html run=saves': ['page'],
  'html run=ready': ['page'],
  'html run=newcomer': ['newcomer'],
  js: ['types'],
  'js run=saves': ['types', 'page'],
  'js run=accepted': ['types', 'page'],
  'js run=attaches': ['types', 'page'],
  'js run=node': ['types', 'node'],
  'js run=newcomer': ['newcomer'],
  'js run=server': ['server'],
  'jsx run=hydrated': ['hydrated'],
  ts: ['types'],
  'ts run=saves': ['types', 'page'],
  'ts run=accepted': ['types', 'page'],
  'ts run=node': ['types', 'node'],
  'ts run=playwright': ['types', 'app'],
  css: ['look'],
  http: ['requests'],
  'http run=policy': ['policy'],
  sh: ['commands'],
  'sh run=newcomer': ['commands', 'newcomer'],
  'tsx run=react': ['app'],
  'tsx run=preact': ['app'],
  'tsx run=solid': ['app'],
  'vue run=vue': ['app'],
  'svelte run=svelte': ['app'],
  'ts run=angular': ['app'],
};

/** Who runs a sample; nobody runs one that is written in a way that is not known. */
export function runnersOf({language, run}: Pick<Sample, 'language' | 'run'>): readonly Runner[] {
  const name = run === undefined ? language : `${language} run=${run}`;
  return Object.hasOwn(RUNNERS, name) ? (RUNNERS[name] ?? []) : [];
}

/** The samples of one runner. */
export function samplesOf(runner: Runner): readonly Sample[] {
  return samples.filter((sample) => runnersOf(sample).includes(runner));
}
