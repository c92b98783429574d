import { beforeEach, describe, expect, it } from '@jest/globals';
import { CachedSecrets } from '../../../src/adapters/secrets/cached-secrets.ts';
import { type SecretsFailure, SecretsUnavailable } from '../../../src/domain/errors.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { SecretStore } from '../../../src/ports/secrets.ts';
import { RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const ttlSeconds = 300;
const ttlMs = ttlSeconds * 1_000;
const staleSeconds = 3_600;

/** Answers when a test says so, with a value that tells the fetches apart. */
class SlowSecrets implements SecretStore {
  readonly asked: string[] = [];
  readonly #waiting: (() => void)[] = [];
  broken: SecretsFailure | undefined;

  async get(secretId: string): Promise<readonly Secret[]> {
    this.asked.push(secretId);
    const answer = `${secretId} ${this.asked.length}`;
    const { broken } = this;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (broken) throw new SecretsUnavailable(broken, secretId, 'is out of reach');
    return [new Secret(answer)];
  }

  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

let store: SlowSecrets;
let clock: ManualClock;
let metrics: RecordingMetrics;
let log: RecordingLog;
let secrets: CachedSecrets;

function cacheFor(ttl: number): CachedSecrets {
  return new CachedSecrets(store, clock, log, metrics, { ttlSeconds: ttl, staleSeconds });
}

beforeEach(() => {
  store = new SlowSecrets();
  clock = new ManualClock();
  metrics = new RecordingMetrics();
  log = new RecordingLog();
  secrets = cacheFor(ttlSeconds);
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
    secrets = cacheFor(0);
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
    store.broken = 'unreachable';
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
    store.broken = 'unreachable';
    await expect(fetched('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
  });

  it('is kept for a second, so that no delivery waits on a service that is down', async () => {
    clock.advance(999);
    await expect(secrets.get('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
    expect(store.asked).toEqual(['a']);
  });

  it('is forgotten after a second', async () => {
    store.broken = undefined;
    clock.advance(1_000);
    await expect(fetched('a')).resolves.toBe('a 2');
  });

  it('is met again by a later delivery while it lasts', async () => {
    clock.advance(1_000);
    await expect(fetched('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
    expect(store.asked).toEqual(['a', 'a']);
  });

  it('is counted and written once per fetch, with its code, whatever number of deliveries met it', async () => {
    await secrets.get('a').catch(() => {});
    expect(metrics.sum('SecretFailed')).toBe(1);
    expect(log.lines).toEqual([
      { level: 'error', name: 'secret_unreachable', fields: expect.objectContaining({ secretId: 'a' }) },
    ]);
  });

  it('that is not an answer of the store at all is an outage like any other', async () => {
    const bug = { get: () => Promise.reject(new TypeError('bug')) };
    const cache = new CachedSecrets(bug, clock, log, metrics, { ttlSeconds, staleSeconds });
    await expect(cache.get('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
  });
});

describe('a secret that is past its time', () => {
  beforeEach(async () => {
    await fetched('a');
    clock.advance(ttlMs);
  });

  it('serves while the store cannot be reached, and the store is asked every ten seconds', async () => {
    store.broken = 'unreachable';
    await expect(fetched('a')).resolves.toBe('a 1');
    clock.advance(9_999);
    await expect(fetched('a')).resolves.toBe('a 1');
    expect(store.asked).toHaveLength(2);
    clock.advance(1);
    await expect(fetched('a')).resolves.toBe('a 1');
    expect(store.asked).toHaveLength(3);
    expect(log.lines.at(-1)?.fields.staleSeconds).toBe(ttlSeconds + 10);
  });

  it.each(['denied', 'absent', 'binary', 'empty', 'malformed'] as const)(
    'does not serve when the store says that it is %s: that is an answer, not an outage',
    async (failure) => {
      store.broken = failure;
      await expect(fetched('a')).rejects.toMatchObject({ code: `secret_${failure}` });
    },
  );

  it('serves for a bounded time', async () => {
    store.broken = 'unreachable';
    clock.advance(staleSeconds * 1_000 - 1);
    await expect(fetched('a')).resolves.toBe('a 1');
    clock.advance(10_000);
    await expect(fetched('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
  });
});

describe('a look for something newer', () => {
  const refreshed = async (tried: readonly Secret[]) => {
    const pending = secrets.refresh('a', tried);
    store.answer();
    return (await pending)?.[0]?.reveal();
  };

  it('asks the store although the time is not over', async () => {
    await fetched('a');
    await expect(refreshed(await secrets.get('a'))).resolves.toBe('a 2');
  });

  it('is made once in ten seconds', async () => {
    await fetched('a');
    await refreshed(await secrets.get('a'));
    clock.advance(9_999);
    await expect(refreshed(await secrets.get('a'))).resolves.toBeUndefined();
    clock.advance(1);
    await expect(refreshed(await secrets.get('a'))).resolves.toBe('a 3');
  });

  it('costs nothing when there is something newer already', async () => {
    await fetched('a');
    const tried = await secrets.get('a');
    await refreshed(tried);
    await expect(secrets.refresh('a', tried)).resolves.toMatchObject([{}]);
    expect(store.asked).toHaveLength(2);
  });

  it('finds nothing while the store fails, and leaves it alone for ten seconds', async () => {
    await fetched('a');
    store.broken = 'unreachable';
    const tried = await secrets.get('a');
    await expect(refreshed(tried)).resolves.toBeUndefined();
    clock.advance(9_999);
    await expect(refreshed(tried)).resolves.toBeUndefined();
    expect(store.asked).toHaveLength(2);
    await expect(fetched('a')).resolves.toBe('a 1');
  });
});

describe('a clock that is set back an hour', () => {
  const hourMs = 3_600_000;

  it('makes a secret be fetched again: nobody knows how old it is', async () => {
    await fetched('a');
    clock.advance(-hourMs);
    await expect(fetched('a')).resolves.toBe('a 2');
    clock.advance(ttlMs - 1);
    await expect(fetched('a')).resolves.toBe('a 2');
  });

  it('does not keep a failure for longer than a second', async () => {
    store.broken = 'unreachable';
    await expect(fetched('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
    store.broken = undefined;
    clock.advance(-hourMs);
    await expect(fetched('a')).resolves.toBe('a 2');
  });

  it('does not keep a new secret from being looked for', async () => {
    await fetched('a');
    const refreshed = async () => {
      const pending = secrets.refresh('a', await secrets.get('a'));
      store.answer();
      return (await pending)?.[0]?.reveal();
    };
    await expect(refreshed()).resolves.toBe('a 2');
    clock.advance(-hourMs);
    await expect(fetched('a')).resolves.toBe('a 3');
    await expect(refreshed()).resolves.toBe('a 4');
    await expect(refreshed()).resolves.toBeUndefined();
  });

  it('does not make a secret serve on while the store is down, for nobody knows how long', async () => {
    await fetched('a');
    store.broken = 'unreachable';
    clock.advance(-hourMs);
    await expect(fetched('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
    clock.advance(hourMs);
    await expect(fetched('a')).resolves.toBe('a 1');
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
