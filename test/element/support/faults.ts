import {environment} from './environment.js';

/** Has that many of Stripe's frames tell of a `loaderror` from now on; 0 for all. */
export async function breakFrames(times: number): Promise<void> {
  const rule = {fault: {kind: 'loaderror'}, path: '/endive/elements-inner-card.html', times};
  const {ok, status} = await fetch(`${environment.stripeUrl}/_simulator/faults`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(rule),
  });
  if (!ok) throw new Error(`The offline Stripe answered ${status}.`);
}
