import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { eventsOf } from '../support/normalised.ts';

const first =
  '{ "specversion":"1.0", "id":"EZ1", "type":"com.twilio.messaging.sent", "time":"2026-11-23T11:59:58.5Z", "n":1.0 }';
const second = '{"id":"EZ2","type":"com.twilio.voice.ended","n":9007199254740993}';

describe('a batch of Twilio Event Streams', () => {
  it('is one event each, with its own id, type, time and text', () => {
    const events = eventsOf(twilio, { body: `[${first},\n ${second}]` });
    expect(events).toMatchObject([
      {
        id: 'EZ1',
        detailType: 'com.twilio.messaging.sent',
        time: Date.UTC(2026, 10, 23, 11, 59, 58, 500),
        detail: first,
      },
      { id: 'EZ2', detailType: 'com.twilio.voice.ended', time: aDelivery().receivedAt, detail: second },
    ]);
  });

  it('holds other events where another sink, or another version of the schema, was asked for', () => {
    const nameIn = (rawQuery: string, schema: string, after = '') => {
      const body = `[{"id":"EZ1","dataschema":"https://events-schemas.twilio.com/Sent/${schema}"}${after}]`;
      const bodySHA256 = createHash('sha256').update(body).digest('hex');
      const hash = `bodySHA256=${bodySHA256}`;
      return eventsOf(twilio, { body, rawQuery: rawQuery === '' ? hash : `${rawQuery}&${hash}` })[0]?.id;
    };
    const names = [nameIn('', '1'), nameIn('', '2'), nameIn('tenant=a', '1'), nameIn('tenant=b', '1')];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^EZ1:[0-9a-f]{16}$/);
    // a retry may come in another batch, and its URL in another spelling
    expect(nameIn('tenant=a', '1', ',{"id":"EZ2"}')).toBe(names[2]);
    expect(nameIn('to=a%40b', '1')).toBe(nameIn('to=a@b', '1'));
    expect(nameIn('to=%zz', '1')).not.toBe(names[0]);
  });

  it('suppresses neither of two events that share an id and say different things', () => {
    const events = eventsOf(twilio, { body: '[{"id":"EZ1","a":1},{"id":"EZ1","a":2},{"id":"EZ2"}]' });
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    expect(events.map(({ suppressionKey }) => suppressionKey)).toEqual([
      undefined,
      undefined,
      expect.stringContaining('EZ2'),
    ]);
    for (const { id } of events.slice(0, 2)) expect(id).toMatch(/^EZ1:[0-9a-f]{16}$/);
  });

  it('holds one event where the same one is in it twice', () => {
    const events = eventsOf(twilio, { body: `[${first},${first}]` });
    expect(new Set(events.map(({ suppressionKey }) => suppressionKey)).size).toBe(1);
    expect(events[0]?.id).toBe('EZ1');
  });

  it('does not take the token of the request for the id of an event', () => {
    const headers = { 'i-twilio-idempotency-token': 'token-1' };
    const ids = eventsOf(twilio, { headers, body: '[{"a":1},{"a":1}]' }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain('token-1');
  });

  it('may hold what is no CloudEvent', () => {
    const events = eventsOf(twilio, { body: '[1,"a",null,{},[2],{"id":7,"type":8,"time":"soon"}]' });
    expect(events).toHaveLength(6);
    for (const event of events) {
      expect(event.detailType).toBe('unknown');
      expect(event.time).toBe(aDelivery().receivedAt);
    }
    expect(JSON.parse(events[4]!.detail)).toEqual({ sallyport: { body: { encoding: 'json', data: [2] } } });
    expect(new Set(events.map(({ id }) => id)).size).toBe(6);
  });

  it('is put on the bus under the one type that the quick start knows', () => {
    const [event] = eventsOf(twilio, { body: `[${first}]` }, 'quick-start');
    expect(event).toMatchObject({ id: 'EZ1', detailType: 'twilio-webhook-lambda', detail: first });
  });
});
