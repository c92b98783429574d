import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CachedSecrets } from '../../../src/adapters/secrets/cached-secrets.ts';
import { type SecretsFailure, SecretsUnavailable } from '../../../src/domain/errors.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const times = { ttlSeconds: 300, staleSeconds: 3_600 };
const patienceMs = { empty: 2_500, stale: 1_000 };
const longestFlightMs = 10_000;

interface Question {
  answer(value: string): void;
  fail(failure: SecretsFailure): void;
}

let questions: Question[];
let clock: ManualClock;
let metrics: RecordingMetrics;
let log: RecordingLog;
let secrets: CachedSecrets;

beforeEach(() => {
  jest.useFakeTimers();
  questions = [];
  clock = new ManualClock();
  metrics = new RecordingMetrics();
  log = new RecordingLog();
  const get = (id: string) =>
    new Promise<readonly Secret[]>((resolve, reject) => {
      questions.push({
        answer: (value) => resolve([new Secret(value)]),
        fail: (failure) => reject(new SecretsUnavailable(failure, id, 'says the store')),
      });
    });
  secrets = new CachedSecrets({ get }, clock, log, metrics, times);
});

afterEach(() => {
  jest.useRealTimers();
});

/** What a delivery that comes now gets: the value or the code, as soon as it has it. */
function delivery(): { got?: string } {
  const waiting: { got?: string } = {};
  secrets.get('a').then(
    ([secret]) => {
      waiting.got = secret?.reveal() ?? '';
    },
    (error: SecretsUnavailable) => {
      waiting.got = error.code;
    },
  );
  return waiting;
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await jest.advanceTimersByTimeAsync(ms);
}

async function known(value: string): Promise<void> {
  const first = delivery();
  questions.at(-1)?.answer(value);
  await pass(0);
  expect(first.got).toBe(value);
  await pass(times.ttlSeconds * 1_000);
}

describe('a secret that nobody has yet', () => {
  it('is waited for nearly as long as the most hurried sender waits', async () => {
    const first = delivery();
    await pass(patienceMs.empty - 1);
    expect(first.got).toBeUndefined();
    await pass(1);
    expect(first.got).toBe('secret_unreachable');
  });

  it('that comes late is no failure of the store: nothing is counted, written, or left alone', async () => {
    const first = delivery();
    await pass(patienceMs.empty);
    expect(first.got).toBe('secret_unreachable');
    const second = delivery();
    await pass(patienceMs.empty - 1);
    questions[0]?.answer('late');
    await pass(0);
    expect(second.got).toBe('late');
    expect(questions).toHaveLength(1);
    expect([metrics.sum('SecretRefresh'), metrics.sum('SecretFailed'), log.lines]).toEqual([1, 0, []]);
  });

  it('is kept when it comes after everybody has gone', async () => {
    delivery();
    await pass(patienceMs.empty + 1_000);
    questions[0]?.answer('late');
    await pass(0);
    const second = delivery();
    await pass(0);
    expect(second.got).toBe('late');
    expect(questions).toHaveLength(1);
  });

  it('is unavailable by what the store says in the end, once', async () => {
    const [first, second] = [delivery(), delivery()];
    await pass(patienceMs.empty);
    questions[0]?.fail('denied');
    await pass(0);
    expect([first.got, second.got]).toEqual(['secret_unreachable', 'secret_unreachable']);
    const third = delivery();
    await pass(0);
    expect(third.got).toBe('secret_denied');
    expect(metrics.sum('SecretFailed')).toBe(1);
    expect(log.lines.map(({ name }) => name)).toEqual(['secret_denied']);
  });
});

describe('a secret that is past its time', () => {
  beforeEach(() => known('old'));

  it('serves after a second in which there is no answer, and is replaced by the answer', async () => {
    const first = delivery();
    await pass(patienceMs.stale - 1);
    expect(first.got).toBeUndefined();
    await pass(1);
    expect(first.got).toBe('old');
    expect([metrics.sum('SecretFailed'), log.lines]).toEqual([0, []]);
    questions[1]?.answer('new');
    await pass(0);
    const second = delivery();
    await pass(0);
    expect(second.got).toBe('new');
  });

  it('serves at once where somebody has waited that second already', async () => {
    delivery();
    await pass(patienceMs.stale);
    const second = delivery();
    await pass(0);
    expect(second.got).toBe('old');
    expect(questions).toHaveLength(2);
  });

  it('does not serve while there is no answer, where the last one was no', async () => {
    delivery();
    questions[1]?.fail('denied');
    await pass(0);
    await pass(1_000);
    const second = delivery();
    await pass(patienceMs.empty);
    expect(questions).toHaveLength(3);
    expect(second.got).toBe('secret_denied');
  });

  it('does not serve for longer than in an outage', async () => {
    await pass(times.staleSeconds * 1_000);
    const late = delivery();
    await pass(patienceMs.empty);
    expect(late.got).toBe('secret_unreachable');
  });
});

describe('a store that never answers', () => {
  beforeEach(async () => {
    delivery();
    await pass(longestFlightMs - 1);
    expect(metrics.sum('SecretFailed')).toBe(0);
    await pass(1);
  });

  it('has failed after ten seconds', () => {
    expect(metrics.sum('SecretFailed')).toBe(1);
    expect(log.lines).toMatchObject([
      {
        level: 'error',
        name: 'secret_unreachable',
        fields: { secretId: 'a', message: expect.stringContaining('was not there within 10000 ms') },
      },
    ]);
  });

  it('is left alone for a second, and asked again', async () => {
    const cool = delivery();
    await pass(999);
    expect([cool.got, questions.length]).toEqual(['secret_unreachable', 1]);
    await pass(1);
    const next = delivery();
    questions[1]?.answer('there');
    await pass(0);
    expect(next.got).toBe('there');
  });

  it('is heard all the same when it answers in the end', async () => {
    questions[0]?.answer('very late');
    await pass(0);
    const next = delivery();
    await pass(0);
    expect(next.got).toBe('very late');
  });
});

describe('a signature that no secret explains, while the store hangs', () => {
  it('is waited for by one, and by nobody after that while the question is under way', async () => {
    const first = delivery();
    questions.at(-1)?.answer('old');
    await pass(0);
    expect(first.got).toBe('old');
    const tried = await secrets.get('a');
    const look = () => {
      const waiting: { done?: boolean } = {};
      const tell = () => {
        waiting.done = true;
      };
      secrets.refresh('a', tried).then(tell, tell);
      return waiting;
    };
    const one = look();
    await pass(patienceMs.stale - 1);
    expect(one.done).toBeUndefined();
    await pass(1);
    expect(one.done).toBe(true);
    const other = look();
    await pass(0);
    expect(other.done).toBe(true);
    expect(questions).toHaveLength(2);
  });
});
