import { describe, expect, it } from '@jest/globals';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';
import { eventOf, formType as headers } from '../support/normalised.ts';

const token = { 'i-twilio-idempotency-token': 'token-1' };

describe('a form of Twilio', () => {
  it.each([
    ['MessageStatus=delivered&MessageSid=SM1', 'message.delivered'],
    ['MessageStatus=sent&SmsStatus=sent&MessageSid=SM1', 'message.sent'],
    ['SmsStatus=received&MessageSid=SM1&Body=hi', 'message.received'],
    ['SmsStatus=received', 'unknown'],
    ['CallStatus=ringing&CallSid=CA1', 'call.ringing'],
    ['CallStatus=in-progress', 'call.in-progress'],
    ['EventType=onMessageAdded&MessageSid=IM1', 'onMessageAdded'],
    ['EventType=&MessageStatus=&CallStatus=busy', 'call.busy'],
    ['MessageStatus=read&CallStatus=busy', 'message.read'],
    ['CallSid=CA1&Digits=1234', 'unknown'],
    ['Payload=%7B%7D', 'unknown'],
    ['', 'unknown'],
  ])('%s has the type %s', (body, type) => {
    expect(eventOf(twilio, { headers, body }).detailType).toBe(type);
  });

  it.each([
    ['MessageSid=SM1&MessageStatus=sent', /^SM1:sent:[0-9a-f]{16}$/],
    ['MessageSid=SM1&SmsStatus=received', /^SM1:received:/],
    ['CallSid=CA1&CallStatus=ringing&SequenceNumber=0', /^CA1:ringing:0:/],
    ['MessageSid=IM1&EventType=onMessageAdded', /^IM1:onMessageAdded:/],
    ['CallSid=CA1', /^CA1:[0-9a-f]{16}$/],
    ['CallStatus=ringing', /^[0-9a-f]{64}$/],
    ['MessageSid=&CallSid=', /^[0-9a-f]{64}$/],
  ])('%s has an id that names what happened', (body, id) => {
    expect(eventOf(twilio, { headers, body }).id).toMatch(id);
  });

  it('has the token of Twilio as its id, where there is one', () => {
    const body = 'MessageSid=SM1';
    expect(eventOf(twilio, { headers: { ...headers, ...token }, body }).id).toMatch(/^token-1:[0-9a-f]{16}$/);
  });

  it('becomes a JSON object of its decoded fields', () => {
    const body = 'To=%2B18005551212&Body=a+b%21&MediaUrl=2&MediaUrl=1&__proto__=x&1=&2=%F0%9F%91%8B';
    expect(eventOf(twilio, { headers, body }).detail).toBe(
      '{"To":"+18005551212","Body":"a b!","MediaUrl":["2","1"],"__proto__":"x","1":"","2":"👋"}',
    );
  });
});

describe('a GET of Twilio', () => {
  const rawQuery = 'MessageSid=SM1&SmsStatus=received&Body=a+b&x=2&x=1';
  const get = { method: 'GET', rawQuery };

  it.each([{}, headers])('is the form that stands in its query, whatever its content type', (contentType) => {
    const event = eventOf(twilio, { ...get, headers: contentType });
    expect(event.detailType).toBe('message.received');
    expect(event.id).toMatch(/^SM1:received:/);
    expect(event.detail).toBe('{"MessageSid":"SM1","SmsStatus":"received","Body":"a b","x":["2","1"]}');
  });

  it('without a query is an empty form', () => {
    expect(eventOf(twilio, { method: 'GET' }).detail).toBe('{}');
  });

  it('whose query cannot be decoded travels as text', () => {
    const event = eventOf(twilio, { method: 'GET', rawQuery: 'discount=50%&x=1' });
    expect(event.detailType).toBe('unknown');
    expect(JSON.parse(event.detail)).toEqual({
      sallyport: { body: { encoding: 'text', data: 'discount=50%&x=1' } },
    });
  });

  it('with a body is that body', () => {
    // which its hash proves
    expect(eventOf(twilio, { method: 'GET', body: '{"a":1.0}' }).detail).toBe('{"a":1.0}');
  });
});

describe('what Twilio sends as no form', () => {
  it('is JSON as it was received', () => {
    expect(eventOf(twilio, { headers: token, body: '{ "n":9007199254740993 }' })).toMatchObject({
      id: expect.stringMatching(/^token-1:[0-9a-f]{16}$/),
      detailType: 'unknown',
      detail: '{ "n":9007199254740993 }',
      time: aDelivery().receivedAt,
    });
  });

  it.each(['', 'hi', '[]', '42'])('is wrapped where it is not a JSON object: %j', (body) => {
    const event = eventOf(twilio, { body });
    expect(event.detailType).toBe('unknown');
    expect(JSON.parse(event.detail).sallyport.body.encoding).toMatch(/^(text|json)$/);
  });
});

it('the query that Twilio signs, and its token, reach consumers in the envelope', () => {
  const parts = {
    headers: { ...headers, ...token },
    rawQuery: 'orderId=77&tenant=acme',
    body: 'MessageSid=SM1',
  };
  const { metadata, data } = JSON.parse(eventOf(twilio, parts, 'envelope').detail);
  expect(metadata.query).toEqual({ orderId: '77', tenant: 'acme' });
  expect(metadata.headers).toEqual(token);
  expect(data).toEqual({ MessageSid: 'SM1' });
});

describe('the answer to Twilio', () => {
  const answerTo = (parts: DeliveryParts) => twilio.answer?.(receivedFrom(aDelivery(parts), twilio));

  it.each(['MessageSid=SM1', 'CallSid=CA1&CallStatus=ringing'])('is empty TwiML for %s', (body) => {
    expect(answerTo({ headers, body })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: expect.stringContaining('<Response/>'),
    });
  });

  it.each(['', 'EventType=onMessageAdded&MessageSid=IM1', 'VerificationSid=VE1'])(
    'is left to the engine for %j',
    (body) => {
      expect(answerTo({ headers, body })).toBeUndefined();
    },
  );

  it('is left to the engine for JSON, and is empty TwiML for a GET that asks for it', () => {
    expect(answerTo({ body: '{"CallSid":"CA1"}' })).toBeUndefined();
    expect(answerTo({ method: 'GET', rawQuery: 'CallSid=CA1' })?.body).toContain('<Response/>');
  });
});
