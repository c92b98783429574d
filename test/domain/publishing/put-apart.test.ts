import { describe, expect, it } from '@jest/globals';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import { putApart } from '../../../src/domain/publishing/put-apart.ts';
import type { Publisher } from '../../../src/ports/publisher.ts';
import { numberedEvents } from '../../support/events.ts';
import { timeLeft } from '../../support/time-left.ts';

const published = { status: 'published' } as const;

/** Throws where one of the events is among those that it chokes on. */
class ChokingPublisher implements Publisher {
  readonly calls: (readonly string[])[] = [];
  readonly #poison: readonly string[];

  constructor(...poison: readonly string[]) {
    this.#poison = poison;
  }

  async publish(events: readonly WebhookEvent[]) {
    this.calls.push(events.map(({ id }) => id));
    if (events.some(({ id }) => this.#poison.includes(id))) throw new TypeError('a bug of ours');
    return events.map(() => published);
  }
}

describe('events that have nothing to do with each other', () => {
  const put = async (publisher: Publisher, count: number) => {
    const failed: string[] = [];
    const receipts = await putApart(publisher, numberedEvents(count), timeLeft(1), ({ id }, error) =>
      failed.push(`${id}: ${(error as Error).message}`),
    );
    return { receipts, failed };
  };

  it('are published together', async () => {
    const publisher = new ChokingPublisher();
    expect(await put(publisher, 3)).toEqual({ receipts: [published, published, published], failed: [] });
    expect(publisher.calls).toHaveLength(1);
  });

  it('are published one by one where together they end in an exception', async () => {
    const publisher = new ChokingPublisher('delivery-1');
    expect(await put(publisher, 3)).toEqual({
      receipts: [published, { status: 'unavailable', reason: 'outage', code: 'internal' }, published],
      failed: ['delivery-1: a bug of ours'],
    });
    expect(publisher.calls).toHaveLength(4);
  });

  it('cost no call where there are none', async () => {
    const publisher = new ChokingPublisher();
    expect((await put(publisher, 0)).receipts).toEqual([]);
    expect(publisher.calls).toEqual([]);
  });
});
