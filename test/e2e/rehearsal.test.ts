import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { Rehearsing } from '../../src/cli/rehearse.ts';
import { configured } from '../../src/domain/provider.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { moods } from '../../src/rehearsal/moods.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer } from '../support/aws-server.ts';
import { neededOptions } from '../support/deliveries.ts';
import { EmulatedUrl } from '../support/emulated-url.ts';
import { LambdaProcess } from '../support/lambda-process.ts';
import { cheap, dear, type Row, rehearsed, told } from '../support/rehearsed.ts';
import { served, Terminal } from '../support/terminal.ts';

const all = providers.map((one) => configured(one, neededOptions(one)));
const ids = all.map(({ id }) => id);
/** A sender of each family: what is dear is played for these, and for all by `npm run test:moods`. */
const spread = [
  'adyen',
  'braintree',
  'discord',
  'github',
  'mailgun',
  'monday',
  'slack',
  'stripe',
  'telegram',
  'twilio',
];
const isFull = process.env.SALLYPORT_REHEARSE === 'all';
const some = (id: string): Rehearsing => ({ some: isFull || spread.includes(id) ? moods : cheap });
const rowsInAll = isFull
  ? ids.length * moods.length
  : ids.length * cheap.length + spread.length * dear.length;

/** Senders whose keys are published, so that a gateway without the internet can tell of no other. */
const published = all.filter(({ scheme }) => scheme.pair?.publishedAt !== undefined).map(({ id }) => id);
const amongOthers = all.filter(({ scheme }) => scheme.pair?.isAmongOthers).map(({ id }) => id);

const here = new Terminal();
afterAll(() => here.remove());

describe('a rehearsal of every sender', () => {
  let atServe: readonly Row[];
  let atBundle: readonly Row[];

  beforeAll(async () => {
    const gateway = await served(here, '--no-journal', '--no-workbench');
    atServe = await rehearsed(ids, { url: gateway.url, cwd: here.cwd }, some);
    await gateway.stop();

    const stored = JSON.parse(readFileSync(join(here.cwd, '.sallyport/secrets.json'), 'utf8')) as object;
    const texts = Object.entries(stored).map(([id, value]) => [
      id,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const aws = new AwsServer(Object.fromEntries(texts));
    const endpoints = all.map((one) => [
      one.id,
      {
        provider: one.id,
        options: neededOptions(one),
        ...(one.scheme.credential && { secretId: one.id }),
      },
    ]);
    const lambda = await LambdaProcess.start({
      ...awsEnvironment(await aws.listen()),
      AWS_LAMBDA_FUNCTION_NAME: 'hooks',
      SALLYPORT_CONFIG: JSON.stringify({ endpoints: Object.fromEntries(endpoints) }),
    });
    const url = new EmulatedUrl(systemClock);
    const port = await url.listen(async (event) => {
      const { leftMs: _, ...answer } = await lambda.invoke(event);
      return answer;
    });
    atBundle = await rehearsed(ids, { url: `http://127.0.0.1:${port}`, cwd: here.cwd }, (id) => ({
      ...some(id),
      // a deployed gateway looks for these keys where their senders publish them
      store: published.includes(id) ? 'secrets-manager' : 'file',
    }));
    url.close();
    await lambda.stop();
    await aws.close();
  }, 300_000);

  it('plays every mood of each', () => {
    expect(ids.length).toBeGreaterThanOrEqual(146);
    expect([atServe.length, atBundle.length]).toEqual([rowsInAll, rowsInAll]);
  });

  it('finds nothing wrong with serve', () => {
    expect(told(atServe, 'wrong')).toEqual([]);
  });

  it('has looked at the bus of serve in every mood, and not at what stands behind the bundle', () => {
    const seen = (rows: readonly Row[]) => rows.filter(({ events }) => events !== undefined).length;
    const played = atServe.filter(({ verdict }) => verdict !== 'not run');
    expect([seen(atServe), seen(atBundle)]).toEqual([played.length, 0]);
  });

  it('finds nothing wrong with the bundle', () => {
    expect(told(atBundle, 'wrong')).toEqual([]);
  });

  it('says what it could not play at serve: of a gateway without the internet what must be asked there', () => {
    const asked = amongOthers.flatMap((id) =>
      ['tampered body', 'tampered signature', 'old secret'].map((mood) => `${id}: ${mood}`),
    );
    expect(amongOthers).toEqual(['fireblocks', 'google-pubsub-push']);
    expect(told(atServe, 'not run').filter((one) => !asked.includes(one))).toEqual(['plaid: as another']);
  });

  it('says what it could not play at the bundle: what only the sender can sign', () => {
    const unsigned = moods.filter(({ isUnsigned }) => isUnsigned).map(({ name }) => name);
    expect(unsigned.length).toBe(3);
    const expected = published.flatMap((id) =>
      (some(id).some ?? [])
        .filter(({ name }) => !unsigned.includes(name))
        .map(({ name }) => `${id}: ${name}`),
    );
    expect(published.length).toBeGreaterThanOrEqual(5);
    expect(told(atBundle, 'not run')).toEqual(expected.sort());
  });

  it.each([
    ['stale', 'github', '200', 'this sender signs no time: ids keep repetitions apart'],
    ['stale', 'stripe', '401 {"error":"unauthorized"}', 'what Stripe signs is good for 5 min'],
    [
      'future',
      'stripe',
      '401 {"error":"unauthorized"}',
      'what Stripe signs is good from its time on, give or take 5 min',
    ],
    ['tampered body', 'telegram', '200', 'Telegram Bot API signs nothing: its token proves any body'],
    ['tampered body', 'stripe', '401 {"error":"unauthorized"}', 'Stripe signs all of the body that is used'],
    ['tampered url', 'twilio', '401 {"error":"unauthorized"}', 'Twilio signs the URL'],
    ['tampered url', 'stripe', '200', 'Stripe does not sign the URL'],
    ['other method', 'github', '405 {"error":"method_not_allowed"}', 'GitHub sends POST alone'],
    ['as another', 'meta', '200', 'GitHub and Meta sign alike'],
  ])('knows what is right in the mood %s for %s, and why', (mood, endpoint, answer, because) => {
    for (const rows of [atServe, atBundle])
      expect(rows).toContainEqual(
        expect.objectContaining({ mood, endpoint, answer, because, verdict: 'right' }),
      );
  });
});
