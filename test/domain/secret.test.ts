import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../src/domain/secret.ts';

const secret = new Secret('hunter2');

describe('a secret', () => {
  it('gives its value away when it is asked to, and only then', () => {
    expect(secret.reveal()).toBe('hunter2');
  });

  it.each([
    ['as text', `${secret}`],
    ['in JSON', JSON.stringify({ secret, list: [secret] })],
    ['in a debugger', inspect({ deep: { secret } }, { showHidden: true, depth: 9 })],
    ['on a console', format('%s %o %j', secret, secret, secret)],
    ['in an error', String(new Error(`no ${secret}`).stack)],
    ['among its properties', Object.entries(secret).join()],
  ])('is not printed %s', (_, printed) => {
    expect(printed).not.toContain('hunter2');
  });

  it('is hidden wherever it stands in a text, and gives nothing else away', () => {
    expect(secret.hideIn('hunter2')).toBe('[secret]');
    expect(secret.hideIn('Bearer hunter2, hunter22')).toBe('Bearer [secret], [secret]2');
    expect(new Secret('a$&.*').hideIn('a$&.* aaa')).toBe('[secret] aaa');
    expect(secret.hideIn('another text')).toBe('another text');
  });

  it('is printed as a placeholder', () => {
    expect(`${secret}`).toBe('[secret]');
    expect(JSON.stringify(secret)).toBe('"[secret]"');
    expect(inspect(secret)).toBe('[secret]');
  });
});
