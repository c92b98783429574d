import { describe, expect, it } from '@jest/globals';
import { readBody, readForm } from '../../../src/domain/content/content.ts';
import { namesOf } from '../../../src/domain/events/delivery-id.ts';
import { type Plan, reads } from '../../../src/domain/events/reads.ts';
import type { Occurrence, Received } from '../../../src/domain/provider.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';

interface Parts extends DeliveryParts {
  readonly proof?: Received['proof'];
  readonly isForm?: boolean;
}

function receivedAs({ proof = 'signed', isForm = false, ...parts }: Parts): Received {
  const delivery = aDelivery(parts);
  return { delivery, content: readBody(delivery.body, isForm ? readForm : undefined), proof };
}

function allOf(plan: Plan, parts: Parts): readonly Occurrence[] {
  return reads(plan).read(receivedAs(parts));
}

function oneOf(plan: Plan, parts: Parts): Occurrence {
  const [one, ...more] = allOf(plan, parts);
  expect(more).toEqual([]);
  return one!;
}

/** What two deliveries have in common if the second counts as a repetition of the first. */
function suppressionKeyOf(plan: Plan, parts: Parts): string | undefined {
  return namesOf(oneOf(plan, parts), receivedAs(parts), 0, 'hook').suppressionKey;
}

describe('an id', () => {
  const header = { 'x-id': 'd-1' };
  const body = '{"id":"evt_1","type":"a"}';

  it('suppresses by itself where the signature covers it: in JSON, in a form, in a header that is signed', () => {
    const form = 'id=evt_1&b=2';
    expect(oneOf({ id: 'json:id' }, { body }).id).toEqual({ value: 'evt_1', origin: 'signed' });
    expect(oneOf({ id: 'form:id' }, { body: form, isForm: true }).id).toMatchObject({ origin: 'signed' });
    expect(oneOf({ id: 'signed-header:x-id' }, { body, headers: header }).id).toEqual({
      value: 'd-1',
      origin: 'signed',
    });
    expect(suppressionKeyOf({ id: 'json:id' }, { body: '{"id":"evt_1","retry":1}' })).toBe(
      suppressionKeyOf({ id: 'json:id' }, { body: '{"id":"evt_1","retry":2}' }),
    );
  });

  it('suppresses nothing but its own bytes where no signature covers it', () => {
    const plan: Plan = { id: 'header:x-id' };
    expect(oneOf(plan, { body, headers: header }).id).toEqual({ value: 'd-1', origin: 'unsigned' });
    const key = (other: string) => suppressionKeyOf(plan, { body: other, headers: header });
    expect(key(body)).toBe(key(body));
    expect(key(body)).not.toBe(key('{"id":"evt_2","type":"a"}'));
  });

  it.each([['token'], ['partial']] as const)(
    'is never signed where the proof is %s, wherever it stands',
    (proof) => {
      const both: Plan = { id: ['json:id', 'signed-header:x-id'] };
      expect(oneOf({ id: 'json:id' }, { body, proof }).id?.origin).toBe('unsigned');
      expect(oneOf(both, { body, headers: header, proof }).id).toEqual({
        value: 'evt_1:d-1',
        origin: 'unsigned',
      });
    },
  );

  it('is joined of several places, and is not signed where one of them is not', () => {
    expect(oneOf({ id: ['json:type', 'json:id'] }, { body }).id).toEqual({
      value: 'a:evt_1',
      origin: 'signed',
    });
    expect(oneOf({ id: ['json:id', 'header:x-id'] }, { body, headers: header }).id).toEqual({
      value: 'evt_1:d-1',
      origin: 'unsigned',
    });
  });

  it('of several places is another one wherever one of them is, whatever stands there', () => {
    const plan: Plan = { id: ['json:a', 'json:b'] };
    const ids = [
      ['x:y', 'z'],
      ['x', 'y:z'],
      ['x%3Ay', 'z'],
      ['x', 'y%3Az'],
    ].map(([a, b]) => oneOf(plan, { body: JSON.stringify({ a, b }) }).id?.value);
    expect(ids).toEqual(['x%3Ay:z', 'x:y:z', 'x%253Ay:z', 'x:y%3Az']);
  });

  it('that lacks one of its parts may be that of many events, and suppresses its own bytes alone', () => {
    const plan: Plan = { id: ['json:type', 'json:id'] };
    const key = (text: string) => suppressionKeyOf(plan, { body: text });
    expect(oneOf(plan, { body: '{"type":"a"}' }).id).toEqual({ value: 'a', origin: 'unsigned' });
    expect(key('{"type":"a","n":1}')).not.toBe(key('{"type":"a","n":2}'));
  });

  it('has beside it what else tells two events apart, of which nothing need be there', () => {
    const plan: Plan = { id: 'json:id', apart: ['json:hook', 'signed-header:x-version'] };
    const of = (text: string) => oneOf(plan, { body: text }).id;
    expect(of('{"id":"1"}')).toEqual({ value: '1', origin: 'signed' });
    expect(of('{"id":"1","hook":"h"}')).toEqual({
      value: '1',
      origin: 'signed',
      apart: '["h",null]',
    });
    expect(of('{"id":"1","hook":"h"}')).not.toEqual(of('{"id":"1","hook":"i"}'));
  });

  it('that is read by a function is of what the body says', () => {
    const plan: Plan = { id: ({ json }) => JSON.stringify(json), apart: ['json:type'] };
    expect(oneOf(plan, { body: '[1]' }).id).toEqual({ value: '[1]', origin: 'signed' });
    expect(oneOf(plan, { body: '[1]', proof: 'token' }).id).toEqual({ value: '[1]', origin: 'unsigned' });
    expect(oneOf({ id: () => undefined }, { body }).id).toBeUndefined();
  });

  it('is a mere name where the sender may repeat it, or does not send its id', () => {
    expect(oneOf({ name: 'json:id' }, { body }).id).toEqual({ value: 'evt_1', origin: 'derived' });
    expect(oneOf({ id: 'header:x-id', name: ['json:type', 'json:id'] }, { body }).id).toEqual({
      value: 'a:evt_1',
      origin: 'derived',
    });
    expect(suppressionKeyOf({ name: 'json:id' }, { body })).toBeUndefined();
    expect(oneOf({ id: 'json:nothing' }, { body }).id).toBeUndefined();
    expect(oneOf({}, { body }).id).toBeUndefined();
  });

  it('is a whole number too, but none that lost digits, nor anything else that is no text', () => {
    const of = (id: string) => oneOf({ id: 'json:id' }, { body: `{"id":${id}}` }).id?.value;
    expect(of('9007199254740991')).toBe('9007199254740991');
    expect(of('0')).toBe('0');
    for (const lost of ['9007199254740993', '1.5', '1e300', 'true', 'null', '""', '{}', '["a"]'])
      expect([lost, of(lost)]).toEqual([lost, undefined]);
  });

  it('is found in objects and lists, and never on what every object or list inherits', () => {
    const of = (path: string, text: string) => oneOf({ id: `json:${path}` }, { body: text }).id?.value;
    expect(of('a.b.c', '{"a":{"b":{"c":"x"}}}')).toBe('x');
    expect(of('a.1.c', '{"a":[{},{"c":"x"}]}')).toBe('x');
    expect(of('__proto__.x', '{"__proto__":{"x":"own"}}')).toBe('own');
    for (const name of ['__proto__', 'constructor.name', 'toString', 'a.length', 'a.constructor.name'])
      expect([name, of(name, '{"a":["x"]}')]).toEqual([name, undefined]);
    for (const text of ['null', '"x"', '1', 'not JSON', '']) expect(of('a', text)).toBeUndefined();
  });
});

describe('a type', () => {
  it('is what is there of several places, joined with dots', () => {
    const plan: Plan = { type: ['header:x-type', 'json:action', 'json:nothing'] };
    const headers = { 'x-type': 'issue' };
    expect(oneOf(plan, { body: '{"action":"opened"}', headers }).type).toBe('issue.opened');
    expect(oneOf(plan, { body: '{}', headers }).type).toBe('issue');
    expect(oneOf(plan, { body: '{}' }).type).toBeUndefined();
  });

  it('has no joint where something is there that is empty', () => {
    const plan: Plan = { type: ['form:a', 'header:x-type', 'form:b'] };
    const parts = { body: 'a=&b=sent&b=other', isForm: true, headers: { 'x-type': '' } };
    expect(oneOf(plan, parts).type).toBe('sent');
  });

  it('may be read by a function that asks at places', () => {
    const plan: Plan = { type: ({ at, content }) => `${content.kind}:${at('json:a')}` };
    expect(oneOf(plan, { body: '{"a":1}' }).type).toBe('json:1');
  });

  it('is of a form only where the body is one', () => {
    const type = 'form:a';
    expect(oneOf({ type }, { body: 'a=1', isForm: true }).type).toBe('1');
    expect(oneOf({ type }, { body: 'a=1' }).type).toBeUndefined();
    expect(oneOf({ type: 'json:a' }, { body: 'a=1', isForm: true }).type).toBeUndefined();
  });
});

describe('a time', () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  const timeOf = (unit: 's' | 'ms' | 'iso', value: unknown) =>
    oneOf({ time: ['json:at', unit] }, { body: JSON.stringify({ at: value }) }).time;

  it('is in seconds, in milliseconds, or written out', () => {
    expect(timeOf('s', at / 1000)).toBe(at);
    expect(timeOf('s', String(at / 1000))).toBe(at);
    expect(timeOf('ms', at)).toBe(at);
    expect(timeOf('iso', '2026-01-02T03:04:05Z')).toBe(at);
    expect(timeOf('iso', '2026-01-02T04:04:05.000+01:00')).toBe(at);
  });

  it('that names no zone is in UTC, wherever this runs', () => {
    expect(timeOf('iso', '2026-01-02T03:04:05')).toBe(at);
    expect(timeOf('iso', '2026-01-02 03:04:05.000')).toBe(at);
    expect(timeOf('iso', '2026-01-02T03:04')).toBe(at - 5_000);
    expect(timeOf('iso', '2026-01-02')).toBe(Date.UTC(2026, 0, 2));
  });

  it('is none where it is not there or is no time', () => {
    expect(timeOf('iso', undefined)).toBeUndefined();
    expect(timeOf('iso', 'yesterday')).toBeNaN();
    expect(timeOf('s', 'now')).toBeNaN();
    expect(oneOf({}, { body: '{}' }).time).toBeUndefined();
  });

  it('is never what no signature covers', () => {
    const headers = { 'x-at': String(at) };
    const of = (place: 'header:x-at' | 'signed-header:x-at', proof?: Received['proof']) =>
      oneOf({ time: [place, 'ms'] }, { headers, ...(proof && { proof }) }).time;
    expect(of('signed-header:x-at')).toBe(at);
    expect(of('header:x-at')).toBeUndefined();
    for (const proof of ['token', 'partial'] as const) {
      expect(of('signed-header:x-at', proof)).toBeUndefined();
      const body = `{"at":${at}}`;
      expect(oneOf({ time: ['json:at', 'ms'] }, { body, proof }).time).toBeUndefined();
    }
  });
});

describe('an attempt', () => {
  it.each([
    ['0', 0, 1],
    ['2', 0, 3],
    ['1', 1, 1],
    ['12', 1, 12],
  ] as const)('%s, where the first is %d, is number %d', (text, first, attempt) => {
    const plan: Plan = { attempt: ['header:x-attempt', first] };
    expect(oneOf(plan, { headers: { 'x-attempt': text } }).attempt).toBe(attempt);
  });

  it.each(['', '-1', '0', '1.5', '1e3', '0x2', ' 2', '9007199254740993', 'two'])(
    'is none where a replay says %j',
    (text) => {
      const plan: Plan = { attempt: ['header:x-attempt', 1] };
      expect(oneOf(plan, { headers: { 'x-attempt': text } }).attempt).toBeUndefined();
    },
  );

  it('is none where nobody counts', () => {
    expect(oneOf({}, {}).attempt).toBeUndefined();
    expect(oneOf({ attempt: ['json:n', 0] }, { body: '{"n":3}' }).attempt).toBe(4);
  });
});

describe('a list whose elements are an event each', () => {
  const idAndType: Plan = { id: 'json:id', type: 'json:type', time: ['json:at', 's'] };

  it('may be the body, of which each has its own text', () => {
    const body = '[{"id":"1","type":"a","at":1}, {"id":"2","n":9007199254740993}]';
    const [first, second, ...more] = allOf({ ...idAndType, each: 'top' }, { body });
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      id: { value: '1', origin: 'signed' },
      type: 'a',
      time: 1000,
      content: { kind: 'json', text: '{"id":"1","type":"a","at":1}' },
    });
    expect(second).toMatchObject({
      id: { value: '2' },
      content: { text: '{"id":"2","n":9007199254740993}' },
    });
  });

  it.each(['{"id":"1","type":"a"}', ' {"type":"a","id":"1"}'])(
    'may be one element without the list: %s',
    (body) => {
      expect(oneOf({ ...idAndType, each: 'top' }, { body })).toMatchObject({
        id: { value: '1', origin: 'signed' },
        type: 'a',
        content: { text: body },
      });
    },
  );

  it.each(['[]', 'not JSON', '', '1'])('may hold nothing, and is one event then: %j', (body) => {
    const { id, type, content } = oneOf({ ...idAndType, each: 'top' }, { body });
    expect([id, type]).toEqual([undefined, undefined]);
    expect(content).toEqual(receivedAs({ body }).content);
  });

  it('may stand deep in an object, which stays around each', () => {
    const body = '{"account":"x","data":{"items":[{"id":1,"type":"a"},{"id":2,"type":"b"}]}}';
    const all = allOf({ ...idAndType, each: ['data', ['elements', 'items']] }, { body });
    expect(all.map(({ id, type }) => [id?.value, type])).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ]);
    expect(all[1]?.content).toMatchObject({
      text: '{"account":"x","data":{"items":[{"id":2,"type":"b"}]}}',
    });
  });

  it('is looked at as a whole where it is not there', () => {
    const plan: Plan = { ...idAndType, each: ['events'] };
    expect(oneOf(plan, { body: '{"id":"1","type":"a"}' })).toMatchObject({ id: { value: '1' }, type: 'a' });
    expect(oneOf(plan, { body: 'a=1', isForm: true })).toMatchObject({ content: { kind: 'form' } });
  });

  it('lends an id that is not signed the text of its element, in place of the bytes of the delivery', () => {
    const plan: Plan = { id: 'header:x-id', each: 'top' };
    const of = (body: string) => allOf(plan, { body, headers: { 'x-id': 'd' } }).map(({ id }) => id);
    expect(of('[{"a":1},{"a":2}]')).toEqual([
      { value: 'd', origin: 'unsigned', apart: '["{\\"a\\":1}"]' },
      { value: 'd', origin: 'unsigned', apart: '["{\\"a\\":2}"]' },
    ]);
    // cut in another way by a retry
    expect(of('[{"a":2}]')[0]).toEqual(of('[{"a":1},{"a":2}]')[1]);
    expect(oneOf({ id: 'header:x-id' }, { body: '[1]', headers: { 'x-id': 'd' } }).id).toEqual({
      value: 'd',
      origin: 'unsigned',
    });
  });
});

describe('the headers that are declared', () => {
  it('are those of every place, each with what a replay can do with it', () => {
    const { headers } = reads({
      id: ['header:x-id', 'signed-header:x-sid'],
      apart: ['signed-header:x-apart', 'json:a'],
      name: 'header:x-name',
      type: ['header:x-type', 'json:type'],
      time: ['header:x-time', 's'],
      attempt: ['header:x-attempt', 0],
      travels: { 'x-host': 'Which host' },
    });
    expect(Object.keys(headers ?? {}).sort()).toEqual(
      ['x-apart', 'x-attempt', 'x-host', 'x-id', 'x-name', 'x-sid', 'x-time', 'x-type'].sort(),
    );
    expect(headers).toMatchObject({
      'x-id': expect.stringMatching(/^The beginning of the name[.] A replay .*it suppresses nothing/),
      'x-name': expect.stringMatching(/^The beginning of the name[.] A replay /),
      'x-sid': 'The signature covers it. A replay cannot change it',
      'x-apart': 'The signature covers it. A replay cannot change it',
      'x-type': expect.stringMatching(/^The detail-type[.] A replay /),
      'x-time': expect.stringMatching(/^When it was sent[.] A replay .*nothing else$/),
      'x-attempt': expect.stringMatching(/^Which attempt this is[.] A replay .*decide nothing$/),
      'x-host': 'Which host. A replay can say anything here: it travels, and nothing else',
    });
    for (const sentence of Object.values(headers ?? {}))
      expect(sentence).toMatch(/^[A-Z].*\. A replay .*[^.]$/);
  });

  it('are none where nothing stands in one', () => {
    expect(reads({ id: 'json:id', type: () => undefined, time: ['json:at', 's'] }).headers).toEqual({});
    expect(reads({}).headers).toEqual({});
  });
});
