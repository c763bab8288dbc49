import {isatty} from 'node:tty';
import type {BrowserLauncher, TestRunnerConfig} from '@web/test-runner';
import {defaultReporter} from '@web/test-runner';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {focusedFrameKeys} from './focused-frame-keys.js';
import type {ElementBackends} from './element-backends.js';
import {strictPages} from './strict-pages.js';
import {root} from './test-files.js';

export interface ElementTestRun {
  readonly files: readonly string[];
  readonly browser: BrowserLauncher;
  readonly backends: ElementBackends;
  readonly port: number;
}

/** The test runner's configuration for one run of the element's tests. */
export function testRunnerConfig({files, browser, backends, port}: ElementTestRun): TestRunnerConfig {
  return {
    rootDir: root,
    hostname: 'localhost',
    port,
    files: [...files],
    browsers: [browser],
    // One page at a time: it has the keyboard and the backends for itself.
    concurrency: 1,
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    // What a test waits for has limits of its own, which say what did not come. These only end what hangs, on slow machines, too.
    testsFinishTimeout: 600_000,
    testFramework: {config: {timeout: 60_000}},
    nodeResolve: {exportConditions: ['development']},
    plugins: [
      esbuildPlugin({ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json`}),
      {
        name: 'reset-backends',
        executeCommand: async ({command}) => {
          if (command !== 'reset-backends') return undefined;
          await backends.reset();
          return true;
        },
      },
      strictPages(backends.environment),
      focusedFrameKeys(),
    ],
    testRunnerHtml: (testRunnerImport) => page(testRunnerImport, backends.environment),
    filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
    reporters: [defaultReporter({reportTestProgress: isatty(1)})],
    staticLogging: !isatty(1),
  };
}

function page(testRunnerImport: string, environment: ElementBackends['environment']): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Element tests</title>
    <script>window.testEnvironment = ${JSON.stringify(environment)};</script>
  </head>
  <body>
    <script type="module" src="${testRunnerImport}"></script>
  </body>
</html>`;
}
