import { describe, expect, it } from '@jest/globals';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { eventOf, formType as headers } from '../support/normalised.ts';

const detail = (body: string) => eventOf(twilio, { headers, body }, 'quick-start').detail;

/** https://github.com/aws-samples/serverless-patterns/blob/main/eventbridge-webhooks/3-twilio/src/app.py */
describe('a form of Twilio in the format of the quick start', () => {
  it('has always the same type, and the time of its arrival', () => {
    expect(eventOf(twilio, { headers, body: 'CallSid=CA1&CallStatus=busy' }, 'quick-start')).toMatchObject({
      source: 'twilio.com',
      detailType: 'twilio-webhook-lambda',
      detail: '{"CallSid":"CA1","CallStatus":"busy"}',
      time: aDelivery().receivedAt,
    });
  });

  it('keeps the first value of each name, blank ones too', () => {
    expect(detail('a=2&b=&a=1&c&d+e=%C3%A9')).toBe('{"a":"2","b":"","c":"","d e":"é"}');
  });

  it('parses its payload where it says that it is JSON', () => {
    const payload = encodeURIComponent('{"n":9007199254740993,"m":1.0}');
    expect(detail(`PayloadType=application%2Fjson&Payload=${payload}`)).toBe(
      '{"PayloadType":"application/json","Payload":{"n":9007199254740993,"m":1.0}}',
    );
  });

  it.each([
    [
      'another type',
      'PayloadType=text%2Fplain&Payload=%7B%7D',
      '{"PayloadType":"text/plain","Payload":"{}"}',
    ],
    ['no type', 'Payload=%7B%7D', '{"Payload":"{}"}'],
    ['no payload', 'PayloadType=application%2Fjson', '{"PayloadType":"application/json"}'],
    [
      'a payload that is not JSON, on which the quick start failed',
      'PayloadType=application%2Fjson&Payload=%7B',
      '{"PayloadType":"application/json","Payload":"{"}',
    ],
    [
      'a second type that says so',
      'PayloadType=a&PayloadType=application%2Fjson&Payload=%7B%7D',
      '{"PayloadType":"a","Payload":"{}"}',
    ],
  ])('leaves its payload as text with %s', (_, body, expected) => {
    expect(detail(body)).toBe(expected);
  });

  it('is wrapped as text where its payload would make the bus refuse it', () => {
    const body = 'PayloadType=application%2Fjson&Payload=9223372036854775808';
    expect(JSON.parse(detail(body)).sallyport.body).toEqual({
      encoding: 'text',
      data: '{"PayloadType":"application/json","Payload":9223372036854775808}',
    });
  });

  it('keeps names like __proto__ and numbers in place', () => {
    expect(detail('2=a&1=b&__proto__=c')).toBe('{"2":"a","1":"b","__proto__":"c"}');
  });
});

describe('what is not a form', () => {
  it('is left as it was received', () => {
    expect(eventOf(twilio, { body: '{"a":[1.0]}' }, 'quick-start')).toMatchObject({
      detailType: 'twilio-webhook-lambda',
      detail: '{"a":[1.0]}',
    });
  });

  it('is the query of a GET, handled like a form', () => {
    const get = { method: 'GET', rawQuery: 'a=2&a=1' };
    expect(eventOf(twilio, get, 'quick-start').detail).toBe('{"a":"2"}');
  });
});
