import type {TestRunnerPlugin} from '@web/test-runner';
import type {TestEnvironment} from '../test/element/support/environment.js';
import {readmePolicy} from './readme-policy.js';

/** Notes what the policy forbids, from the first script on. A file, as the policy allows none inside the page. */
const watch = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sample}) => {
    window.violations.push([effectiveDirective, blockedURI, sample].filter(Boolean).join(' '));
  });
`;

/**
 * Serves `/strict/`, a page with the built script, for a frame: a document has a policy of its own there. The query says what
 * it is: `stripe` loads Stripe.js before the form does, `without` takes a text out of the policy.
 *
 * The policy is that of README.md with the offline Stripe's origin in the place of Stripe's hosts, as nobody answers in their
 * name here, and with the origin of the org endpoint, as README.md has it where that is another one.
 */
export function strictPages({stripeUrl, stripeJsUrl, orgBackendUrl}: TestEnvironment): TestRunnerPlugin {
  const policy = readmePolicy
    .replaceAll(/https:\/\/(\*\.)?\w+\.stripe\.com/g, stripeUrl)
    .replace("connect-src 'self'", `connect-src 'self' ${orgBackendUrl}`);
  return {
    name: 'strict-pages',
    serve: ({path, query}) => {
      if (path === '/strict/watch.js') return {body: watch, type: 'js'};
      if (path !== '/strict/') return undefined;
      const without = String(query['without'] ?? '');
      return {
        body: html('stripe' in query ? [stripeJsUrl] : []),
        type: 'html',
        headers: {'Content-Security-Policy': without === '' ? policy : policy.replaceAll(without, '')},
      };
    },
  };
}

function html(stripe: readonly string[]): string {
  const scripts = ['/strict/watch.js', ...stripe, '/dist/payment-method-form.min.js'];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Strict</title>
  </head>
  <body>
    ${scripts.map((source) => `<script src="${source}"></script>`).join('\n    ')}
    <script type="module" src="/test/element/support/in-frame.ts"></script>
  </body>
</html>`;
}
