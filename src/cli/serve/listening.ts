import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UnderWay } from '../../adapters/edge/url-emulator/under-way.ts';
import { reason } from '../errors/failure-words.ts';
import { exitCode, type Io, UserError } from '../io.ts';

const shutDownMs = 5_000;

export class PortTaken extends UserError {
  constructor(port: number, option: string) {
    super(`port ${port} is taken; choose another with ${option}`, exitCode.failed);
  }
}

/**
 * @param option by which another port can be chosen
 * @returns the URL at which it listens
 * @throws {UserError}
 */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
  option: string,
): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTaken(port, option);
    throw new UserError(`cannot listen on ${host}:${port}: ${reason(error)}`, exitCode.failed);
  }
  const bound = server.address() as AddressInfo;
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`;
}

/** What can be opened, where the address stands for all that this machine has. @param instead of them */
export function reachable(url: string, instead = '127.0.0.1'): string {
  return url.replace(/^http:\/\/(?:0\.0\.0\.0|\[::\])(?=:)/, `http://${instead}`);
}

/** Says what it waits for, and waits no longer than a person at the keyboard does. */
export async function shutDown(underWay: UnderWay, io: Io): Promise<void> {
  const seconds = shutDownMs / 1000;
  if (underWay.count > 0) {
    io.err.write(
      `waiting for ${deliveries(underWay.count)} under way, up to ${seconds} s; Ctrl-C again ends at once\n`,
    );
  }
  const cutOff = await underWay.end(shutDownMs);
  if (cutOff > 0) io.err.write(`${deliveries(cutOff)} got no answer within ${seconds} s\n`);
}

function deliveries(count: number): string {
  return count === 1 ? '1 delivery' : `${count} deliveries`;
}
