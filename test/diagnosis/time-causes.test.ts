import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { duration } from '../../src/diagnosis/duration.ts';
import { nothingAtHand, trialOf, withHeaders } from './support/trials.ts';

const minute = 60_000;

async function causesOf(trial: Parameters<typeof diagnose>[0]) {
  return (await diagnose(trial, nothingAtHand)).causes;
}

describe('a time that is off', () => {
  const slack = trialOf('slack');
  const signedAt = Number(slack.request.headers.get('x-slack-request-timestamp')) * 1000;

  it('is told by how much, and how much is allowed', async () => {
    const [cause, ...more] = await causesOf({ ...slack, now: signedAt + 192 * minute });
    expect(more).toEqual([]);
    expect(cause).toMatchObject({
      id: 'signed_too_long_ago',
      words: 'it was signed 3 h 12 min before it came, and 5 min are allowed',
    });
    expect(cause?.cure).toContain('--at');
  });

  it('is told in its direction', async () => {
    const [cause] = await causesOf({ ...slack, now: signedAt - 17 * minute });
    expect(cause).toMatchObject({
      id: 'signed_in_future',
      words: 'it was signed 17 min after it came, and 5 min at most are allowed',
    });
  });

  it('by whole hours is told as a local time that was taken for UTC', async () => {
    const [cause] = await causesOf({ ...slack, now: signedAt + 120 * minute });
    expect(cause?.words).toContain('a local time is taken for UTC');
    const [other] = await causesOf({ ...slack, now: signedAt + 48 * 60 * minute });
    expect(other?.words).toBe('it was signed 2 days before it came, and 5 min are allowed');
  });

  it('is none where the signature is false at any time', async () => {
    const tampered = withHeaders(slack, ['x-slack-signature', `v0=${'0'.repeat(64)}`]);
    expect(await causesOf({ ...tampered, now: signedAt + 192 * minute })).toEqual([]);
  });

  it('of a token is told by its own words', async () => {
    const google = trialOf('google-pubsub-push');
    const [cause] = await causesOf({ ...google, now: google.now + 3 * 86_400_000 });
    expect(cause?.words).toMatch(/^it was signed 3 days(?: \d+ h)? before it came, and is no longer good/);
    const [early] = await causesOf({ ...google, now: google.now - 3 * 86_400_000 });
    expect(early?.words).toMatch(/^it was signed (?:2|3) days(?: \d+ h)? after it came, by its own words/);
  });
});

describe('a time in another unit', () => {
  it('is told where it came in milliseconds and was signed in seconds', async () => {
    const slack = trialOf('slack');
    const seconds = slack.request.headers.get('x-slack-request-timestamp');
    const [cause] = await causesOf(withHeaders(slack, ['x-slack-request-timestamp', `${seconds}000`]));
    expect(cause?.id).toBe('time_in_milliseconds');
  });

  it('is told where it came in seconds and was signed in milliseconds', async () => {
    const hubspot = trialOf('hubspot');
    const header = 'x-hubspot-request-timestamp';
    const seconds = hubspot.request.headers.get(header)?.slice(0, -3) ?? '';
    const written = withHeaders(hubspot, [header, seconds]);
    expect(await causesOf(written)).toMatchObject([
      { id: 'time_in_seconds', words: 'its time came in seconds, and was signed in milliseconds' },
    ]);
    const [cause] = await causesOf({ ...written, now: hubspot.now + 90 * minute });
    expect(cause?.words).toMatch(/; besides, it is off by 1 h \d+ min$/);
  });

  it('is told of a list too, and beside a clock that is off', async () => {
    const stripe = trialOf('stripe');
    const value = stripe.request.headers.get('stripe-signature') as string;
    const written = withHeaders(stripe, ['stripe-signature', value.replace(/t=(\d+)/, 't=$1000')]);
    expect((await causesOf(written)).map(({ id }) => id)).toEqual(['time_in_milliseconds']);
    const late = { ...written, now: written.now + 90 * minute };
    const [cause] = await causesOf(late);
    expect(cause?.id).toBe('time_in_milliseconds');
    expect(cause?.words).toMatch(/; besides, it is off by 1 h \d+ min$/);
  });
});

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h'],
  [86_400_000 + 7_200_000, '1 day 2 h'],
  [3 * 86_400_000 + 59_000, '3 days'],
])('%i ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
