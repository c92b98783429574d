import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { twilioAccount } from '../../../../src/domain/verification/schemes/twilio-account.ts';
import { aDelivery, type DeliveryParts } from '../../../support/deliveries.ts';

const account = `AC${'0123456789abcdef'.repeat(2)}`;
const other = `AC${'f'.repeat(32)}`;
const found = (parts: DeliveryParts) =>
  twilioAccount({ ...aDelivery(parts), url: 'https://hooks.example.com' });

describe('the account of a request of Twilio', () => {
  it.each([
    ['first in a form', { body: `AccountSid=${account}&Body=Hi` }],
    ['last in a form', { body: `Body=Hi&AccountSid=${account}` }],
    ['behind a long field', { body: `AddOns=${'%7B'.repeat(30_000)}&AccountSid=${account}` }],
    ['behind a long text', { body: JSON.stringify({ Body: 'x'.repeat(100_000), AccountSid: account }) }],
    ['under the percent-encoded name that the event will have', { body: `Account%53id=${account}` }],
    ['alone in a form', { body: `AccountSid=${account}` }],
    ['in the query of a GET', { method: 'GET', rawQuery: `Body=Hi&AccountSid=${account}` }],
    ['in an object', { body: JSON.stringify({ AccountSid: account }) }],
    ['in a batch of Event Streams', { body: ` [{"data": {"accountSid" : "${account}"}}]` }],
    ['in a Studio event', { body: JSON.stringify({ data: { account_sid: account } }, undefined, 2) }],
    ['behind an emoji', { body: `{"Body":"👋","AccountSid":"${account}"}` }],
  ])('is found %s, whatever its headers say', (_, parts) => {
    expect(found(parts)).toBe(account);
    expect(found({ ...parts, headers: { 'content-type': 'text/plain' } })).toBe(account);
  });

  it.each([
    ['in a text of the author of a message', { body: JSON.stringify({ Body: `"AccountSid":"${other}"` }) }],
    ['as a field in a text of JSON', { body: JSON.stringify({ Body: `&AccountSid=${other}&` }) }],
    ['in a field of another name', { body: `MyAccountSid=${other}&ParentAccountSid=${other}` }],
    ['in the query of a POST', { rawQuery: `AccountSid=${other}`, body: 'Body=Hi' }],
    ['that is too short', { body: `AccountSid=${account.slice(0, -1)}` }],
    ['that is too long', { body: `AccountSid=${account}0` }],
    ['that is no account', { body: `AccountSid=SK${account.slice(2)}` }],
    ['behind more than anybody sends', { body: `Body=${'x'.repeat(1_048_576)}&AccountSid=${account}` }],
    [
      'behind a longer text than anybody sends',
      { body: `{"a":"${'x'.repeat(1_048_576)}","AccountSid":"${account}"}` },
    ],
    ['beside another', { body: `AccountSid=${account}&AccountSid=${other}` }],
    ['beside another whose name is percent-encoded', { body: `Account%53id=${other}&AccountSid=${account}` }],
    ['in a form that is not UTF-8', { body: Buffer.from(`AccountSid=${account}&Body=\xff`, 'latin1') }],
    ['in a form that cannot be decoded', { body: `AccountSid=${account}&Body=%ff` }],
    ['where there is nothing', {}],
  ])('is not found %s', (_, parts) => {
    expect(found(parts)).toBeUndefined();
  });

  it('is looked for in anything, without an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom('GET', 'POST'), fc.string(), fc.uint8Array(), (method, rawQuery, body) => {
        expect(found({ method, rawQuery, body })).toBeUndefined();
      }),
    );
  });

  it.each([
    ['names', '"accountSid"'],
    ['names and white space', `"accountSid"${' '.repeat(8)}`],
    ['fields', '&AccountSid='],
  ])('costs the same however long the body is: %s', (_, part) => {
    for (const start of ['', '{']) expect(found({ body: start + part.repeat(400_000) })).toBeUndefined();
  });
});
