import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { audit, type Story } from './audit.ts';
import { sendings } from './senders.ts';
import type { BusEntry } from './services/event-bus.ts';
import { bucket, World } from './world.ts';

const limit = 4096;
const receivedAt = 1_795_435_200_123;

function aWorld(): World {
  return new World(limit, {}, 'pk');
}

/** A delivery of GitHub with one event, and what becomes of it. */
function story(statuses: readonly (number | undefined)[]): Story {
  const sending = sendings(1, 100, limit).find(({ provider }) => provider === 'github')!;
  return { sending, receivedAt: [receivedAt], statuses: [...statuses] };
}

function entryOf({ sending }: Story, parts: Partial<BusEntry> = {}): BusEntry {
  const { bus, source, detailType, detail, urn } = sending.expected[0]!;
  return {
    EventBusName: bus,
    Source: source,
    DetailType: detailType,
    Detail: detail,
    Time: receivedAt / 1000,
    Resources: [urn],
    ...parts,
  };
}

/** An entry that points to an object with that text. */
function pointing(
  told: Story,
  world: World,
  text: string,
  parts: { readonly sha256?: string } = {},
): BusEntry {
  const sha256 = createHash('sha256').update(text).digest('hex');
  world.buckets.objects.set(`/${bucket}/k`, Buffer.from(text));
  const claimCheck = { bucket, key: 'k', size: Buffer.byteLength(text), sha256, ...parts };
  return entryOf(told, { Detail: JSON.stringify({ sallyport: { claimCheck }, fields: {} }) });
}

it('finds a delivery that was answered with 2xx and is nowhere', () => {
  const { tally, findings } = audit([story([200])], aWorld(), 0);
  expect(tally).toMatchObject({ answered: 1, onBus: 0, lost: 1, notKept: 0 });
  expect(findings).toMatchObject([{ kind: 'lost' }]);
});

it.each([[[503]], [[undefined]], [[503, undefined]]])(
  'finds a delivery that its sender has given up: %j',
  (statuses) => {
    const { tally, findings } = audit([story(statuses)], aWorld(), 0);
    expect(tally).toMatchObject({ answered: 0, lost: 0, notKept: 1 });
    expect(findings).toMatchObject([{ kind: 'not-kept' }]);
  },
);

it('finds nothing where the event is on the bus, and counts what is there twice', () => {
  const told = story([undefined]);
  const world = aWorld();
  world.bus.entries.push(entryOf(told), entryOf(told));
  const { tally, findings } = audit([told], world, 0);
  expect(findings).toEqual([]);
  expect(tally).toMatchObject({ onBus: 1, duplicates: 1, notKept: 0 });
});

it('finds nothing where the event is behind a pointer', () => {
  const told = story([200]);
  const world = aWorld();
  world.bus.entries.push(pointing(told, world, told.sending.expected[0]!.detail));
  expect(audit([told], world, 0).findings).toEqual([]);
});

it('finds nothing where the event is still parked, itself or behind a pointer', () => {
  const told = story([200]);
  const { urn } = told.sending.expected[0]!;
  for (const body of [JSON.stringify([urn]), `{"payload":"parked/k"}`]) {
    const world = aWorld();
    world.buckets.objects.set(`/${bucket}/parked/k`, Buffer.from(JSON.stringify([urn])));
    const message = { id: '1', body, attributes: {}, sentAt: 0, receives: 0, visible: true };
    world.queues.queue('parking').set('1', message);
    const { tally, findings } = audit([told], world, 1);
    expect(findings).toEqual([]);
    expect(tally).toMatchObject({ parked: 1, stuck: 1, onBus: 0, lost: 0 });
  }
});

const alterations: readonly [string, (told: Story, world: World) => BusEntry][] = [
  ['another detail', (told) => entryOf(told, { Detail: `${told.sending.expected[0]!.detail} ` })],
  ['another bus', (told) => entryOf(told, { EventBusName: 'other' })],
  ['another source', (told) => entryOf(told, { Source: 'other' })],
  ['another detail-type', (told) => entryOf(told, { DetailType: 'other' })],
  ['another time', (told) => entryOf(told, { Time: (receivedAt + 1000) / 1000 })],
  ['the detail of another object', (told, world) => pointing(told, world, '{}')],
  [
    'another checksum',
    (told, world) => pointing(told, world, told.sending.expected[0]!.detail, { sha256: '0'.repeat(64) }),
  ],
];
it.each(alterations)('finds an event that arrived with %s', (_, alter) => {
  const told = story([200]);
  const world = aWorld();
  world.bus.entries.push(alter(told, world));
  expect(audit([told], world, 0).findings).toMatchObject([{ kind: 'wrong' }]);
});

it.each([401, 413, 500, 502])('finds an answer that no good delivery deserves: %d', (status) => {
  const told = story([status]);
  const world = aWorld();
  world.bus.entries.push(entryOf(told));
  expect(audit([told], world, 0).findings).toMatchObject([{ kind: 'wrong' }]);
});

it('finds an event that nobody sent', () => {
  const world = aWorld();
  world.bus.entries.push(entryOf(story([200])));
  expect(audit([], world, 0).findings).toMatchObject([{ kind: 'wrong' }]);
});
