import assert from 'node:assert/strict';
import {it} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';

import {makePaymentMethod} from '../backend/support.js';
import {startTestDemo} from './running-demo.js';

it('the demo, told to stop, finishes a card that is being saved', async () => {
  const demo = await startTestDemo();
  try {
    const id = await makePaymentMethod(demo.stripe);
    const fault = {path: `/v1/payment_methods/${id}/attach`, fault: {kind: 'latency', milliseconds: 700}};
    const added = await fetch(`${demo.stripe.url}/_simulator/faults`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(fault),
    });
    assert.ok(added.ok);
    const saving = demo.ask('POST', '/v2/org/org_demo/payment', {body: {paymentId: id}});
    while ((await demo.sdk.customers.list()).data.length === 0) await delay(10);
    await demo.stop();
    const {status, body} = await saving;
    assert.deepEqual([status, body], [200, {}]);
  } finally {
    await demo.stop();
  }
});
