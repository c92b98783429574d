import { describe, expect, it } from '@jest/globals';
import { bracedIn } from '../../../src/cli/delivery-forms/json-in-text.ts';
import { logLines } from '../../../src/cli/delivery-forms/log-lines.ts';
import { recognised } from '../../../src/cli/delivery-forms/recognise.ts';
import { explain } from '../../../src/diagnosis/explanation/explain.ts';
import { withoutShort } from '../../../src/diagnosis/explanation/short-secrets.ts';
import { hmacOptionsOf } from '../../../src/diagnosis/header/hmac-options.ts';
import { decodedOf } from '../../../src/diagnosis/header/written-signatures.ts';
import { otherKinds } from '../../../src/diagnosis/secret/other-kinds.ts';
import { urlCauses } from '../../../src/diagnosis/url/url-causes.ts';
import { trialOf, withBody } from '../../diagnosis/support/trials.ts';
import { fileOf } from '../../support/given-file.ts';
import { growthOf, mostGrowth } from '../../support/growth.ts';

const size = 400_000;
const many = (text: string) => text.repeat(size / text.length);
const found = (text: string) => recognised(fileOf(text), undefined);

/** What takes the square of its length is not read before the test runs out of time. */
describe('a text is read in one pass, be it the worst there is', () => {
  it.each([
    ['escaped quotes that nothing closes', `{"${many('\\"')}`],
    ['escaped apostrophes that nothing closes', `{'${many("\\'")}`],
    ['quotes of both kinds, each on its line', `{${many('"\n\'\n')}`],
  ])('%s', (_, text) => {
    expect(bracedIn(text)).toEqual([]);
  });

  it.each([
    ['brackets in the name of a stream', `2026-11-26T14:03:00.000Z 2026/11/26/${many('[')}`],
    ['quotes in a field of CSV', `timestamp,message\n1,x${many('"')}y`],
  ])('%s', (_, text) => {
    expect(logLines(text).at(-1)?.message).toContain(text.slice(-1_000));
  });

  it('blanks in a header, of a request and of a command', () => {
    const value = `x${many(' ')}y`;
    expect(found(`POST / HTTP/1.1\r\nHost: h\r\na: ${value} \t\r\n\r\n`).request.headers.get('a')).toBe(
      value,
    );
    expect(found(`curl http://h -H 'a:  ${value} '`).request.headers.get('a')).toBe(value);
  });

  it('options of a command without end', () => {
    expect(() => found(`curl http://h ${many('-H a:b ')}`)).toThrow('save the request raw');
  });

  it('what may be a signature, or a secret', () => {
    const headers = new Map([['x-signature', `${'ab'.repeat(32)},${many('a')}`]]);
    expect([...hmacOptionsOf({ headers }, { header: 'x-signature' })].length).toBeGreaterThan(0);
    expect(decodedOf(`${many('=')}a`, [32])).toBeUndefined();
    for (const { of } of otherKinds) expect(() => of(`${many('=')}a`)).not.toThrow();
  });
});

describe('what a stranger sends is told of in one pass', () => {
  const twilio = trialOf('twilio');

  it.each<[string, number, (length: number) => unknown]>([
    [
      'a long name in the query',
      8_000,
      (length) => {
        const request = { ...twilio.request, rawQuery: `${'a'.repeat(length)}=` };
        return urlCauses({ ...twilio, request }, { otherUrls: [] }).next();
      },
    ],
    [
      'hosts in a header of a proxy',
      8_000,
      (length) => {
        const headers = new Map([...twilio.request.headers, ['x-forwarded-host', 'a,'.repeat(length / 2)]]);
        return [...urlCauses({ ...twilio, request: { ...twilio.request, headers } }, { otherUrls: [] })];
      },
    ],
    ['a short secret without end', 20_000, (length) => withoutShort(['a'])('a'.repeat(length))],
    [
      'a part of the request in its body without end',
      20_000,
      (length) => explain(withBody(twilio, `a=${'POST'.repeat(length / 4)}`)),
    ],
  ])('%s', async (_, size, tell) => {
    expect(await growthOf(size, (length) => length, tell)).toBeLessThan(mostGrowth);
  });

  it('of what is signed as many pieces as anybody reads', () => {
    expect(explain(withBody(twilio, `a=${many('POST')}`)).signed).toHaveLength(40);
  });
});
