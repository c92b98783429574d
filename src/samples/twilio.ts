import type { Sample, Samples } from './sample.ts';

const account = `AC${'0'.repeat(32)}`;

/** Shapes as in https://www.twilio.com/docs/messaging/guides/webhook-request and its neighbours. */
export const samples: Samples = {
  message: (unique) =>
    form(unique, {
      ToCountry: 'US',
      MessageSid: sid('SM', unique),
      SmsMessageSid: sid('SM', unique),
      SmsSid: sid('SM', unique),
      AccountSid: account,
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      From: '+15005550006',
      To: '+15005550001',
      FromCity: 'SAN FRANCISCO',
      Body: 'Does it work? Yes & no: 100 % ☂',
      ApiVersion: '2010-04-01',
    }),
  'message.delivered': (unique) =>
    form(unique, {
      MessageSid: sid('SM', unique),
      SmsSid: sid('SM', unique),
      AccountSid: account,
      MessageStatus: 'delivered',
      SmsStatus: 'delivered',
      From: '+15005550006',
      To: '+15005550001',
      ApiVersion: '2010-04-01',
    }),
  call: (unique) =>
    form(unique, {
      CallSid: sid('CA', unique),
      AccountSid: account,
      CallStatus: 'ringing',
      Direction: 'inbound',
      From: '+15005550006',
      To: '+15005550001',
      ApiVersion: '2010-04-01',
    }),
  'event-streams': (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'TwilioProxy/1.1' },
    body: JSON.stringify([
      cloudEvent('com.twilio.messaging.message.sent', `EZ${hex(unique)}`, { messageStatus: 'SENT' }),
      cloudEvent('com.twilio.messaging.message.delivered', `EY${hex(unique)}`, {
        messageStatus: 'DELIVERED',
      }),
    ]),
  }),
};

function form(unique: string, fields: Readonly<Record<string, string>>): Sample {
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'i-twilio-idempotency-token': unique,
    },
    body: new URLSearchParams(fields).toString(),
  };
}

function cloudEvent(type: string, id: string, data: Readonly<Record<string, string>>) {
  return {
    specversion: '1.0',
    type,
    source: `/${account}/Messages`,
    id,
    dataschema: 'https://events-schemas.twilio.com/Messaging.MessageStatus/1',
    datacontenttype: 'application/json',
    time: new Date().toISOString(),
    data,
  };
}

function sid(prefix: string, unique: string): string {
  return `${prefix}${hex(unique)}`;
}

function hex(unique: string): string {
  return unique.replaceAll('-', '');
}
