import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { Log } from '../../ports/log.ts';
import { EntryToken } from '../../workbench/server/entry-token.ts';
import { Guard } from '../../workbench/server/guard.ts';
import { Page } from '../../workbench/server/page.ts';
import { WorkbenchServer } from '../../workbench/server/server.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import { reason } from '../errors/failure-words.ts';
import { exitCode, UserError } from '../io.ts';
import { pageFolder } from '../page-folder.ts';
import { listen, PortTaken, reachable } from './listening.ts';

const usualPort = 8788;
const mostTried = 100;

export interface WorkbenchPlace {
  readonly workbenchHost: string;
  /** The usual one, or the next that is free, where none is given. */
  readonly workbenchPort?: number;
}

export interface RunningWorkbench {
  /** To be opened by a person, with the token where one is needed. */
  readonly url: string;
  end(): Promise<void>;
}

/** @throws {UserError} where it cannot listen as it was told */
export async function listenForPeople(
  workbench: Workbench,
  { workbenchHost, workbenchPort }: WorkbenchPlace,
  log: Log,
): Promise<RunningWorkbench> {
  const address = await addressOf(workbenchHost);
  const token = isLoopback(address) ? undefined : new EntryToken();
  const guard = new Guard([workbenchHost, address], token);
  const server = new WorkbenchServer(workbench, new Page(pageFolder), guard, log);
  try {
    const url = await listenSomewhere(server, address, workbenchPort);
    const query = token ? `?token=${token.text}` : '';
    return { url: `${fromElsewhere(url)}/${query}`, end: () => server.end() };
  } catch (error) {
    await server.end();
    throw error;
  }
}

async function addressOf(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch (error) {
    throw new UserError(`--workbench-host ${host}: ${reason(error)}`);
  }
}

async function listenSomewhere(
  { http }: WorkbenchServer,
  host: string,
  given: number | undefined,
): Promise<string> {
  const option = '--workbench-port';
  if (given !== undefined) return await listen(http, { host, port: given }, option);
  for (let port = usualPort; port < usualPort + mostTried; port += 1) {
    try {
      return await listen(http, { host, port }, option);
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
  throw new UserError(
    `no port from ${usualPort} on is free for the workbench; choose one with ${option}`,
    exitCode.failed,
  );
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** One that others can open too, where it listens on all. */
function fromElsewhere(url: string): string {
  const outer = Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .find(({ internal, family }) => !internal && family === 'IPv4');
  return reachable(url, outer?.address);
}
