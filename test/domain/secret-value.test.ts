import { describe, expect, it } from '@jest/globals';
import { SecretsUnavailable } from '../../src/domain/errors.ts';
import { parseSecrets } from '../../src/domain/secret-value.ts';

const valuesOf = (text: string) => parseSecrets('hooks/one', text).map((secret) => secret.reveal());

function failureOf(text: string): unknown {
  try {
    return valuesOf(text);
  } catch (error) {
    return error instanceof SecretsUnavailable ? error.code : error;
  }
}

describe('the value of a secret', () => {
  it.each([
    'hunter2',
    'whsec_a+b/c==',
    ' with space ',
    '12345',
    '"quoted"',
    'null',
    '["a"]',
    '{not json',
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
    expect(failureOf(list(9))).toBe('secret_malformed');
  });

  it.each(['', ' ', '\n', '{"secrets":[""]}', '{"secrets":["a"," \\t"]}', '{"secrets":["",1]}'])(
    'is refused where it is empty: %j',
    (text) => {
      expect(failureOf(text)).toBe('secret_empty');
    },
  );

  it.each([
    '{}',
    '{"token":"hunter2"}',
    '{"secrets":[]}',
    '{"secrets":"hunter2"}',
    '{"secrets":{"0":"hunter2"}}',
    '{"secrets":["hunter2"],"other":1}',
    '{"secrets":["hunter2",1]}',
    '{"secrets":["hunter2",null]}',
    '{"secrets":[["hunter2"]]}',
  ])('is refused where nobody can tell what signs: %s', (text) => {
    expect(failureOf(text)).toBe('secret_malformed');
  });

  it('is never in the error that refuses it', () => {
    expect.assertions(2);
    try {
      valuesOf('{"token":"hunter2"}');
    } catch (error) {
      expect(String((error as Error).stack)).not.toContain('hunter2');
      expect((error as SecretsUnavailable).secretId).toBe('hooks/one');
    }
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
