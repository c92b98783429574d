import { describe, expect, it } from '@jest/globals';
import { github } from '../../../src/domain/providers/github.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { RecordingJournal } from '../../support/fakes.ts';
import { aGateway } from '../support/gateways.ts';

const headers = { 'x-github-event': 'push', 'x-github-delivery': 'd-1' };
const unsigned = aDelivery({ headers, body: '{"a":1}' });
const delivery = signed(unsigned, github, 's3cret');

describe('a journal is told', () => {
  it('of a delivery as it came, with what was made of it, what proved it and the report that the log is made from', async () => {
    const { gateway, journal, publisher } = aGateway();
    const outcome = await gateway.receive(delivery);
    const [entry, ...more] = journal.entries;
    expect(more).toEqual([]);
    expect(entry?.delivery).toBe(delivery);
    expect(entry?.outcome).toBe(outcome);
    expect(entry?.endpoint?.name).toBe('hook');
    expect(entry?.secret?.reveal()).toBe('s3cret');
    expect(entry?.report).toMatchObject({ outcome: 'accepted', endpoint: 'hook', proof: 'signed' });
    // the very objects: the bus remembers by them what it has stored
    expect(entry?.events).toHaveLength(1);
    expect(entry?.events[0]).toBe(publisher.events[0]);
  });

  it('of one that was rejected, and of one that came to no endpoint', async () => {
    const { gateway, journal } = aGateway();
    await gateway.receive(unsigned);
    await gateway.receive(aDelivery({ rawPath: '/nowhere' }));
    expect(
      journal.entries.map(({ endpoint, outcome, events, secret }) => ({
        endpoint: endpoint?.name,
        outcome,
        events,
        secret,
      })),
    ).toEqual([
      {
        endpoint: 'hook',
        outcome: { kind: 'rejected', code: 'signature_missing' },
        events: [],
        secret: undefined,
      },
      {
        endpoint: undefined,
        outcome: { kind: 'rejected', code: 'unknown_endpoint' },
        events: [],
        secret: undefined,
      },
    ]);
  });

  it('of one that failed, too', async () => {
    const { gateway, journal } = aGateway({
      secrets: {
        get: () => Promise.reject(new Error('a bug')),
        refresh: async () => undefined,
      },
    });
    await gateway.receive(delivery);
    expect(journal.entries).toMatchObject([
      { outcome: { kind: 'failed', code: 'internal' }, report: { outcome: 'failed' } },
    ]);
    expect(journal).toBeInstanceOf(RecordingJournal);
  });
});
