import { DescribeEventBusCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Buses } from '../../../ports/buses.ts';

const patienceMs = 1_000;

/** Needs `events:DescribeEventBus`; without it no bus is called missing. */
export class EventBridgeBuses implements Buses {
  readonly #client: EventBridgeClient;

  constructor(client: EventBridgeClient) {
    this.#client = client;
  }

  async isMissing(bus: string): Promise<boolean | undefined> {
    try {
      await this.#client.send(new DescribeEventBusCommand({ Name: bus }), {
        abortSignal: AbortSignal.timeout(patienceMs),
      });
      return false;
    } catch (error) {
      const { name } = error as Error;
      if (name === 'ResourceNotFoundException') return true;
      return /AccessDenied/.test(name) ? false : undefined;
    }
  }
}
