import assert from 'node:assert/strict';
import {createServer, type AddressInfo} from 'node:net';
import {describe, it} from 'node:test';

import {claimPorts} from '../../demo/ports.js';
import {DemoError} from '../../demo/settings.js';

const any = {page: 0, orgBackend: 0, stripe: 0};

describe('the ports of the demo', () => {
  it('are picked where any will do, one for each server', async () => {
    const ports = await claimPorts(any, ['page', 'orgBackend', 'stripe']);
    assert.equal(new Set(Object.values(ports)).size, 3);
    assert(!Object.values(ports).includes(0));
  });

  it('are left alone where a server is not started', async () => {
    assert.equal((await claimPorts(any, ['page'])).stripe, 0);
  });

  it('are refused in one line when taken, with the port, whose it is and the variable to set', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const {port} = taken.address() as AddressInfo;
    try {
      await assert.rejects(
        claimPorts({...any, orgBackend: port}, ['page', 'orgBackend']),
        new DemoError(`Port ${port} for the org backend is taken. Set ORG_BACKEND_PORT to another port.`),
      );
    } finally {
      taken.close();
    }
  });
});
