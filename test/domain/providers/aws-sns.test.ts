import { describe, expect, it } from '@jest/globals';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { optionMistakes } from '../../../src/domain/options.ts';
import { configured } from '../../../src/domain/provider.ts';
import { awsSns } from '../../../src/domain/providers/aws-sns.ts';
import { isPinned } from '../../../src/domain/verification/engine.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { FixedWeb, publishing } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import {
  certificate,
  certificateUrl,
  confirmationMessage,
  deliveryOf,
  now,
  signedMessage,
  subscribeUrl,
  topicArn,
} from '../support/sns.ts';

const options = { topicArn };

/** What becomes of a message, where SNS publishes the certificate and answers at some addresses. */
async function received(
  message: Readonly<Record<string, unknown>>,
  documents: ConstructorParameters<typeof FixedWeb>[0] = {},
) {
  const asked: string[] = [];
  const published = publishing({ [certificateUrl]: certificate });
  const keys = {
    ...published,
    get: async (url: string) => {
      asked.push(url);
      return published.get(url);
    },
  };
  const web = new FixedWeb(documents);
  const { secretId: _, ...endpoint } = anEndpoint(awsSns, { options });
  const { gateway, publisher, secrets } = aGateway({
    endpoints: [endpoint],
    keys,
    web,
    clock: new ManualClock(now),
  });
  const outcome = await gateway.receive(deliveryOf(message));
  return {
    code: 'code' in outcome ? outcome.code : outcome.kind,
    event: publisher.events[0],
    said: publisher.events[0] && JSON.parse(publisher.events[0].detail),
    asked,
    confirmed: web.asked,
    secrets: secrets.asked,
  };
}

describe('a message of SNS', () => {
  const message = {
    Type: 'Notification',
    MessageId: 'c0e5a280-53c9-5a98-93bb-c0a560b3d192',
    TopicArn: topicArn,
    Message: 'order 1042 paid',
    Timestamp: '2026-01-01T10:00:00.000Z',
  };

  it.each(['1', '2'] as const)(
    'is what SNS signs of it, in version %s, and needs no secret',
    async (version) => {
      const { code, event, said, secrets } = await received(signedMessage({ Subject: 'Paid' }, version));
      expect(code).toBe('accepted');
      expect(said).toEqual({ ...message, Subject: 'Paid' });
      expect(event).toMatchObject({
        id: message.MessageId,
        source: 'sns.amazonaws.com',
        detailType: 'Notification',
        time: now,
      });
      expect(secrets).toEqual([]);
    },
  );

  it('says nothing that anybody could have put in', async () => {
    const { said } = await received({
      ...signedMessage(),
      MessageAttributes: { kind: { Type: 'String', Value: 'refunded' } },
      UnsubscribeURL: 'https://bad.example/',
      Token: 'x',
      SubscribeURL: 'https://bad.example/',
      Other: 1,
    });
    expect(said).toEqual(message);
  });

  it.each([
    '{ "order": 9007199254740993, "order": 1.0, "__proto__": {} }',
    '[{"order":1042}]',
    `{"deep":${'['.repeat(900)}${']'.repeat(900)}}`,
  ])('holds the JSON that was published, as it was written: %.60s', async (text) => {
    const { event } = await received(signedMessage({ Message: text }));
    expect(event?.detail).toContain(`{"Message":${text},"MessageId":"`);
  });

  it.each([
    '42',
    'null',
    'true',
    '"text"',
    '{"a":1} and more',
    '',
    ' ',
    '\ufeff{}',
    'a\nMessageId\nb\r\n\u0000',
  ])('holds any other text as text: %j', async (text) => {
    const { code, said } = await received(signedMessage({ Message: text }));
    expect([code, said.Message]).toEqual(['accepted', text]);
  });

  it('is published whole where the bus would refuse the JSON in it', async () => {
    const deep = '['.repeat(60_000) + ']'.repeat(60_000);
    const { code, said } = await received(signedMessage({ Message: deep }));
    expect(code).toBe('accepted');
    expect(said.sallyport.body.encoding).toBe('text');
    expect(said.sallyport.body.data).toContain(deep);
  });
});

describe('a message that SNS does not send', () => {
  const id = 'c0e5a280-53c9-5a98-93bb-c0a560b3d192';

  it.each([
    ['a subject moved into the id', { MessageId: `${id}\nSubject\nPaid` }],
    ['a time moved into the subject', { Subject: 'a\rb' }],
    ['a topic of two lines', { TopicArn: `${topicArn}\nType` }],
    ['a subject that is none', { Subject: null }],
    ['a list that prints like the text', { Message: ['order 1042 paid'] }],
    ['an id that is a number', { MessageId: 1042 }],
    ['half a character', { Message: '\ud83d' }],
    ['no id', { MessageId: undefined }],
    ['another type', { Type: 'Confirmation' }],
    ['a type of JavaScript', { Type: '__proto__' }],
    ['a list as its type', { Type: ['Notification'] }],
    ['a confirmation without a token', { Type: 'UnsubscribeConfirmation', SubscribeURL: subscribeUrl }],
  ])('is malformed, though its signature fits, and no key is asked for: %s', async (_, parts) => {
    const { code, asked } = await received(signedMessage(parts));
    expect([code, asked]).toEqual(['body_malformed', []]);
  });

  it('has half a character in the place of one that was signed', async () => {
    // UTF-8 writes both as U+FFFD
    const genuine = signedMessage({ Message: 'a\ufffd' });
    expect((await received(genuine)).code).toBe('accepted');
    expect((await received({ ...genuine, Message: 'a\ud83d' })).code).toBe('body_malformed');
  });

  it.each([
    'arn:aws:sns:eu-west-1:999999999999:orders',
    `${topicArn}-test`,
    topicArn.toUpperCase(),
    'arn:aws:sns:us-east-1:123456789012:orders',
  ])('is of another topic, and no key is asked for: %s', async (other) => {
    const { code, asked } = await received(signedMessage({ TopicArn: other }));
    expect([code, asked]).toEqual(['not_for_this_endpoint', []]);
  });

  it('names a certificate elsewhere, and nobody asks there', async () => {
    const url = certificateUrl.replace('eu-west-1', 'us-east-1');
    const { code, asked } = await received(signedMessage({}, '2', url));
    expect([code, asked]).toEqual(['key_not_trusted', []]);
  });
});

describe('a subscription', () => {
  const ok = { [subscribeUrl]: '<ConfirmSubscriptionResponse/>' };

  it('is confirmed at the address that SNS signs, and is no event', async () => {
    const { code, confirmed, event } = await received(confirmationMessage(), ok);
    expect([code, confirmed, event]).toEqual(['answered', [subscribeUrl], undefined]);
  });

  it.each([
    'https://169.254.169.254/latest/meta-data/',
    'http://sns.eu-west-1.amazonaws.com/',
    'https://sns.eu-west-1.amazonaws.com/',
    subscribeUrl.replace('eu-west-1', 'us-east-1'),
    subscribeUrl.replace('ConfirmSubscription', 'Unsubscribe'),
    subscribeUrl.replace('amazonaws.com/', 'amazonaws.com@bad.example/'),
    subscribeUrl.replace('sns.eu', 'snsXeu'),
    subscribeUrl.replace('?', '/?'),
    subscribeUrl.replace(':orders', ':other'),
    `${subscribeUrl}&AuthenticateOnUnsubscribe=true`,
    `${subscribeUrl}#`,
    `${subscribeUrl}0`,
  ])('is confirmed nowhere else, even where that is signed: %s', async (url) => {
    const { code, confirmed } = await received(confirmationMessage({ SubscribeURL: url }), { [url]: 'ok' });
    expect([code, confirmed]).toEqual(['key_not_trusted', []]);
  });

  it('has a token that is no pattern', async () => {
    const { code } = await received(confirmationMessage({ Token: '.*' }), ok);
    expect(code).toBe('key_not_trusted');
  });

  it.each([{}, { [subscribeUrl]: new Error('no connection') }])(
    'is asked for again where it could not be confirmed',
    async (documents) => {
      expect((await received(confirmationMessage(), documents)).code).toBe('confirmation_failed');
    },
  );

  it('that has ended is an event, and is not begun again', async () => {
    const ended = confirmationMessage({ Type: 'UnsubscribeConfirmation' });
    const { code, confirmed, event, said } = await received(ended, ok);
    expect([code, confirmed]).toEqual(['accepted', []]);
    expect(event?.detailType).toBe('UnsubscribeConfirmation');
    expect(Object.keys(said)).toEqual([
      'Message',
      'MessageId',
      'SubscribeURL',
      'Timestamp',
      'Token',
      'TopicArn',
      'Type',
    ]);
  });
});

describe('the option topicArn', () => {
  const mistakeOf = (value: unknown) =>
    optionMistakes(awsSns.options ?? {}, { topicArn: value }, undefined)[0]?.message;
  const host = (arn: string, address: string) =>
    isPinned(
      `https://${address}/SimpleNotificationService-0a.pem`,
      configured(awsSns, { topicArn: arn }).scheme.keyAddress,
    );
  const regions = RegionInfo.regions.map(({ name, partition, domainSuffix }) => ({
    arn: `arn:${partition}:sns:${name}:123456789012:orders`,
    address: `sns.${name}.${domainSuffix}`,
  }));

  it('is of a topic in any region that there is, and pins its host', () => {
    expect(regions.length).toBeGreaterThan(30);
    for (const { arn, address } of regions)
      expect([arn, mistakeOf(arn), host(arn, address)]).toEqual([arn, undefined, true]);
  });

  it.each([
    undefined,
    '',
    '*',
    'orders',
    `${topicArn}.fifo`,
    `${topicArn}\n`,
    ` ${topicArn}`,
    topicArn.replace('123456789012', '*'),
    topicArn.replace('eu-west-1', '*'),
    topicArn.replace('eu-west-1', 's3-eu-west-1'),
    topicArn.replace('eu-west-1', 's3.eu-west-1'),
    topicArn.replace('arn:aws', 'arn:other'),
    topicArn.replace(':sns:', ':sqs:'),
    `${topicArn}:2bcfbf39-05c3-41de-beaa-fcfcc21c8f55`,
    42,
  ])('is nothing else: %j', (value) => {
    expect(mistakeOf(value)).toMatch(/^(is missing|must be|must not be)/);
  });

  it('pins no host where it is missing', () => {
    const { keyAddress } = configured(awsSns).scheme;
    expect(isPinned(certificateUrl, keyAddress)).toBe(false);
  });
});

it('what is not JSON asks for nothing', () => {
  const delivery = aDelivery();
  const asked = (awsSns.handshakes ?? []).map(({ when, read }) =>
    when === 'proven'
      ? read({ delivery, content: { kind: 'text', text: 'x' }, proof: 'signed' })
      : 'unproven',
  );
  expect(asked).toEqual([undefined]);
});
