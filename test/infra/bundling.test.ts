import type * as https from 'node:https';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { builtInsAsTheyAre } from '../../infra/bundling/built-ins-as-they-are.ts';
import { inAsciiOnly } from '../../infra/bundling/in-ascii.ts';

const load = builtInsAsTheyAre.load as (id: string) => string;

describe('a built-in module in a bundle', () => {
  it('may have a member replaced, which then is replaced for everybody, as tracing does', () => {
    const real = process.getBuiltinModule('node:https');
    const bundled = {} as Record<'get', typeof https.get>;
    runInNewContext(load('\0built-in:https'), { module: { exports: bundled }, process });
    const { get } = real;
    expect(bundled.get).toBe(get);
    const traced = (() => undefined) as unknown as typeof get;
    bundled.get = traced;
    expect(real.get).toBe(traced);
    real.get = get;
  });
});

describe('code in ASCII', () => {
  it.each([
    ['a text', '"é…\u{1f600}"'],
    ['a pattern', '/^[é…]$/.test("…")'],
    ['a pattern by code points', 'String("\u{1f600}".match(/^[\u{1f600}]$/u))'],
    ['behind a backslash', String.raw`/\é/.test("é") && "\é"`],
    ['behind a backslash that is meant', String.raw`"\\é"`],
    ['behind both', String.raw`"\\\é"`],
    ['a name', '(() => { const é = 1; return é; })()'],
  ])('means what it did: %s', (_, code) => {
    const written = inAsciiOnly(code);
    expect(written).toMatch(/^[\0-\x7f]*$/);
    expect(runInNewContext(written)).toBe(runInNewContext(code));
  });
});
