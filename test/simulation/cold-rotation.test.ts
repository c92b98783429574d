import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ManualClock } from '../support/manual-clock.ts';
import { simulatedGateway } from '../support/simulated-gateway.ts';
import { StagedStore } from '../support/staged-store.ts';

const unavailable = { kind: 'unavailable', code: 'secret_unreachable' };
const daySeconds = 86_400;

let clock: ManualClock;
let store: StagedStore;

beforeEach(() => {
  clock = new ManualClock();
  store = new StagedStore(clock, 'old');
});

/** A process that has just started, and has read what a start reads. */
async function started() {
  const gateway = simulatedGateway(store, clock);
  await gateway.secrets.get('hooks/github');
  store.calls = 0;
  store.currentCalls = 0;
  return gateway;
}

/** What proved the last delivery, as its log line says. */
const proofOf = ({ log }: ReturnType<typeof simulatedGateway>) => log.named('delivery').at(-1)?.fields.secret;

describe('the very first delivery of a process', () => {
  it('by the current secret asks for nothing more', async () => {
    const gateway = await started();
    expect(await gateway.receive('old')).toMatchObject({ kind: 'accepted' });
    expect([store.currentCalls, store.calls]).toEqual([0, 0]);
  });

  it('by the secret that is pending is accepted, after one more look', async () => {
    store.stage('new');
    const gateway = await started();
    expect(await gateway.receive('new')).toMatchObject({ kind: 'accepted' });
    expect(proofOf(gateway)).toBe('pending:0');
    expect([store.currentCalls, store.calls]).toEqual([0, 1]);
  });

  it('by the secret that was replaced is accepted, and counted as old', async () => {
    store.put('new');
    const gateway = await started();
    expect(await gateway.receive('old')).toMatchObject({ kind: 'accepted' });
    expect(proofOf(gateway)).toBe('previous:0');
    expect(gateway.metrics.sum('OldSecret')).toBe(1);
    clock.advance(daySeconds * 1_000);
    expect(await gateway.receive('old')).toMatchObject({ kind: 'rejected' });
  });

  it('by a secret that took the place of the one that was read is accepted', async () => {
    const gateway = await started();
    store.put('new');
    expect(await gateway.receive('new')).toMatchObject({ kind: 'accepted' });
    expect(proofOf(gateway)).toBe('current:0');
  });

  it('shares its look with all that come at the same time', async () => {
    store.put('new');
    const gateway = await started();
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) => gateway.receive(n % 2 ? 'new' : 'old')),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(store.calls).toBe(1);
  });
});

describe('what is not known', () => {
  it('when the store is down turns nobody away: 503 until it is back, and the current secret serves', async () => {
    store.put('new');
    const gateway = await started();
    store.trouble = 'fails';
    for (let second = 0; second < 9; second += 1) {
      expect(await gateway.receive('old')).toEqual(unavailable);
      expect(await gateway.receive('forged')).toEqual(unavailable);
      expect(await gateway.receive('new')).toMatchObject({ kind: 'accepted' });
      clock.advance(1_000);
    }
    // however many come, the store is asked once a second
    expect(store.calls).toBe(9);
    expect(gateway.metrics.sum('SecretFailed')).toBe(9);
    store.trouble = undefined;
    expect(await gateway.receive('old')).toMatchObject({ kind: 'accepted' });
    expect(await gateway.receive('forged')).toMatchObject({ kind: 'rejected' });
  });

  it('is forged once, and after that costs no more looks than in any process', async () => {
    const gateway = await started();
    for (let n = 0; n < 10_000; n += 1) {
      expect((await gateway.receive('forged')).kind).toBe('rejected');
      clock.advance(6);
    }
    expect(store.calls).toBe(1 + 6);
  });

  it('does not use up the look for a secret that is changed a moment later', async () => {
    store.put('new');
    const gateway = await started();
    await gateway.receive('old');
    store.put('newest');
    expect(await gateway.receive('newest')).toMatchObject({ kind: 'accepted' });
  });

  it('is asked for once by who comes ten seconds later, so that an outage after that is not felt', async () => {
    store.put('new');
    const gateway = await started();
    clock.advance(9_999);
    await gateway.receive('new');
    expect(store.calls).toBe(0);
    clock.advance(1);
    await gateway.receive('new');
    await gateway.receive('new');
    expect(store.calls).toBe(1);
    store.trouble = 'fails';
    clock.advance(3_600_000);
    expect(await gateway.receive('old')).toMatchObject({ kind: 'accepted' });
  });

  it('is all there is where the current version holds no secret', async () => {
    store.stage('new');
    store.hasNoCurrent = true;
    const gateway = simulatedGateway(store, clock);
    expect(await gateway.receive('new')).toMatchObject({ kind: 'accepted' });
    expect(await gateway.receive('forged')).toMatchObject({ kind: 'rejected' });
    expect([store.currentCalls, store.calls]).toEqual([1, 2]);
    expect(gateway.metrics.sum('SecretRefresh')).toBe(2);
  });
});

describe('a store that hangs', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is waited for by what the current secret does not prove, which gets 503', async () => {
    store.put('new');
    const gateway = await started();
    store.trouble = 'hangs';
    const outcomes = Promise.all([gateway.receive('old'), gateway.receive('new')]);
    await jest.advanceTimersByTimeAsync(2_500);
    expect(await outcomes).toMatchObject([unavailable, { kind: 'accepted' }]);
  });

  it('is asked by no timer, nor again, for a secret that is fresh', async () => {
    const gateway = await started();
    expect(await gateway.receive('old')).toMatchObject({ kind: 'accepted' });
    expect(jest.getTimerCount()).toBe(0);
  });
});

it.each([
  { name: 'provider first', provider: 60, store: 93 },
  { name: 'gateway first', provider: 93, store: 60 },
  { name: 'staged', provider: 60, store: 93, staged: 30 },
])(
  'in a rotation, $name, a process that has just started accepts what one accepts that knew everything at its start',
  async ({ provider, store: storeAt, staged }) => {
    for (let second = 0; second < 150; second += 1) {
      if (second === staged) store.stage('new');
      if (second === storeAt) store.put('new');
      const secret = second < provider ? 'old' : 'new';
      const knowing = simulatedGateway({ get: (id) => store.get(id) }, clock);
      const { kind } = await (await started()).receive(secret);
      expect({ second, kind }).toEqual({ second, kind: (await knowing.receive(secret)).kind });
      clock.advance(1_000);
    }
  },
);
