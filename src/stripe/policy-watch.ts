/** Notices when the page's Content Security Policy keeps something of Stripe's away. */
export class PolicyWatch {
  #directive: string | undefined;

  constructor() {
    document.addEventListener('securitypolicyviolation', this.#onViolation);
  }

  /** The directive that was in the way, when one was. */
  get directive(): {readonly directive: string} | undefined {
    return this.#directive === undefined ? undefined : {directive: this.#directive};
  }

  name(directive: string): void {
    this.#directive ??= directive;
  }

  end(): void {
    document.removeEventListener('securitypolicyviolation', this.#onViolation);
  }

  readonly #onViolation = ({
    disposition,
    blockedURI,
    effectiveDirective,
  }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce' && blockedURI.startsWith('https://js.stripe.com'))
      this.name(effectiveDirective);
  };
}
