import { describe, expect, it } from '@jest/globals';
import type { Forwarding, SenderRow } from '../../../src/workbench/api.ts';
import { forwardingsOf } from '../../../src/workbench/page/delivery/forwardings.ts';
import { findSenders } from '../../../src/workbench/page/senders/senders.ts';
import { firstAfter } from '../../../src/workbench/page/senders/sending.ts';
import { aRow } from './rows.ts';

describe('the senders', () => {
  const sender = (name: string, endpoint: string): SenderRow => ({
    endpoint,
    provider: endpoint,
    name,
    url: `http://127.0.0.1:8787/${endpoint}`,
    isReady: false,
    secret: 'stored',
  });
  const all = [
    sender('Adobe I/O Events', 'adobe-io-events'),
    sender('Event Grid', 'azure'),
    sender('GitHub', 'github'),
  ];
  const found = (search: string) => findSenders(all, search).map(({ endpoint }) => endpoint);

  it('are found by name or endpoint, those first whose name begins so', () => {
    expect(found('')).toEqual(['adobe-io-events', 'azure', 'github']);
    expect(found('event')).toEqual(['azure', 'adobe-io-events']);
    expect(found(' HUB ')).toEqual(['github']);
    expect(found('events io')).toEqual(['adobe-io-events']);
    expect(found('stripe')).toEqual([]);
  });

  it('have made the first delivery of their endpoint since a sample was sent', () => {
    const rows = [9, 8, 7, 6].map((seq) =>
      aRow({ seq, endpoint: seq === 9 || seq === 7 ? 'github' : 'stripe' }),
    );
    expect(firstAfter(rows, 'github', 6)).toBe(7);
    expect(firstAfter(rows, 'github', 7)).toBe(9);
    expect(firstAfter(rows, 'github', 9)).toBeUndefined();
    expect(firstAfter(rows, 'stripe', 0)).toBe(6);
  });
});

describe('the forwardings of a delivery', () => {
  const forwarding = (id: number, urn: string, attempts = 1): Forwarding => ({
    id,
    rule: 'mine',
    target: 'http://localhost:3000/',
    urn,
    status: 'waiting',
    attempts,
    triedAt: undefined,
    nextAt: undefined,
    answer: undefined,
  });

  it('are as they were last heard of, with those that began since', () => {
    const delivery = {
      made: [{ key: '1.0', json: JSON.stringify({ resources: ['urn:a'] }), isOnBus: true }],
      forwardings: [forwarding(1, 'urn:a'), forwarding(2, 'urn:a')],
    };
    const changed = [forwarding(2, 'urn:a', 5), forwarding(3, 'urn:a'), forwarding(4, 'urn:b')];
    const all = forwardingsOf(delivery, new Map(changed.map((each) => [each.id, each])));
    expect(all.map(({ id, attempts }) => [id, attempts])).toEqual([
      [1, 1],
      [2, 5],
      [3, 1],
    ]);
  });
});
