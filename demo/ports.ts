import {createServer} from 'node:net';

import {DemoError, servers, type DemoPorts, type ServerName} from './settings.js';

// A browser tries both for "localhost", so a stranger on either would answer in our place.
const loopbacks = ['127.0.0.1', '::1'];

/**
 * Makes sure that the ports can be had before anything starts, and picks one for each 0.
 *
 * @throws {DemoError} naming the port that is taken, and the variable that changes it.
 */
export async function claimPorts(asked: DemoPorts, needed: readonly ServerName[]): Promise<DemoPorts> {
  const ports = {...asked};
  for (const server of needed) {
    ports[server] ||= await anyFreePort();
    await refuseTakenPort(server, ports[server]);
  }
  return ports;
}

/** A port that cannot be listened on. */
export class PortError extends DemoError {
  constructor(
    message: string,
    readonly server: ServerName,
  ) {
    super(message);
  }
}

/** The error to show when a port is taken, or may not be listened on. */
export function portError(server: ServerName, port: number, code: string): PortError {
  const {label, variable} = servers[server];
  const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be listened on (${code})`;
  const message = `Port ${String(port)} for the ${label} ${reason}. Set ${variable} to another port.`;
  return new PortError(message, server);
}

async function refuseTakenPort(server: ServerName, port: number): Promise<void> {
  for (const host of loopbacks) {
    const code = await tryPort(port, host);
    if (code === 'EADDRINUSE' || code === 'EACCES') throw portError(server, port, code);
  }
}

function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code);
    });
    probe.listen(port, host, () => {
      probe.close(() => {
        resolve(undefined);
      });
    });
  });
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, loopbacks[0], () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}
