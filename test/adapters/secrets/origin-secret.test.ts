import { beforeEach, describe, expect, it } from '@jest/globals';
import { CachedSecrets } from '../../../src/adapters/secrets/cached-secrets.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { originHeader } from '../../../src/domain/receiving/origin.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { SecretStore } from '../../../src/ports/secrets.ts';
import { aGateway } from '../../domain/support/gateways.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const delivery = signed(aDelivery({ body: '{}' }), github, 's3cret');
const wrongOrigin = { kind: 'refused', code: 'wrong_origin' };

/** Whose values a test changes. */
class Store implements SecretStore {
  readonly asked: string[] = [];
  readonly values: Record<string, string> = { origin: 'first', 'hooks/one': 's3cret' };
  isDown = false;

  async get(secretId: string): Promise<readonly Secret[]> {
    this.asked.push(secretId);
    if (this.isDown) throw new SecretsUnavailable('unreachable', secretId, 'is out of reach');
    return [new Secret(this.values[secretId] ?? '')];
  }

  asksFor(secretId: string): number {
    return this.asked.filter((id) => id === secretId).length;
  }
}

let store: Store;
let clock: ManualClock;
let metrics: RecordingMetrics;
let receive: (origin?: string) => Promise<unknown>;

beforeEach(() => {
  store = new Store();
  clock = new ManualClock();
  metrics = new RecordingMetrics();
  const secrets = new CachedSecrets(store, clock, new RecordingLog(), metrics, {
    ttlSeconds: 300,
    staleSeconds: 3_600,
  });
  const { gateway } = aGateway({ originSecretId: 'origin', secrets, clock });
  receive = (origin) => {
    const headers = new Map(delivery.headers);
    return gateway.receive({
      ...delivery,
      headers: origin === undefined ? headers : headers.set(originHeader, origin),
    });
  };
});

describe('the secret of the origin', () => {
  it('is good from the moment at which it was changed', async () => {
    expect(await receive('first')).toMatchObject({ kind: 'accepted' });
    store.values.origin = 'second';
    expect(await receive('second')).toMatchObject({ kind: 'accepted' });
    expect(store.asksFor('origin')).toBe(2);
    expect(await receive('first')).toEqual(wrongOrigin);
  });

  it('that is wrong has the store asked once in ten seconds, however many come', async () => {
    await receive('first');
    for (let second = 0; second < 30; second += 1) {
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => receive(`wrong ${n}`)));
      expect(outcomes).toEqual(outcomes.map(() => wrongOrigin));
      clock.advance(1_000);
    }
    expect(store.asksFor('origin')).toBe(1 + 3);
    expect(store.asksFor('hooks/one')).toBe(1);
  });

  it.each([undefined, ''])('that is not shown asks for nothing: %j', async (origin) => {
    expect(await receive(origin)).toEqual(wrongOrigin);
    expect(store.asked).toEqual([]);
  });

  it('that cannot be had is an outage, and nobody is told that they come the wrong way', async () => {
    store.isDown = true;
    expect(await receive('first')).toEqual({ kind: 'unavailable', code: 'secret_unreachable' });
    expect(metrics.sum('SecretFailed')).toBe(1);
  });

  it('serves on in an outage, in which a wrong one is still wrong', async () => {
    await receive('first');
    store.isDown = true;
    clock.advance(301_000);
    expect(await receive('wrong')).toEqual(wrongOrigin);
    expect(await receive('first')).toMatchObject({ kind: 'accepted' });
  });
});
