import { beforeEach, describe, expect, it } from '@jest/globals';
import { CachedSecrets } from '../../../src/adapters/cached-secrets/cached-secrets.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import { RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const ttlSeconds = 300;
const ttlMs = ttlSeconds * 1_000;

/** Answers when a test says so, with a value that tells the fetches apart. */
class SlowSecrets implements Secrets {
  readonly asked: string[] = [];
  readonly #waiting: (() => void)[] = [];
  broken = false;

  async get(secretId: string): Promise<readonly Secret[]> {
    this.asked.push(secretId);
    const answer = `${secretId} ${this.asked.length}`;
    const { broken } = this;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (broken) throw new SecretsUnavailable('unreachable', secretId, 'is out of reach');
    return [new Secret(answer)];
  }

  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

let store: SlowSecrets;
let clock: ManualClock;
let metrics: RecordingMetrics;
let secrets: CachedSecrets;

beforeEach(() => {
  store = new SlowSecrets();
  clock = new ManualClock();
  metrics = new RecordingMetrics();
  secrets = new CachedSecrets(store, clock, metrics, ttlSeconds);
});

async function fetched(secretId: string): Promise<string | undefined> {
  const pending = secrets.get(secretId);
  store.answer();
  return (await pending)[0]?.reveal();
}

describe('a secret that was fetched', () => {
  it('is kept until the clock says that its time is over', async () => {
    await expect(fetched('a')).resolves.toBe('a 1');
    clock.advance(ttlMs - 1);
    await expect(fetched('a')).resolves.toBe('a 1');
    expect(store.asked).toEqual(['a']);
  });

  it('is fetched again when its time is over', async () => {
    await fetched('a');
    clock.advance(ttlMs);
    await expect(fetched('a')).resolves.toBe('a 2');
    clock.advance(ttlMs - 1);
    await expect(fetched('a')).resolves.toBe('a 2');
  });

  it('is as old as the question, not as the answer: a slow answer may tell of an old value', async () => {
    const pending = secrets.get('a');
    clock.advance(ttlMs - 1);
    store.answer();
    await pending;
    clock.advance(1);
    await expect(fetched('a')).resolves.toBe('a 2');
  });

  it('says nothing about another one', async () => {
    await expect(fetched('a')).resolves.toBe('a 1');
    await expect(fetched('b')).resolves.toBe('b 2');
  });

  it('is never kept where the configuration says 0 seconds', async () => {
    secrets = new CachedSecrets(store, clock, metrics, 0);
    await expect(fetched('a')).resolves.toBe('a 1');
    await expect(fetched('a')).resolves.toBe('a 2');
  });
});

describe('a secret that many wait for', () => {
  it('is fetched once for 1,000 deliveries', async () => {
    const pending = Array.from({ length: 1_000 }, () => secrets.get('a'));
    store.answer();
    const values = (await Promise.all(pending)).map(([secret]) => secret?.reveal());
    expect(new Set(values)).toEqual(new Set(['a 1']));
    expect(store.asked).toEqual(['a']);
  });

  it('fails once for 1,000 deliveries', async () => {
    store.broken = true;
    const pending = Promise.allSettled(Array.from({ length: 1_000 }, () => secrets.get('a')));
    store.answer();
    expect(new Set((await pending).map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(store.asked).toEqual(['a']);
  });

  it('does not keep another one waiting', async () => {
    const pending = [secrets.get('a'), secrets.get('b'), secrets.get('a')];
    store.answer();
    const values = (await Promise.all(pending)).map(([secret]) => secret?.reveal());
    expect(values).toEqual(['a 1', 'b 2', 'a 1']);
  });
});

describe('a failure', () => {
  beforeEach(async () => {
    store.broken = true;
    await expect(fetched('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
  });

  it('is not kept', async () => {
    store.broken = false;
    await expect(fetched('a')).resolves.toBe('a 2');
  });

  it('is met again by the next delivery while it lasts', async () => {
    await expect(fetched('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
    expect(store.asked).toEqual(['a', 'a']);
  });
});

it('counts the fetches, not the questions', async () => {
  await fetched('a');
  await fetched('a');
  expect(metrics.sum('SecretRefresh')).toBe(1);
  clock.advance(ttlMs);
  await fetched('a');
  expect(metrics.sum('SecretRefresh')).toBe(2);
});
