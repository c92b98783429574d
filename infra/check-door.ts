import type { DoorKind } from './door.ts';
import type { DomainProps } from './http-api-door.ts';
import { requireFunctionUrls } from './regions.ts';

interface WantedDoor {
  readonly door: DoorKind;
  readonly domain: DomainProps | undefined;
  readonly hasFrontDoor: boolean;
  readonly region: string;
}

/**
 * @throws {NoFunctionUrls} where the Region has none, and one is wanted
 * @throws {Error} for a domain that the door cannot have
 */
export function checkDoor({ door, domain, hasFrontDoor, region }: WantedDoor): void {
  if (door === 'function-url') requireFunctionUrls(region);
  if (!domain) return;
  if (hasFrontDoor)
    throw new Error('domain: the front door has one already, so that senders would know two: leave this out');
  if (door === 'function-url')
    throw new Error(
      "domain: a function URL cannot have one. Take an HTTP API (door: 'http-api'), or a front door: docs/front-door.md",
    );
}
