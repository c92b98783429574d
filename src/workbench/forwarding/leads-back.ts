import { networkInterfaces } from 'node:os';

const loopback = /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\])$/;
const everyAddress = /^(?:0\.0\.0\.0|\[::\])$/;

/**
 * Whether a target is the gateway itself: an event that it takes would make an event that goes there, and so on for ever.
 * @param gateway the address at which it listens
 */
export function leadsBack(url: string, gateway: string): boolean {
  const [to, here] = [new URL(url), new URL(gateway)];
  if (portOf(to) !== portOf(here)) return false;
  if (to.hostname === here.hostname) return true;
  // who connects to all addresses comes to this machine
  const isLocal = loopback.test(to.hostname) || everyAddress.test(to.hostname);
  if (loopback.test(here.hostname)) return isLocal;
  return everyAddress.test(here.hostname) && (isLocal || isOfThisMachine(to.hostname));
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

function isOfThisMachine(hostname: string): boolean {
  const addresses = Object.values(networkInterfaces()).flatMap((some = []) => some);
  return addresses.some(({ address }) => address === hostname.replaceAll(/[[\]]/g, ''));
}
