import { beforeEach, describe, expect, it } from '@jest/globals';
import { SecretsUnavailable } from '../../../../src/domain/errors.ts';
import { github } from '../../../../src/domain/providers/github.ts';
import { stripe } from '../../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../../src/domain/providers/twilio.ts';
import {
  SecretReader,
  type StoredStages,
} from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { strong } from '../../../support/strong-secrets.ts';

const clock = new ManualClock();
let log: RecordingLog;
let reader: SecretReader;

beforeEach(() => {
  log = new RecordingLog();
  const endpoints = [
    { provider: github, secretId: 'hooks/github' },
    { provider: stripe, secretId: 'hooks/stripe' },
    { provider: twilio, secretId: 'hooks/sms' },
  ];
  reader = new SecretReader({ endpoints, previousSecretSeconds: 60 }, clock, log);
});

const read = (stored: StoredStages, secretId = 'hooks/github') =>
  reader.read(secretId, stored).map((secret) => secret.reveal());
const told = () => log.lines.map(({ level, name, fields }) => ({ level, name, ...fields }));

describe('a weak secret', () => {
  it.each(['hooks/github', 'hooks/stripe', 'hooks/origin'])(
    'that is the current one makes %s unavailable',
    (secretId) => {
      expect(() => read({ current: 'hunter2' }, secretId)).toThrow(
        expect.objectContaining({ name: 'SecretsUnavailable', code: 'secret_weak', secretId }),
      );
      expect(() => read({ current: 'hunter2' }, secretId)).not.toThrow('hunter2');
    },
  );

  it('is refused by the rule of its sender, which others need not meet', () => {
    expect(() => read({ current: strong('other') }, 'hooks/stripe')).toThrow('whsec_');
    expect(read({ current: strong('other') }, 'hooks/origin')).toEqual([strong('other')]);
  });

  it('is left out of a list, which keeps the places of the others, with a line', () => {
    const current = JSON.stringify({ secrets: ['hunter2', strong('b'), '****'] });
    expect(reader.read('hooks/github', { current }).map(({ label }) => label.position)).toEqual([1]);
    expect(told()).toEqual([
      {
        level: 'warn',
        name: 'secret_left_out',
        secretId: 'hooks/github',
        stage: 'current',
        count: 2,
        places: ['0', '2'],
        message: expect.stringMatching(/^secret hooks\/github: .*16 characters/),
      },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('hunter2');
  });

  it.each(['pending', 'previous'] as const)('is left out where it is the %s one, with a line', (stage) => {
    const stored = { current: strong('now'), [stage]: '****', replacedAt: clock.now() };
    expect(read(stored)).toEqual([strong('now')]);
    expect(told()).toMatchObject([{ level: 'warn', name: 'secret_stage_skipped', stage }]);
  });

  it('that is all there is makes the secret unavailable', () => {
    expect(() => read({ pending: '****' })).toThrow(expect.objectContaining({ code: 'secret_absent' }));
    expect(() => read({})).toThrow(expect.objectContaining({ code: 'secret_absent' }));
  });

  it('that was replaced long ago is nothing to tell', () => {
    const replacedAt = clock.now() - 60_000;
    expect(read({ current: strong('now'), previous: 'hunter2', replacedAt })).toEqual([strong('now')]);
    expect(told()).toEqual([]);
  });
});

describe('the secrets of accounts', () => {
  const of = (n: number) => `AC${n.toString(16).padStart(32, '0')}`;
  const token = '0f8d1c6b7a2e4935d0c1b2a394857f6e';

  it('are known by their account, in every stage', () => {
    const current = JSON.stringify({ accounts: { [of(1)]: token }, secrets: [token] });
    const pending = JSON.stringify({ accounts: { [of(2)]: [token] } });
    const labels = reader.read('hooks/sms', { current, pending }).map(({ label }) => label);
    expect(labels.map(({ stage, account }) => `${stage} ${account}`)).toEqual([
      'current undefined',
      `current ${of(1)}`,
      `pending ${of(2)}`,
    ]);
  });

  it('are left out where they are weak, with one line however many they are', () => {
    const weak = Object.fromEntries(Array.from({ length: 999 }, (_, n) => [of(n), '****']));
    const current = JSON.stringify({ accounts: { ...weak, [of(999)]: [token, '****'] } });
    expect(read({ current }, 'hooks/sms')).toEqual([token]);
    const places = Array.from({ length: 8 }, (_, n) => `${of(n)} 0`);
    expect(told()).toMatchObject([{ name: 'secret_left_out', count: 1_000, places }]);
  });
});

describe('white space around a secret', () => {
  it('is stripped, and told of once, not at every fetch', () => {
    for (let n = 0; n < 3; n += 1) expect(read({ current: `${strong('a')}\n` })).toEqual([strong('a')]);
    expect(told()).toEqual([
      {
        level: 'warn',
        name: 'secret_trimmed',
        secretId: 'hooks/github',
        stage: 'current',
        message: expect.stringMatching(/^secret hooks\/github: current has white space/),
      },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain(strong('a'));
  });

  it('is told of again for another value, and for another secret', () => {
    read({ current: `${strong('a')}\n` });
    read({ current: `${strong('b')}\n` });
    read({ current: `${strong('b')}\n` }, 'hooks/origin');
    expect(log.named('secret_trimmed')).toHaveLength(3);
  });

  it('is nothing to tell where it is not there', () => {
    read({ current: strong('a'), pending: JSON.stringify({ secrets: [strong('b')] }, undefined, 2) });
    expect(told()).toEqual([]);
  });
});

it('a secret of which nobody knows when it was replaced is left out, with a line', () => {
  expect(read({ current: strong('a'), previous: strong('b') })).toEqual([strong('a')]);
  expect(told()).toMatchObject([
    {
      stage: 'previous',
      message: expect.stringMatching(/^previous .*secret hooks\/github: nobody knows when/),
    },
  ]);
});

it('a stage that cannot be read is left out, but for the current one', () => {
  const denied = new SecretsUnavailable('denied', 'hooks/github', 'may not be read');
  expect(read({ current: strong('a'), pending: denied })).toEqual([strong('a')]);
  expect(told()).toMatchObject([{ stage: 'pending', message: expect.stringContaining('may not be read') }]);
  expect(() => read({ current: denied })).toThrow(denied);
});
