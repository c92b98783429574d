import { describe, expect, it } from '@jest/globals';
import type { KeptContents, KeptLine } from '../../../src/adapters/local/sqlite/delivery-table.ts';
import type { JournalFile } from '../../../src/adapters/local/sqlite/journal-file.ts';
import { JournalEvents } from '../../../src/workbench/deliveries/journal-events.ts';
import { KeptDeliveries } from '../../../src/workbench/deliveries/kept-deliveries.ts';
import { madeBefore } from '../../../src/workbench/deliveries/made-before.ts';

const line = (seq: number): KeptLine => ({
  seq,
  time: 0,
  endpoint: 'github',
  provider: 'github',
  type: 'push',
  outcome: 'accepted',
  code: undefined,
  status: 200,
  ms: 1,
  bytes: 2,
  events: 1,
});
const contents = (resources: readonly string[]): KeptContents => ({
  said: {
    request: { method: 'POST', target: '/github?a=1', host: 'h', headers: [['x-own', 'it']] },
    verdict: { proof: 'signed', secret: 'current:0' },
    answer: { status: 200, headers: {}, body: '' },
    ms: { total: 1 },
  },
  made: [
    {
      id: 'e',
      source: 's',
      detail_type: 'push',
      account: 'a',
      region: 'r',
      time: 0,
      resources,
      detail: '{}',
    },
  ],
  body: Buffer.from('{}'),
});

/** A journal of what its lines and contents say, and of nothing where it cannot be read. */
function journalOf(file: Partial<JournalFile> | undefined) {
  return {
    read: <T>(work: (file: JournalFile) => T): T | undefined => file && work(file as JournalFile),
    listen: () => () => {},
  };
}
const shownOf = (journal: ReturnType<typeof journalOf>) =>
  new KeptDeliveries(journal, {
    gateway: 'http://127.0.0.1:8787',
    forwardings: (urns) => urns.map(() => ({})) as never,
    sendAgain: async () => undefined,
    diagnose: async () => undefined,
  });

describe('a journal that cannot be read', () => {
  const journal = journalOf(undefined);

  it('has no deliveries and no events, and nothing fails', () => {
    expect(shownOf(journal).page(undefined, 10)).toEqual([]);
    expect(shownOf(journal).get(1)).toBeUndefined();
    expect([...new JournalEvents(journal).newest(10)]).toEqual([]);
    expect(new JournalEvents(journal).get('1.0')).toBeUndefined();
    expect(madeBefore(journal, () => 'default')(1)).toBeUndefined();
  });
});

describe('a delivery whose contents went after its line was read', () => {
  const lines = [2, 1].map(line);
  const journal = journalOf({
    page: (before = Number.POSITIVE_INFINITY) => lines.filter(({ seq }) => seq < before),
    line: (seq) => lines.find((one) => one.seq === seq),
    contents: (seq) => (seq === 1 ? contents([]) : undefined),
  });

  it('has no events, and those of the others are there', () => {
    expect([...new JournalEvents(journal).newest(10)].map(({ key }) => key)).toEqual(['1.0']);
  });

  it('is not there any more: not to be seen, nor to be replayed', () => {
    expect(shownOf(journal).get(2)).toBeUndefined();
    expect(shownOf(journal).asCurl(2)).toBeUndefined();
    expect(madeBefore(journal, () => 'default')(2)).toBeUndefined();
    expect(madeBefore(journal, () => 'default')(1)).toHaveLength(1);
  });

  it('leaves others to be copied as a command, at the gateway here', () => {
    expect(shownOf(journal).asCurl(1)).toContain('http://127.0.0.1:8787/github?a=1');
  });
});

describe('an event without a resource', () => {
  it('is none that a rule could have forwarded by it', () => {
    const of = (resources: readonly string[]) =>
      shownOf(journalOf({ line, contents: () => contents(resources) })).get(1)?.forwardings;
    expect([of([]), of(['urn:x'])]).toEqual([[], [{}]]);
  });
});
