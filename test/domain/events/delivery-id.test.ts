import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readText } from '../../../src/domain/content/content.ts';
import { namesOf } from '../../../src/domain/events/delivery-id.ts';
import { senderId } from '../../../src/domain/provider.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';

type Id = ReturnType<typeof senderId.signed>;

const content = readText('{}');
const namesFor = (id: Id, parts: DeliveryParts = {}, position = 0) =>
  namesOf({ id, type: 'push', content }, { delivery: aDelivery(parts) }, position, 'hook');
const idFor = (...args: Parameters<typeof namesFor>) => namesFor(...args).id;
const keyFor = (...args: Parameters<typeof namesFor>) => namesFor(...args).suppressionKey;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const unsignedIds = [undefined, senderId.derived('SM1'), senderId.unsigned('d1')];

describe('the name of a delivery', () => {
  it('is the id that the sender signed', () => {
    expect(idFor(senderId.signed('evt_1'))).toBe('evt_1');
    expect(idFor(senderId.signed('evt_1'), { body: 'a', rawQuery: 'b' }, 7)).toBe('evt_1');
  });

  it('has behind a signed id a digest of what tells two deliveries with it apart', () => {
    expect(idFor(senderId.signed('evt_1', '2024-04-10', undefined))).toBe(
      `evt_1:${sha256('["2024-04-10",null]').slice(0, 16)}`,
    );
    expect(idFor(senderId.signed('evt_1', undefined, ''))).toBe('evt_1');
  });

  it('differs for each of those, and wherever it stands', () => {
    const ids = [
      ['evt_1'],
      ['evt_1', 'a'],
      ['evt_1', 'b'],
      ['evt_1', undefined, 'a'],
      ['evt_1', 'a', 'a'],
      ['evt_1', 'aa'],
      ['evt_2', 'a'],
    ].map(([id, ...apart]) => idFor(senderId.signed(id, ...apart)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has behind an id that is not signed a digest of the bytes, since two hooks may share the id', () => {
    const digest = sha256('a=1\n0\n{}').slice(0, 16);
    const parts = { rawQuery: 'a=1', body: '{}' };
    expect(idFor(senderId.unsigned('72d3162e-cc78'), parts)).toBe(`72d3162e-cc78:${digest}`);
    expect(idFor(senderId.derived('SM1:sent'), parts)).toBe(`SM1:sent:${digest}`);
  });

  it('has behind an id of an item in a batch a digest of that item, wherever a retry puts it', () => {
    const id = senderId.unsigned('f0c2b7d4', 'https://acme.okta.com', '{"a":1}');
    const digest = sha256('a=1\n["https://acme.okta.com","{\\"a\\":1}"]').slice(0, 16);
    const parts = { rawQuery: 'a=1', body: '[1]' };
    expect(idFor(id, parts)).toBe(`f0c2b7d4:${digest}`);
    expect(namesFor(id, parts)).toEqual(namesFor(id, { ...parts, body: '[0,1]' }, 1));
    const others = [senderId.unsigned('f0c2b7d4', undefined, '{"a":1}'), senderId.unsigned('f0c2b7d4')];
    expect(new Set([id, ...others].map((one) => idFor(one, parts))).size).toBe(3);
    expect(idFor(id, { ...parts, rawQuery: '' })).not.toBe(idFor(id, parts));
  });

  it('is made in linear time for all the events of a batch', () => {
    const delivery = aDelivery({ body: Buffer.alloc(4_000_000, 'a') });
    const names = Array.from({ length: 10_000 }, (_, at) =>
      namesOf({ type: 'a', content }, { delivery }, at, 'hook'),
    );
    expect(new Set(names.map(({ urn }) => urn)).size).toBe(10_000);
  });

  it('is a digest of the bytes where the sender gave no id', () => {
    expect(idFor(undefined, { rawQuery: 'a=1', body: '{}' })).toBe(sha256('a=1\n0\n{}'));
  });

  it.each(unsignedIds)('is the same on a retry of the same bytes: %o', (id) => {
    expect(namesFor(id, { body: 'a' })).toEqual(
      namesFor(id, { body: 'a', receivedAt: 1, host: 'b', headers: { a: 'b' } }),
    );
  });

  it.each(unsignedIds)('differs where body, query or place in the batch differ: %o', (id) => {
    const ids = [
      idFor(id),
      idFor(id, { body: 'a' }),
      idFor(id, { rawQuery: 'a' }),
      idFor(id, {}, 1),
      idFor(id, { rawQuery: 'a', body: 'a' }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is made without an id where a sender sent an empty one', () => {
    expect([senderId.signed('', 'a'), senderId.unsigned(undefined), senderId.derived('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what tells a repetition from a new delivery', () => {
  it('is the name where its id is signed', () => {
    expect(keyFor(senderId.signed('evt/1'))).toBe('urn:sallyport:hook:evt%2F1');
    const names = namesFor(senderId.signed('evt_1', 'v1'));
    expect(names.suppressionKey).toBe(names.urn);
    expect(keyFor(senderId.signed('evt_1', 'v2'))).not.toBe(names.suppressionKey);
  });

  it('is the name with all of the digest where whoever replays can change the id', () => {
    const id = senderId.unsigned('d1');
    const digest = sha256('\n0\na');
    expect(keyFor(id, { body: 'a' })).toBe(`urn:sallyport:hook:d1%3A${digest.slice(0, 16)}#${digest}`);
    expect(keyFor(id, { body: 'b' })).not.toBe(keyFor(id, { body: 'a' }));
    expect(keyFor(id, { body: 'a', rawQuery: 'q=1' })).not.toBe(keyFor(id, { body: 'a' }));
  });

  it('lets no hook of GitHub pass for another, which has its GUID and its body, and another query', () => {
    const guid = senderId.unsigned('72d3162e-cc78');
    const [one, other] = ['tenant=a', 'tenant=b'].map((rawQuery) => namesFor(guid, { body: '{}', rawQuery }));
    expect(one?.suppressionKey).not.toBe(other?.suppressionKey);
    expect(one?.urn).not.toBe(other?.urn);
  });

  it('is never an id that was derived, or none', () => {
    expect(keyFor(senderId.derived('SM1:sent'))).toBeUndefined();
    expect(keyFor(undefined)).toBeUndefined();
  });
});

describe('the URN of a delivery', () => {
  const urnOf = (id: string) => namesFor(senderId.signed(id)).urn;

  it('names endpoint and delivery', () => {
    expect(urnOf('72d3162e-cc78')).toBe('urn:sallyport:hook:72d3162e-cc78');
  });

  it('is percent-encoded, a lone surrogate replaced', () => {
    expect(urnOf('SM1:é /\n\ud800')).toBe('urn:sallyport:hook:SM1%3A%C3%A9%20%2F%0A%EF%BF%BD');
  });

  it('holds a name of at most 256 characters, else its digest', () => {
    expect(urnOf('x'.repeat(256))).toBe(`urn:sallyport:hook:${'x'.repeat(256)}`);
    expect(urnOf('x'.repeat(257))).toBe(`urn:sallyport:hook:${sha256('x'.repeat(257))}`);
  });

  it('counts the characters after encoding', () => {
    expect(urnOf('%'.repeat(85))).toBe(`urn:sallyport:hook:${'%25'.repeat(85)}`);
    expect(urnOf('%'.repeat(86))).toMatch(/^urn:sallyport:hook:[0-9a-f]{64}$/);
  });

  it('tells two deliveries apart also where the id that they share is too long for it', () => {
    const id = senderId.unsigned('x'.repeat(300));
    expect(namesFor(id, { body: 'a' }).urn).not.toBe(namesFor(id, { body: 'b' }).urn);
  });
});
