import { createHash } from 'node:crypto';
import type { Expected, Sending } from './senders.ts';
import type { BusEntry } from './services/event-bus.ts';
import { deadLetterQueue, parkingQueue, pointerOf, type World } from './world.ts';

/** What a sender saw of one delivery. */
export interface Story {
  readonly sending: Sending;
  /** When its attempts were received, epoch ms. */
  readonly receivedAt: number[];
  /** One per attempt; nothing where no answer came in time. */
  readonly statuses: (number | undefined)[];
}

export interface Tally {
  deliveries: number;
  /** Deliveries that were answered with 2xx at least once. */
  answered: number;
  /** Deliveries of which every event is on the bus. */
  onBus: number;
  /** Messages in the queue when the faults ended. */
  parked: number;
  /** Messages that were still there after the queue had been worked on without faults. */
  stuck: number;
  deadLetters: number;
  /** Entries on the bus beyond the first of an event. */
  duplicates: number;
  /** Answered with 2xx, and nowhere. */
  lost: number;
  /** Never answered with 2xx, given up by the sender, and nowhere. The sender knows, but does nothing about it. */
  notKept: number;
  /** Answers of status 5xx. */
  unavailable: number;
  /** Attempts without an answer in time. */
  unanswered: number;
}

export interface Finding {
  readonly kind: 'lost' | 'not-kept' | 'wrong';
  readonly text: string;
}

export interface Audit {
  readonly tally: Tally;
  readonly findings: readonly Finding[];
}

export function noTally(): Tally {
  return {
    deliveries: 0,
    answered: 0,
    onBus: 0,
    parked: 0,
    stuck: 0,
    deadLetters: 0,
    duplicates: 0,
    lost: 0,
    notKept: 0,
    unavailable: 0,
    unanswered: 0,
  };
}

/** Looks for every event of every delivery in all that the world keeps, and compares it byte by byte. */
export function audit(stories: readonly Story[], world: World, parked: number): Audit {
  const entries = Map.groupBy(world.bus.entries, ({ Resources }) => String(Resources[0]));
  const waiting = [
    ...world.queues.queue(parkingQueue).values(),
    ...world.queues.queue(deadLetterQueue).values(),
  ]
    .map(({ body }) => withObjects(body, world))
    .join('\n');
  const tally: Tally = {
    ...noTally(),
    deliveries: stories.length,
    parked,
    stuck: world.queues.queue(parkingQueue).size,
    deadLetters: world.queues.queue(deadLetterQueue).size,
  };
  const findings: Finding[] = [];
  const wrong = (text: string) => findings.push({ kind: 'wrong', text });
  const known = new Set<string>();

  for (const story of stories) {
    const { sending, statuses } = story;
    let [isOnBus, isKept] = [true, true];
    for (const expected of sending.expected) {
      known.add(expected.urn);
      const found = entries.get(expected.urn) ?? [];
      for (const entry of found) {
        const difference = differenceOf(entry, expected, story, world);
        if (difference) wrong(`${sending.what} ${expected.urn}: ${difference}`);
      }
      tally.duplicates += Math.max(0, found.length - 1);
      if (found.length > 0) continue;
      isOnBus = false;
      if (!waiting.includes(`${expected.urn}"`)) isKept = false;
    }
    const isAnswered = statuses.some((status) => status !== undefined && status < 300);
    tally.unavailable += statuses.filter((status) => status !== undefined && status >= 500).length;
    tally.unanswered += statuses.filter((status) => status === undefined).length;
    if (isAnswered) tally.answered += 1;
    if (isOnBus) tally.onBus += 1;
    const what = `${sending.what} ${sending.expected[0]?.urn} answered ${statuses.map(String)}`;
    if (!isKept && isAnswered) {
      tally.lost += 1;
      findings.push({ kind: 'lost', text: what });
    }
    if (!isKept && !isAnswered) {
      tally.notKept += 1;
      findings.push({ kind: 'not-kept', text: what });
    }
    const odd = statuses.find((status) => status !== undefined && status !== 200 && status !== 503);
    if (odd !== undefined) wrong(what);
  }
  for (const urn of entries.keys()) if (!known.has(urn)) wrong(`nobody sent ${urn}`);
  for (const key of world.dangling) wrong(`was on the bus before its object: ${key}`);
  for (const error of world.bewildered) wrong(`the world did not understand: ${error}`);
  return { tally, findings };
}

/** The text of a message, and of the objects that it points to. */
function withObjects(body: string, { buckets }: World): string {
  const named = [...buckets.objects].filter(([path]) => body.includes(path.split('/').slice(2).join('/')));
  return [body, ...named.map(([, bytes]) => bytes.toString())].join('\n');
}

function differenceOf(
  entry: BusEntry,
  expected: Expected,
  { receivedAt }: Story,
  world: World,
): string | undefined {
  const { EventBusName, Source, DetailType, Resources, Time, Detail } = entry;
  if (EventBusName !== expected.bus) return `is on the bus ${EventBusName}`;
  if (Source !== expected.source) return `has the source ${Source}`;
  if (DetailType !== expected.detailType) return `has the detail-type ${DetailType}`;
  if (Resources.length !== 1) return `has ${Resources.length} resources`;
  const times = expected.time === undefined ? receivedAt : [expected.time];
  if (!times.includes(Math.round(Time * 1000))) return `has the time ${Time}, not one of ${times.join()}`;
  if (Detail === expected.detail) return undefined;
  const pointer = pointerOf(Detail);
  if (!pointer) return `has another detail: ${Detail.slice(0, 100)}`;
  const object = world.buckets.objects.get(pointer.path);
  if (!object) return `points to nothing: ${pointer.path}`;
  if (object.length !== pointer.size) return `has the size ${object.length}, not ${pointer.size}`;
  if (createHash('sha256').update(object).digest('hex') !== pointer.sha256) return 'has another checksum';
  return object.toString() === expected.detail ? undefined : `points to another detail: ${pointer.path}`;
}
