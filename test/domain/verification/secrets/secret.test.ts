import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { replaced, Secret, verifiesAt } from '../../../../src/domain/verification/secrets/secret.ts';

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

describe('a secret that was replaced', () => {
  const at = 10_000_000;
  const dayMs = 86_400_000;
  it.each([
    { replacedAt: at, now: at, verifies: true },
    { replacedAt: at, now: at + dayMs - 1, verifies: true },
    { replacedAt: at, now: at + dayMs, verifies: false },
    { replacedAt: at, now: at - 300_000, verifies: true },
    { replacedAt: at, now: at - 300_001, verifies: false },
    { replacedAt: -1, now: at + dayMs, verifies: false },
    { replacedAt: Number.NaN, now: at, verifies: false },
    { replacedAt: Number.POSITIVE_INFINITY, now: at, verifies: false },
    { replacedAt: Number.NEGATIVE_INFINITY, now: at, verifies: false },
  ])('at $replacedAt verifies for a day, by a clock that is minutes off at most: $now', (one) => {
    expect(verifiesAt(replaced(one.replacedAt, 86_400), one.now)).toBe(one.verifies);
  });

  it('does not verify on because it is kept in memory', () => {
    const old = new Secret('s', { ...replaced(at, 60), position: 0 });
    expect([at, at + 59_999, at + 60_000].map((now) => old.mayVerifyAt(now))).toEqual([true, true, false]);
  });
});

describe('a secret of several fields', () => {
  const both = new Secret({ appSecret: 'hunter2', verifyToken: 'hunter2-and-more' });

  it('is not printed', () => {
    for (const printed of [
      `${both}`,
      JSON.stringify({ both }),
      inspect({ both }, { showHidden: true, depth: 9 }),
    ])
      expect(printed).not.toContain('hunter2');
  });

  it('is hidden field by field, the longest first: one may begin another', () => {
    expect(both.hideIn('a hunter2 b hunter2-and-more c')).toBe('a [secret] b [secret] c');
  });

  it('is given away as it is stored', () => {
    expect(JSON.parse(both.reveal())).toEqual({ appSecret: 'hunter2', verifyToken: 'hunter2-and-more' });
  });
});

describe('what a secret is to a scheme', () => {
  it('is read once by each form, also where it does not fit', () => {
    let reads = 0;
    const form = (credential?: { readonly kind: 'key'; readonly bytes: Uint8Array }) => ({
      read: () => {
        reads += 1;
        return credential;
      },
    });
    const [fitting, other] = [form({ kind: 'key', bytes: Buffer.from('k') }), form()];
    const one = new Secret('s');
    expect(one.as(fitting)).toBe(one.as(fitting));
    expect([one.as(other), one.as(other)]).toEqual([undefined, undefined]);
    expect(reads).toBe(2);
  });
});
