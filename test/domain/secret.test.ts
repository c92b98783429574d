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

  it('is printed as a placeholder', () => {
    expect(`${secret}`).toBe('[secret]');
    expect(JSON.stringify(secret)).toBe('"[secret]"');
    expect(inspect(secret)).toBe('[secret]');
  });
});
