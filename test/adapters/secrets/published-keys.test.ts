import { describe, expect, it } from '@jest/globals';
import { PublishedKeys } from '../../../src/adapters/secrets/published-keys.ts';
import { RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const url = 'https://keys.example/1.pem';
const minuteMs = 60_000;

/** A web whose documents a test may change. */
function aWorld() {
  const clock = new ManualClock();
  const log = new RecordingLog();
  const metrics = new RecordingMetrics();
  const asked: string[] = [];
  const documents = new Map<string, string>([[url, 'a certificate']]);
  let isDown = false;
  const web = {
    get: async (at: string) => {
      asked.push(at);
      if (isDown) throw new Error('cut off');
      return documents.get(at);
    },
  };
  const keys = new PublishedKeys(web, clock, log, metrics);
  const textsAt = async (at = url) => (await keys.get(at)).map((key) => key.reveal());
  const down = (is: boolean) => {
    isDown = is;
  };
  return { keys, clock, log, metrics, asked, documents, textsAt, down };
}

describe('a document with public keys', () => {
  it('is remembered for an hour', async () => {
    const { textsAt, asked, clock } = aWorld();
    expect(await textsAt()).toEqual(['a certificate']);
    clock.advance(59 * minuteMs);
    await textsAt();
    expect(asked).toEqual([url]);
    clock.advance(2 * minuteMs);
    await textsAt();
    expect(asked).toEqual([url, url]);
  });

  it('serves on for a day where its host cannot be reached, and no longer', async () => {
    const { textsAt, clock, down } = aWorld();
    await textsAt();
    down(true);
    clock.advance(24 * 60 * minuteMs);
    expect(await textsAt()).toEqual(['a certificate']);
    clock.advance(2 * 60 * minuteMs);
    await expect(textsAt()).rejects.toMatchObject({ code: 'secret_unreachable' });
  });

  it('is unavailable, and not wrong, where nobody can tell what is there', async () => {
    const { textsAt, down, metrics } = aWorld();
    down(true);
    await expect(textsAt()).rejects.toMatchObject({ code: 'secret_unreachable', secretId: url });
    expect(metrics.sum('SecretFailed')).toBe(1);
  });

  it('is looked for again where a signature does not match, at most once in ten seconds', async () => {
    const { keys, asked, clock, documents } = aWorld();
    const tried = await keys.get(url);
    documents.set(url, 'another one');
    expect((await keys.refresh(url, tried))?.map((key) => key.reveal())).toEqual(['another one']);
    const again = await keys.get(url);
    for (let n = 0; n < 5; n += 1) expect(await keys.refresh(url, again)).toBeUndefined();
    expect(asked).toHaveLength(2);
    clock.advance(10_000);
    await keys.refresh(url, again);
    expect(asked).toHaveLength(3);
  });
});

describe('an address that a forger made up', () => {
  const madeUp = (n: number) => `https://keys.example/made-up-${n}.pem`;

  it('verifies nothing and wakes nobody', async () => {
    const { textsAt, metrics, log } = aWorld();
    expect(await textsAt(madeUp(1))).toEqual([]);
    expect(metrics.sum('SecretFailed')).toBe(0);
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('is looked at once, and remembered as empty', async () => {
    const { textsAt, asked } = aWorld();
    for (let n = 0; n < 5; n += 1) await textsAt(madeUp(1));
    expect(asked).toEqual([madeUp(1)]);
  });

  it('is looked at with at most nine others in a minute, while those that are known serve on', async () => {
    const { textsAt, asked, clock } = aWorld();
    await textsAt();
    for (let n = 0; n < 9; n += 1) await textsAt(madeUp(n));
    await expect(textsAt(madeUp(9))).rejects.toMatchObject({ code: 'secret_unreachable' });
    expect(await textsAt()).toEqual(['a certificate']);
    expect(asked).toHaveLength(10);
    clock.advance(minuteMs);
    expect(await textsAt(madeUp(9))).toEqual([]);
  });

  it('pushes none out that deliveries need, however many it has', async () => {
    const { textsAt, asked, clock } = aWorld();
    for (let n = 0; n < 200; n += 1) {
      await textsAt();
      await textsAt(madeUp(n));
      clock.advance(minuteMs / 9);
    }
    expect(asked.filter((at) => at === url)).toHaveLength(1);
    await textsAt(madeUp(0));
    expect(asked.filter((at) => at === madeUp(0))).toHaveLength(2);
  });
});
