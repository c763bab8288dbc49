declare global {
  interface Window {
    /** Stripe's publishable key. */
    readonly benchKey: string;
  }
}

/** Sends a token to the org, as its API wants it. */
export async function save(token: string): Promise<boolean> {
  const response = await fetch('/v2/org/org_demo/payment', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': 'browser demo 00000000-0000-4000-8000-000000000000',
      authorization: 'Bearer demo-billing',
    },
    body: JSON.stringify({paymentId: token}),
  });
  await response.json();
  return response.ok;
}

export function tellSaved(form: Element, saved: boolean): void {
  form.insertAdjacentHTML('beforeend', `<p data-outcome="${saved ? 'saved' : 'failed'}">Saved</p>`);
}
