import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  eventText,
  pointerText,
  readParked,
} from '../../../../src/adapters/publishing/parking/parked-event.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { anEvent } from '../../../support/events.ts';

/** Any code units, lone surrogates and noncharacters among them, and those more often than by chance. */
const anyUnits = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0, 0x7f, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffe, 0xffff, 0x2028, 0x22, 0x5c),
    ),
  )
  .map((units) => String.fromCharCode(...units));

const anyEvent: fc.Arbitrary<WebhookEvent> = fc
  .record(
    {
      id: anyUnits,
      endpoint: anyUnits,
      suppressionKey: anyUnits,
      bus: anyUnits,
      source: anyUnits,
      detailType: anyUnits,
      detail: anyUnits,
      time: fc.integer({ min: -8.64e15, max: 8.64e15 }),
      resources: fc.array(anyUnits, { maxLength: 3 }),
      traceHeader: anyUnits,
      isClaimCheck: fc.constant(true),
    },
    {
      requiredKeys: ['id', 'endpoint', 'bus', 'source', 'detailType', 'detail', 'time', 'resources'],
      noNullPrototype: true,
    },
  )
  .map((event) => event as WebhookEvent);

describe('a parked event', () => {
  it('comes back equal in every field, whatever Unicode it holds', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(readParked(eventText(event))).toStrictEqual({ event });
      }),
      { numRuns: 500 },
    );
  });

  it('is ASCII that can be printed, so that no queue replaces a character and each is one byte', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const text = eventText(event);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        expect(Buffer.byteLength(text)).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    { what: 'U+FFFE', char: '\ufffe', escaped: '\\ufffe' },
    { what: 'U+FFFF', char: '\uffff', escaped: '\\uffff' },
    { what: 'a lone high surrogate', char: '\ud83d', escaped: '\\ud83d' },
    { what: 'a lone low surrogate', char: '\ude00', escaped: '\\ude00' },
    { what: 'a pair', char: '\u{1f600}', escaped: '\\ud83d\\ude00' },
    { what: 'DEL', char: '\u007f', escaped: '\\u007f' },
    { what: 'a control character', char: '\u0001', escaped: '\\u0001' },
  ])('has $what escaped', ({ char, escaped }) => {
    expect(eventText(anEvent({ id: char }))).toContain(`"id":"${escaped}"`);
  });

  it('is versioned', () => {
    expect(JSON.parse(eventText(anEvent()))).toEqual({ v: 1, event: { ...anEvent() } });
    const stored = { bucket: 'b', key: 'k', size: 3, sha256: 'ab' };
    expect(JSON.parse(pointerText(stored))).toEqual({ v: 1, stored });
  });

  it('keeps the text of the detail: no number is printed anew', () => {
    const detail = '{"n":12345678901234567890,"n":1.50, "é":"\ufffe"}';
    expect(readParked(eventText(anEvent({ detail })))).toEqual({ event: anEvent({ detail }) });
  });

  it('may be a pointer with any name', () => {
    fc.assert(
      fc.property(anyUnits, anyUnits, (bucket, key) => {
        const stored = { bucket, key, size: 3, sha256: 'ab' };
        expect(readParked(pointerText(stored))).toEqual({ stored });
      }),
    );
  });

  it('may come from the version before, which marked no pointers', () => {
    const detail = '{"sallyport":{"claimCheck":{}},"fields":{}}';
    const text = JSON.stringify({ v: 1, event: anEvent({ detail }) });
    expect(readParked(text)).toStrictEqual({ event: anEvent({ detail }) });
  });

  it('may have fields that a later version adds', () => {
    const event = { ...anEvent(), colour: 'red' };
    expect(readParked(JSON.stringify({ v: 1, event, more: 1 }))).toEqual({ event: anEvent() });
  });
});

describe('a text that is no parked event', () => {
  const event = anEvent();
  const stored = { bucket: 'b', key: 'k', size: 3, sha256: 'ab' };
  const wrong = { id: 1, endpoint: null, bus: {}, source: [], detailType: 0, detail: { n: 1 } };
  it.each([
    '',
    'hello',
    'null',
    '1',
    '[]',
    '{}',
    '{"v":1}',
    JSON.stringify({ event }),
    JSON.stringify({ v: 2, event }),
    JSON.stringify({ v: '1', event }),
    JSON.stringify({ v: 1, event: [] }),
    JSON.stringify({ v: 1, event: { ...event, time: '2026' } }),
    JSON.stringify({ v: 1, event: { ...event, time: 8.64e15 + 2 } }),
    JSON.stringify({ v: 1, event: { ...event, time: null } }),
    JSON.stringify({ v: 1, event: { ...event, resources: 'urn' } }),
    JSON.stringify({ v: 1, event: { ...event, resources: ['urn', 1] } }),
    JSON.stringify({ v: 1, event: { ...event, traceHeader: 1 } }),
    JSON.stringify({ v: 1, event: { ...event, suppressionKey: null } }),
    JSON.stringify({ v: 1, event: { ...event, isClaimCheck: false } }),
    ...Object.entries(wrong).map(([name, value]) =>
      JSON.stringify({ v: 1, event: { ...event, [name]: value } }),
    ),
    ...Object.keys(wrong).map((name) => JSON.stringify({ v: 1, event: { ...event, [name]: undefined } })),
    ...Object.keys(stored).map((name) => JSON.stringify({ v: 1, stored: { ...stored, [name]: null } })),
    '['.repeat(1_000_000),
  ])('is not understood: %#', (text) => {
    expect(readParked(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"v":1,"event":${json}}`),
        ),
        (text) => {
          expect(() => readParked(text)).not.toThrow();
        },
      ),
    );
  });
});
