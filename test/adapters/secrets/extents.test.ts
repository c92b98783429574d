import { beforeEach, describe, expect, it } from '@jest/globals';
import { CachedSecrets } from '../../../src/adapters/secrets/cached-secrets.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { SecretStore } from '../../../src/ports/secrets.ts';
import { RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const [now, before] = [new Secret('now'), new Secret('before')];

/** Answers each question when a test says so. */
class Store implements SecretStore {
  readonly asked: string[] = [];
  readonly #waiting: (() => void)[] = [];
  isDown = false;

  current(): Promise<readonly Secret[]> {
    return this.#told('current', [now]);
  }

  get(): Promise<readonly Secret[]> {
    return this.#told('all', [now, before]);
  }

  async answer(): Promise<void> {
    this.#waiting.shift()?.();
    await new Promise(setImmediate);
  }

  async #told(question: string, secrets: readonly Secret[]): Promise<readonly Secret[]> {
    this.asked.push(question);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.isDown) throw new SecretsUnavailable('unreachable', 'a', 'is out of reach');
    return secrets;
  }
}

let store: Store;
let clock: ManualClock;
let metrics: RecordingMetrics;
let secrets: CachedSecrets;

beforeEach(() => {
  store = new Store();
  clock = new ManualClock();
  metrics = new RecordingMetrics();
  const times = { ttlSeconds: 300, staleSeconds: 3_600 };
  secrets = new CachedSecrets(store, clock, new RecordingLog(), metrics, times);
});

async function answered<T>(question: Promise<T>): Promise<T> {
  question.catch(() => {});
  await store.answer();
  return question;
}

describe('who wants all secrets', () => {
  it('asks for them at once where nothing is known', async () => {
    await expect(answered(secrets.all('a'))).resolves.toEqual([now, before]);
    await expect(secrets.get('a')).resolves.toEqual([now, before]);
    expect(store.asked).toEqual(['all']);
    expect(metrics.sum('SecretRefresh')).toBe(1);
  });

  it('asks for them where the current ones are known', async () => {
    await answered(secrets.get('a'));
    await expect(answered(secrets.all('a'))).resolves.toEqual([now, before]);
    expect(store.asked).toEqual(['current', 'all']);
  });

  it('waits for the question that is under way, and asks then', async () => {
    const [some, all] = [secrets.get('a'), secrets.all('a')];
    await store.answer();
    await expect(some).resolves.toEqual([now]);
    await expect(answered(all)).resolves.toEqual([now, before]);
    expect(store.asked).toEqual(['current', 'all']);
  });

  it('is told that the store is down, also where the current ones go on serving', async () => {
    await answered(secrets.get('a'));
    store.isDown = true;
    await expect(answered(secrets.all('a'))).rejects.toMatchObject({ code: 'secret_unreachable' });
    await expect(secrets.all('a')).rejects.toMatchObject({ code: 'secret_unreachable' });
    await expect(secrets.get('a')).resolves.toEqual([now]);
    expect(store.asked).toEqual(['current', 'all']);
  });
});

describe('the current secrets', () => {
  it('are asked for alone once: what comes ten seconds later asks for all', async () => {
    await answered(secrets.get('a'));
    clock.advance(9_999);
    await expect(secrets.get('a')).resolves.toEqual([now]);
    clock.advance(1);
    await expect(answered(secrets.get('a'))).resolves.toEqual([now, before]);
    clock.advance(299_999);
    await expect(secrets.get('a')).resolves.toEqual([now, before]);
    expect(store.asked).toEqual(['current', 'all']);
  });

  it('are asked for alone again while nothing has come', async () => {
    store.isDown = true;
    await expect(answered(secrets.get('a'))).rejects.toMatchObject({ code: 'secret_unreachable' });
    store.isDown = false;
    clock.advance(1_000);
    await expect(answered(secrets.get('a'))).resolves.toEqual([now]);
    expect(store.asked).toEqual(['current', 'current']);
  });
});
