import { beforeEach, expect, it } from '@jest/globals';
import { CachedEnrolments } from '../../../src/adapters/secrets/cached-enrolments.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { MemoryEnrolments, RecordingLog } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const id = 'hooks/asana';
const window = { ticket: '0123456789abcdef0123456789abcdef', until: 1 };
const put = () => '{"secrets":["s3cret"]}';

let clock: ManualClock;
let log: RecordingLog;
let store: MemoryEnrolments;
let enrolments: CachedEnrolments;
beforeEach(() => {
  clock = new ManualClock();
  log = new RecordingLog();
  store = new MemoryEnrolments();
  enrolments = new CachedEnrolments(store, clock, log);
});

it('a flood costs one look in ten seconds, also while the look is under way', async () => {
  await Promise.all(Array.from({ length: 100 }, () => enrolments.window(id)));
  clock.advance(9_999);
  await enrolments.window(id);
  expect(store.asked).toEqual([id]);
  clock.advance(1);
  await enrolments.window(id);
  expect(store.asked).toEqual([id, id]);
});

it('a window is noticed ten seconds after it was looked for in vain', async () => {
  expect(await enrolments.window(id)).toBeUndefined();
  store.open = window;
  expect(await enrolments.window(id)).toBeUndefined();
  clock.advance(10_000);
  expect(await enrolments.window(id)).toEqual(window);
});

it('what comes in is told, without the secret, and only where it was stored', async () => {
  expect(await enrolments.take(id, window, put)).toBe(false);
  expect(log.lines).toEqual([]);
  store.open = window;
  expect(await enrolments.take(id, window, put)).toBe(true);
  expect(log.lines).toMatchObject([{ level: 'info', name: 'secret_enrolled', fields: { secretId: id } }]);
  expect(JSON.stringify(log.lines)).not.toContain('s3cret');
});

it.each([
  [new SecretsUnavailable('denied', id, 'may not be written'), 'secret_denied', 'may not be written'],
  [new RangeError('odd'), 'secret_unreachable', 'could not be fetched (RangeError)'],
])('a failure is told once a look, and is an outage to who asks: %s', async (error, code, words) => {
  const fail = () => Promise.reject(error);
  Object.assign(store, { window: fail, take: fail });
  for (let times = 0; times < 3; times += 1)
    await expect(enrolments.window(id)).rejects.toMatchObject({ name: 'SecretsUnavailable', code });
  expect(log.lines).toMatchObject([
    { level: 'error', name: code, fields: { message: expect.stringContaining(words) } },
  ]);
  await expect(enrolments.take(id, window, put)).rejects.toMatchObject({ code });
  expect(log.lines).toHaveLength(2);
});
