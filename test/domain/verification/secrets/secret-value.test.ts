import { describe, expect, it } from '@jest/globals';
import { SecretsUnavailable } from '../../../../src/domain/errors.ts';
import { github } from '../../../../src/domain/providers/github.ts';
import { twilio } from '../../../../src/domain/providers/twilio.ts';
import { ownerOf } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { readValues } from '../../../../src/domain/verification/secrets/secret-value.ts';
import type { Owner } from '../../../../src/domain/verification/secrets/weakness.ts';

const valuesOf = (text: string) => readValues('hooks/one', text, []).map(({ value }) => value);

function failureOf(text: string): SecretsUnavailable {
  try {
    valuesOf(text);
  } catch (error) {
    if (error instanceof SecretsUnavailable) return error;
    throw error;
  }
  throw new TypeError(`${text} is a secret`);
}

describe('the value of a secret', () => {
  it.each([
    'hunter2',
    'whsec_a+b/c==',
    '12345',
    '12345678901234567890123456789e12',
    'with space',
    '{not json',
    '[not json',
    'gruß 👋',
  ])('is the secret itself, character by character: %s', (text) => {
    expect(valuesOf(text)).toEqual([text]);
  });

  it('may be a list, newest first', () => {
    expect(valuesOf(' {"secrets": ["new", "old"]}\n')).toEqual(['new', 'old']);
  });

  it('may hold eight, and not one more', () => {
    const list = (length: number) => JSON.stringify({ secrets: Array.from({ length }, (_, n) => `s${n}`) });
    expect(valuesOf(list(8))).toHaveLength(8);
    expect(failureOf(list(9)).code).toBe('secret_malformed');
    expect(failureOf(list(9)).message).toContain('more than 8');
  });

  it.each([
    ['of an editor', 'hunter2\n', 'hunter2'],
    ['of Windows', 'hunter2\r\n', 'hunter2'],
    ['on both sides', ' hunter2\t', 'hunter2'],
    ['that nobody sees', '\ufeffhunter2\u00a0', 'hunter2'],
    ['in a list', '{"secrets":["hunter2\\n"]}', 'hunter2'],
  ])('is read without the white space around it, and known to have had some: %s', (_, text, value) => {
    expect(readValues('hooks/one', text, [])).toMatchObject([{ value, padded: true }]);
    expect(readValues('hooks/one', value, [])).toMatchObject([{ value, padded: false }]);
  });

  it.each(['', ' ', '\n', '{"secrets":[""]}', '{"secrets":["a"," \\t"]}', '{"secrets":["",1]}'])(
    'is refused where it is empty: %j',
    (text) => {
      expect(failureOf(text).code).toBe('secret_empty');
    },
  );

  it.each([
    ['{}', 'without secrets'],
    ['{"token":"hunter2"}', 'other keys'],
    ['{"secrets":[]}', 'empty list'],
    ['{"secrets":"hunter2"}', 'something else than a list'],
    ['{"secrets":{"0":"hunter2"}}', 'something else than a list'],
    ['{"secrets":["hunter2"],"other":1}', 'other keys'],
    ['{"secrets":["hunter2",1]}', 'something else than text'],
    ['{"secrets":["hunter2",null]}', 'something else than text'],
    ['{"secrets":[["hunter2"]]}', 'something else than text'],
    ['"hunter2"', 'in quotes'],
    ['""', 'in quotes'],
    ['["hunter2"]', 'JSON array'],
    ['[""]', 'JSON array'],
    ['[]', 'JSON array'],
    ['null', 'null, true and false'],
    [' true\n', 'null, true and false'],
    ['false', 'null, true and false'],
    ['x'.repeat(65_537), 'longer than 65536'],
  ])('is refused, with its own advice, where nobody can tell what signs: %.40s', (text, advice) => {
    expect(failureOf(text).code).toBe('secret_malformed');
    expect(failureOf(text).message).toContain(advice);
    expect(failureOf(text).message).toContain('store the secret itself as plain text, or {"secrets": [');
  });

  it('is never in the error that refuses it', () => {
    const error = failureOf('{"token":"hunter2"}');
    expect(String(error.stack)).not.toContain('hunter2');
    expect(error.secretId).toBe('hooks/one');
  });
});

describe('a secret of a sender with accounts', () => {
  const of = (n: number) => `AC${n.toString(16).padStart(32, '0')}`;
  const read = (value: unknown, senders: readonly Owner[] = [ownerOf(twilio)]) => {
    const text = JSON.stringify(value);
    return readValues('hooks/sms', text, senders).map((one) => `${one.account ?? 'any'}:${one.position}`);
  };
  const map = (length: number) => Object.fromEntries(Array.from({ length }, (_, n) => [of(n), 'token']));

  it.each([
    [{ accounts: { [of(1)]: 'token' } }, [`${of(1)}:0`]],
    [{ accounts: { [of(1)]: ['new', 'old'], [of(2)]: 'token' } }, [`${of(1)}:0`, `${of(1)}:1`, `${of(2)}:0`]],
    [{ accounts: { [of(1)]: 'token' }, secrets: ['new', 'old'] }, ['any:0', 'any:1', `${of(1)}:0`]],
    [{ accounts: {}, secrets: ['new'] }, ['any:0']],
  ])('may be a map of them: %j', (value, places) => {
    expect(read(value)).toEqual(places);
  });

  it('may be that of a thousand, with eight each, and not one more', () => {
    expect(read({ accounts: map(1_000) })).toHaveLength(1_000);
    expect(() => read({ accounts: map(1_001) })).toThrow('more than 1000 accounts');
    expect(read({ accounts: { [of(1)]: Array(8).fill('token') } })).toHaveLength(8);
    expect(() => read({ accounts: { [of(1)]: Array(9).fill('token') } })).toThrow('more than 8');
  });

  it.each([
    [{ accounts: 'token' }, 'something else than a map'],
    [{ accounts: [of(1)] }, 'something else than a map'],
    [{ accounts: null }, 'something else than a map'],
    [{ accounts: {} }, 'without secrets'],
    [{ accounts: { [of(1)]: [] } }, 'empty list'],
    [{ accounts: { [of(1)]: { token: 'x' } } }, 'something else than text'],
    [{ accounts: { [of(1)]: 'token', hunter2: 'token' } }, 'key number 2'],
    [{ accounts: { [of(1)]: 'token' }, secrets: [] }, 'empty list'],
    [{ accounts: { [of(1)]: 'token' }, other: 1 }, 'other keys'],
  ])('is refused where nobody can tell what signs: %j', (value, advice) => {
    expect(() => read(value)).toThrow(advice);
    expect(() => read(value)).not.toThrow('hunter2');
  });

  it('is refused where one is empty', () => {
    expect(() => read({ accounts: { [of(1)]: ['token', ' '] } })).toThrow('is empty');
  });

  it.each([[[]], [[github]], [[twilio, github]]])(
    'is refused where the deliveries do not say of which account they are',
    (senders) => {
      expect(() => read({ accounts: map(1) }, senders)).toThrow('do not say of which account');
    },
  );

  it('is what a list of more than eight is told about', () => {
    expect(() => read({ secrets: Array(9).fill('token') })).toThrow('{"accounts": {"<account>"');
    expect(() => read({ secrets: Array(9).fill('token') }, [github])).not.toThrow('accounts');
  });
});

describe('an outage of secrets', () => {
  it('has a code for machines, the id of the secret, and its cause', () => {
    const cause = new Error('socket');
    const error = new SecretsUnavailable('unreachable', 'hooks/one', 'try again', { cause });
    expect(error).toMatchObject({
      name: 'SecretsUnavailable',
      code: 'secret_unreachable',
      secretId: 'hooks/one',
      cause,
    });
  });
});
