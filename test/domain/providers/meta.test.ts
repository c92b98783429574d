import { describe, expect, it } from '@jest/globals';
import { meta } from '../../../src/domain/providers/meta.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { deliveryOf, validFixturesOf } from '../support/fixtures.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import { eventsOf } from '../support/normalised.ts';

const fixtures = new Map(validFixturesOf('meta').map((fixture) => [fixture.id, deliveryOf(fixture)]));
const bodyOf = (id: string) => Buffer.from(fixtures.get(id)!.body).toString();
const idsOf = (body: string) =>
  eventsOf(meta, { body }).map(({ id }) => (/^[0-9a-f]{64}$/.test(id) ? undefined : id));

describe('a batch of Meta', () => {
  const body = bodyOf('batch-of-three');
  const events = eventsOf(meta, { body });

  it('is an event each, in the words of Meta, with one entry and one item', () => {
    expect(events.map(({ detailType }) => detailType)).toEqual([
      'page.feed',
      'page.mention',
      'page.messaging',
    ]);
    const { entry } = JSON.parse(body);
    const [feed, , message] = events.map(({ detail }) => JSON.parse(detail));
    expect(feed).toEqual({ object: 'page', entry: [{ ...entry[0], changes: [entry[0].changes[0]] }] });
    expect(message).toEqual({ object: 'page', entry: [entry[1]] });
  });

  it('has the time of each: seconds beside changes, milliseconds beside messages', () => {
    expect(events.map(({ time }) => time)).toEqual([1767261598000, 1767261598000, 1767261597123]);
  });

  it('of names alone is an event for each name', () => {
    const named = eventsOf(meta, { body: bodyOf('user-names-only') });
    expect(named.map(({ detailType }) => detailType)).toEqual(['user.photos', 'user.feed']);
  });
});

describe('an id of Meta', () => {
  it.each([
    [
      'messenger-message',
      'm_XqdJ91KLC54En5TObDWUfsnb3j-PisMPBjRYGF_eegZrENAMijpdW8xSbX3JTRU8ekcaNH9hawojXho7AjsSMg',
    ],
    ['whatsapp-message', 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA='],
    ['whatsapp-status', 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=:delivered'],
  ])('is that of what is said once: %s', (fixture, id) => {
    expect(idsOf(bodyOf(fixture))).toEqual([id]);
  });

  it.each(['messenger-postback', 'messenger-standby', 'instagram-message-unsent', 'page-feed-comment'])(
    'is none where another thing may have it, or where there is none: %s',
    (fixture) => {
      expect(idsOf(bodyOf(fixture))).toEqual([undefined]);
    },
  );

  it('is none where several messages or statuses are together', () => {
    const two = (value: object) =>
      JSON.stringify({ object: 'w', entry: [{ changes: [{ field: 'messages', value }] }] });
    const one = { id: 'a', status: 'sent' };
    expect(idsOf(two({ messages: [one, one] }))).toEqual([undefined]);
    expect(idsOf(two({ statuses: [one, one] }))).toEqual([undefined]);
    expect(idsOf(two({ messages: [one], statuses: [one] }))).toEqual([undefined]);
    expect(idsOf(two({ statuses: [{ id: 'a' }] }))).toEqual([undefined]);
  });
});

it('a subscription without a challenge is answered with nothing', async () => {
  const stored = { appSecret: '6ad424e006967b77004a51d2c9f228aa', verifyToken: 'Kx8vQ2mT7pLr4WzN9sBd' };
  const { gateway } = aGateway({
    endpoints: [anEndpoint(meta)],
    secrets: new FixedSecrets({ 'hooks/one': [stored] }),
  });
  const rawQuery = `hub.mode=subscribe&hub.verify_token=${stored.verifyToken}`;
  expect(await gateway.receive(aDelivery({ method: 'GET', rawQuery }))).toEqual({
    kind: 'rejected',
    code: 'body_malformed',
  });
});

it.each(['text', '7', '[]', '{}', '{"entry":7}', '{"entry":[7]}', '{"object":"page","entry":[]}'])(
  'what Meta signs is an event whatever it is: %s',
  (body) => {
    expect(eventsOf(meta, { body })).toHaveLength(1);
  },
);

it('a status of a group is told apart by whom it is of, and by nothing that a retry changes', () => {
  const keyOf = (who: string, field = 'messages') => {
    const status = { id: 'w', status: 'delivered', recipient_participant_id: who };
    const body = JSON.stringify({
      object: 'w',
      entry: [{ changes: [{ field, value: { statuses: [status] } }] }],
    });
    return eventsOf(meta, { body })[0]?.suppressionKey;
  };
  expect(keyOf('1')).toMatch(/^urn:sallyport:hook:w%3Adelivered%3A[0-9a-f]{16}$/);
  expect(keyOf('1')).not.toBe(keyOf('2'));
  expect(keyOf('1', 'history')).toBeUndefined();
});
