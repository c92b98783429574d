import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PublishedKeys } from '../../../src/adapters/secrets/published-keys.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import type { Web } from '../../../src/ports/web.ts';
import { RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const [ttlMs, staleMs, minuteMs] = [3_600_000, 86_400_000, 60_000];
const mostRemembered = 64;
const mostNew = 10;

/** Has a document at every address, unless a test says otherwise. */
class Published implements Web {
  readonly asked: string[] = [];
  has: (url: string) => boolean = () => true;
  isDown = false;

  async get(url: string): Promise<string | undefined> {
    this.asked.push(url);
    if (this.isDown) throw new Error('down');
    return this.has(url) ? `${url} ${this.asked.length}` : undefined;
  }
}

let web: Published;
let clock: ManualClock;
let log: RecordingLog;
let metrics: RecordingMetrics;
let keys: PublishedKeys;

beforeEach(() => {
  web = new Published();
  clock = new ManualClock();
  log = new RecordingLog();
  metrics = new RecordingMetrics();
  keys = new PublishedKeys(web, clock, log, metrics);
});

const documents = async (url: string) => (await keys.get(url)).map((document) => document.reveal());
const url = (n: number | string) => `https://keys.example/${n}.pem`;

/** Has as many addresses looked at as may be in each minute. */
async function look(from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    if (n > from && (n - from) % mostNew === 0) clock.advance(minuteMs);
    await keys.get(url(n));
  }
}

describe('what is published', () => {
  it('is remembered for an hour, by its address', async () => {
    await expect(documents(url('a'))).resolves.toEqual([`${url('a')} 1`]);
    clock.advance(ttlMs - 1);
    await expect(documents(url('a'))).resolves.toEqual([`${url('a')} 1`]);
    await expect(documents(url('b'))).resolves.toEqual([`${url('b')} 2`]);
    clock.advance(1);
    await expect(documents(url('a'))).resolves.toEqual([`${url('a')} 3`]);
    expect(log.lines).toEqual([]);
  });

  it('is read once by however many deliveries ask at the same time', async () => {
    await Promise.all(Array.from({ length: 50 }, () => documents(url('a'))));
    expect(web.asked).toEqual([url('a')]);
  });

  it('serves on in an outage, for a day and with a line', async () => {
    await documents(url('a'));
    web.isDown = true;
    clock.advance(ttlMs + staleMs - 1);
    await expect(documents(url('a'))).resolves.toEqual([`${url('a')} 1`]);
    expect(log.named('secret_unreachable')).toHaveLength(1);
    clock.advance(1);
    await expect(documents(url('a'))).rejects.toMatchObject({ code: 'secret_unreachable' });
  });

  it('is asked for again seldom in an outage, and is there once that is over', async () => {
    web.isDown = true;
    for (let n = 0; n < 20; n += 1) await expect(documents(url('a'))).rejects.toThrow(SecretsUnavailable);
    expect(web.asked).toHaveLength(1);
    expect(metrics.sum('SecretFailed')).toBe(1);
    web.isDown = false;
    clock.advance(1_000);
    await expect(documents(url('a'))).resolves.toEqual([`${url('a')} 2`]);
  });

  it('is waited for no longer than any sender waits, and an answer that comes later is remembered', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    let answer = (_: string): void => undefined;
    const slow: Web = { get: () => new Promise((resolve) => (answer = resolve)) };
    const waiting = new PublishedKeys(slow, clock, log, metrics);
    const refused = expect(waiting.get(url('a'))).rejects.toMatchObject({
      code: 'secret_unreachable',
      message: expect.stringContaining('was not there within 2500 ms'),
    });
    await jest.advanceTimersByTimeAsync(2_500);
    await refused;
    answer('late');
    await new Promise(setImmediate);
    jest.useRealTimers();
    expect((await waiting.get(url('a'))).map((document) => document.reveal())).toEqual(['late']);
    expect(log.lines).toEqual([]);
  });

  it('is read again where the clock was set back: nobody can tell how old it is', async () => {
    await documents(url('a'));
    clock.advance(-1);
    await expect(documents(url('a'))).resolves.toEqual([`${url('a')} 2`]);
  });

  it('is looked at once more for a signature that it does not explain, once a minute at most', async () => {
    for (let n = 0; n < 120; n += 1) {
      await keys.refresh(url('a'), await keys.get(url('a')));
      clock.advance(500);
    }
    expect(web.asked).toHaveLength(2);
    await keys.refresh(url('a'), await keys.get(url('a')));
    expect(web.asked).toHaveLength(3);
  });
});

describe('an address at which there is nothing', () => {
  beforeEach(() => {
    web.has = () => false;
  });

  it('has no keys, and is nobody’s alarm: a forger may make it up', async () => {
    await expect(documents(url('a'))).resolves.toEqual([]);
    await keys.refresh(url('a'), await keys.get(url('a')));
    expect(metrics.sum('SecretFailed')).toBe(0);
    expect(log.lines).toEqual([]);
  });

  it('is remembered like one that has some', async () => {
    for (let n = 0; n < 20; n += 1) await expect(documents(url('a'))).resolves.toEqual([]);
    expect(web.asked).toEqual([url('a')]);
  });

  it('is found once something is published there, by the next signature after a minute', async () => {
    const tried = await keys.get(url('a'));
    await keys.refresh(url('a'), tried);
    web.has = () => true;
    clock.advance(59_999);
    expect(await keys.refresh(url('a'), await keys.get(url('a')))).toBeUndefined();
    clock.advance(1);
    const newer = await keys.refresh(url('a'), await keys.get(url('a')));
    expect(newer?.map((document) => document.reveal())).toEqual([`${url('a')} 3`]);
  });
});

describe('new addresses', () => {
  it('are ten in a minute at most, and one too many is no proof of anything', async () => {
    await look(0, mostNew);
    await expect(keys.get(url('new'))).rejects.toMatchObject({ code: 'secret_unreachable' });
    await expect(keys.refresh(url('new'), [])).rejects.toThrow(SecretsUnavailable);
    expect(web.asked).toHaveLength(mostNew);
    await expect(documents(url(0))).resolves.toEqual([`${url(0)} 1`]);
    clock.advance(minuteMs - 1);
    await expect(keys.get(url('new'))).rejects.toThrow('too many new addresses in a minute');
    clock.advance(1);
    await expect(documents(url('new'))).resolves.toHaveLength(1);
  });

  it('that were turned away do not put off those that come after the minute', async () => {
    await look(0, mostNew);
    for (let n = 0; n < 100; n += 1) await expect(keys.get(url(`x${n}`))).rejects.toThrow();
    clock.advance(minuteMs);
    await expect(documents(url('new'))).resolves.toHaveLength(1);
  });

  it('are let in where the clock was set back, and not kept out until it is there again', async () => {
    await look(0, mostNew);
    clock.advance(-ttlMs);
    await expect(documents(url('new'))).resolves.toHaveLength(1);
  });
});

describe('the memory', () => {
  it('holds 64 addresses, and forgets the one that was asked for longest ago', async () => {
    await look(0, mostRemembered);
    await keys.get(url(0));
    clock.advance(minuteMs);
    await keys.get(url('new'));
    const before = web.asked.length;
    await keys.get(url(0));
    await keys.get(url(2));
    expect(web.asked).toHaveLength(before);
    await keys.get(url(1));
    expect(web.asked).toHaveLength(before + 1);
  });

  it('forgets no address that has keys for those that a forger made up', async () => {
    await keys.get(url('real'));
    clock.advance(minuteMs);
    web.has = (at) => at === url('real');
    await look(0, 3 * mostRemembered);
    expect(web.asked.filter((at) => at === url('real'))).toHaveLength(1);
    web.isDown = true;
    await expect(documents(url('real'))).resolves.toEqual([`${url('real')} 1`]);
    web.isDown = false;
    const before = web.asked.length;
    await keys.get(url(3 * mostRemembered - 1));
    await keys.get(url(0));
    expect(web.asked).toHaveLength(before + 1);
  });
});
