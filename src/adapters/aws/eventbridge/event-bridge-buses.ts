import { DescribeEventBusCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Buses } from '../../../ports/buses.ts';
import type { Ahead } from '../ahead.ts';

const patienceMs = 1_000;

/** Needs `events:DescribeEventBus`; without it no bus is called missing. */
export class EventBridgeBuses implements Buses {
  readonly #client: EventBridgeClient;
  readonly #ahead: Ahead<boolean | undefined> | undefined;

  constructor(client: EventBridgeClient, ahead?: Ahead<boolean | undefined>) {
    this.#client = client;
    this.#ahead = ahead;
  }

  async isMissing(bus: string): Promise<boolean | undefined> {
    return (await this.#ahead?.take(bus)) ?? (await isMissing(this.#client, bus));
  }
}

/** @returns nothing where the answer tells nothing */
export async function isMissing(client: EventBridgeClient, bus: string): Promise<boolean | undefined> {
  try {
    await client.send(new DescribeEventBusCommand({ Name: bus }), {
      abortSignal: AbortSignal.timeout(patienceMs),
    });
    return false;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'ResourceNotFoundException') return true;
    return /AccessDenied/.test(name) ? false : undefined;
  }
}
