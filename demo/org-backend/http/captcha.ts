import {createMiddleware} from 'hono/factory';
import {addressOf} from './address.js';
import {ApiError} from './api-error.js';
import type {AppEnv} from './context.js';

/** The header in which a page sends what its captcha gave it. */
export const captchaHeader = 'X-Captcha-Token';

/** The header as the document of the API describes it. */
export const captchaParameter = {
  name: captchaHeader,
  in: 'header',
  required: false,
  description: 'What the page got of its captcha, where the deployment asks for one.',
  schema: {type: 'string'},
} as const;

/** What a captcha is judged by. */
export interface CaptchaRequest {
  readonly token: string | undefined;
  readonly address: string;
  readonly orgId: string;
  /** Aborted when the answer takes too long. */
  readonly signal: AbortSignal;
}

/** Says whether somebody who wants to save or charge a card is a person. A rejection counts as "cannot say", and nothing is done. */
export type VerifyCaptcha = (request: CaptchaRequest) => Promise<boolean>;

/** Milliseconds that it may take. */
const limit = 5_000;

/**
 * Has the captcha verified before anything is asked of Stripe. A repeat that is answered from what was kept does not come this
 * far: a captcha's token works once.
 */
export function requireCaptcha(verify: VerifyCaptcha | undefined, trustedProxies: number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (verify && !(await ask(verify))) {
      throw new ApiError('captcha-required', 'The captcha was not solved. Solve it and try again.');
    }
    await next();

    async function ask(captcha: VerifyCaptcha): Promise<boolean> {
      const signal = AbortSignal.timeout(limit);
      const tooLate = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('The captcha was not verified in time.'));
        });
      });
      const request = {
        token: c.req.header(captchaHeader.toLowerCase()),
        address: addressOf(c, trustedProxies),
        orgId: c.get('org').id,
        signal,
      };
      return Promise.race([Promise.resolve(request).then(captcha), tooLate]).catch((error: unknown) => {
        throw new ApiError(
          'temporarily-unavailable',
          'The captcha cannot be verified right now. Try again shortly.',
          {
            retryAfterSeconds: 2,
            cause: error,
          },
        );
      });
    }
  });
}
