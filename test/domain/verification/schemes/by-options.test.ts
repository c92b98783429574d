import { describe, expect, it } from '@jest/globals';
import { hmacByOptions } from '../../../../src/domain/verification/schemes/hmac-by-options.ts';
import { tokenByOptions } from '../../../../src/domain/verification/schemes/token-by-options.ts';
import { aDelivery } from '../../../support/deliveries.ts';
import { aProvider } from '../../support/a-provider.ts';
import { judge } from '../../support/fixtures.ts';

const header = 'x-signature';

describe('options that exclude each other', () => {
  it.each([
    [{ header, member: 'v1', prefix: 'v1=' }, 'a signature is in a list or alone'],
    [{ header, timeHeader: 'x-time', timeMember: 't' }, 'a time is in one place'],
    [{ header, timeHeader: 'x-time', message: '{body}' }, 'put {time} into it'],
    [{ header, message: '{time}.{body}' }, 'by timeHeader or timeMember'],
    [{ header, message: '{id}.{body}' }, 'has {id} in its message, which is no place'],
  ])('are refused: %j', (options, words) => {
    expect(() => hmacByOptions(options)).toThrow(words);
  });

  it('are refused of a token too, which is shown in one place', () => {
    expect(() => tokenByOptions({ header: 'x-token', query: 'token' })).toThrow(
      'a token is shown in one place',
    );
  });
});

/** Test case 1 of https://www.rfc-editor.org/rfc/rfc4231#section-4.2 */
it('takes a key in hexadecimal digits, as RFC 4231 writes it', () => {
  const scheme = hmacByOptions({ header, key: 'hex' });
  const mac = 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7';
  const delivery = aDelivery({ headers: { [header]: mac }, body: 'Hi There' });
  const circumstances = { secrets: ['0b'.repeat(20)], now: 0 };
  expect(judge(aProvider(scheme), delivery, circumstances)).toMatchObject({
    verified: true,
    proof: 'signed',
  });
});

it('signs time and body, with a dot between, where nothing else is said', () => {
  const scheme = hmacByOptions({ header, timeHeader: 'x-time' });
  const request = { ...aDelivery({ body: 'b' }), url: 'https://hooks.example.com/hook' };
  const signed = scheme.sign!(request, { kind: 'key', bytes: Buffer.from('k') }, 1_000);
  const claim = scheme.examine(signed, 1_000);
  const [message] = 'messages' in claim ? claim.messages : [];
  expect(message?.map((piece) => Buffer.from(piece).toString()).join('')).toBe('1.b');
});

it('is partial, where the message has no body in it', () => {
  expect(hmacByOptions({ header, message: '{url}' })).toMatchObject({ proof: 'partial', signsUrl: true });
});
