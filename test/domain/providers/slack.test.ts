import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { slack } from '../../../src/domain/providers/slack.ts';
import { samples } from '../../../src/samples/slack.ts';
import { aDelivery, type DeliveryParts, signed } from '../../support/deliveries.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import { eventOf } from '../support/normalised.ts';

const secret = '82b80fc486b8e695c335c76107541d73';

/** What becomes of a request that Slack has signed. */
async function receive(parts: DeliveryParts) {
  const { gateway, publisher } = aGateway({
    endpoints: [anEndpoint(slack)],
    secrets: new FixedSecrets({ 'hooks/one': [secret] }),
  });
  const outcome = await gateway.receive(signed(aDelivery(parts), slack, secret));
  return { outcome, events: publisher.events };
}

const payload = (value: object) => `payload=${encodeURIComponent(JSON.stringify(value))}`;

describe('what Slack sends', () => {
  it.each([
    ['{"type":"event_callback","event":{"type":"app_mention"}}', 'app_mention'],
    ['{"type":"event_callback","event":{"type":"url_verification"},"challenge":"a"}', 'url_verification'],
    ['{"type":"event_callback","event":{}}', 'event_callback'],
    ['{"type":"event_callback"}', 'event_callback'],
    ['{"type":"app_rate_limited","event":{"type":"message"}}', 'app_rate_limited'],
    ['{"event":{"type":"message"}}', 'unknown'],
    [payload({ type: 'block_actions' }), 'block_actions'],
    ['payload=%7B', 'unknown'],
    ['payload=%', 'unknown'],
    ['token=a&command=%2Fdeploy&text=', '/deploy'],
    ['token=a&text=%26command%3D%2Fother&command=%2Fdeploy', '/deploy'],
    ['token=a&payload=%7B%22type%22%3A%22view_submission%22%7D&command=%2Fdeploy', '/deploy'],
    ['token=a', 'unknown'],
    ['{', 'unknown'],
    ['', 'unknown'],
  ])('%s has the type %s', (body, type) => {
    expect(eventOf(slack, { body }).detailType).toBe(type);
  });

  it.each([
    ['app_mention', 'app_mention'],
    ['reaction_added', 'reaction_added'],
    ['command', '/deploy'],
    ['block_actions', 'block_actions'],
  ])('is what the sample %s says, with an id of its own', (name, type) => {
    const [first, second] = [randomUUID(), randomUUID()].map((unique) =>
      eventOf(slack, { body: samples[name]?.(unique).body ?? '' }),
    );
    expect([first?.detailType, second?.detailType]).toEqual([type, type]);
    expect(first?.suppressionKey).toMatch(/^urn:sallyport:hook:(?:Ev|9876543210123)/);
    expect(second?.suppressionKey).not.toBe(first?.suppressionKey);
  });

  it('is published as it came: JSON, the JSON of an interaction, and the fields of a command', () => {
    const text = '{"type":"view_closed", "is_cleared":false,"n":1.0}';
    expect(eventOf(slack, { body: text }).detail).toBe(text);
    expect(eventOf(slack, { body: `payload=${encodeURIComponent(text)}` }).detail).toBe(text);
    const command = 'command=%2Fdeploy&text=a+b+%26+payload%3D%7B%7D&text=c';
    expect(eventOf(slack, { body: command }).detail).toBe(
      '{"command":"/deploy","text":["a b & payload={}","c"]}',
    );
  });

  it('is an event also where it is not text', () => {
    expect(eventOf(slack, { body: Buffer.from([0xff]) }).detailType).toBe('unknown');
  });
});

describe('the name of what Slack sends', () => {
  const key = (body: string, parts: DeliveryParts = {}) => eventOf(slack, { body, ...parts }).suppressionKey;
  const event = '{"type":"event_callback","event_id":"Ev1","event_time":1767261598}';

  it('is the id of an event, which Slack repeats with it', () => {
    const repeated = { headers: { 'x-slack-retry-num': '1' }, rawQuery: 'a=1' };
    expect(eventOf(slack, { body: event })).toMatchObject({ id: 'Ev1', time: 1_767_261_598_000 });
    expect(key(event, repeated)).toBe(key(event));
    expect(key(event.replace('Ev1', 'Ev2'))).not.toBe(key(event));
  });

  it.each([
    'command=%2Fdeploy&trigger_id=1.2.3',
    payload({ type: 'block_actions', trigger_id: '1.2.3', actions: [] }),
  ])('is that of a trigger and of all that was said with it: %s', (body) => {
    expect(eventOf(slack, { body }).id).toMatch(/^1[.]2[.]3:[0-9a-f]{16}$/);
    // a replay of the same bytes is known again, whatever it adds to the URL
    expect(key(body, { rawQuery: 'a=1' })).toBe(key(body));
    expect(key(body.replace(/deploy|block/, 'other'))).not.toBe(key(body));
  });

  it('suppresses nothing where Slack names neither', () => {
    expect(key('{"type":"app_rate_limited"}')).toBeUndefined();
    expect(key(payload({ type: 'view_closed' }))).toBeUndefined();
  });
});

describe('the repetition of an event', () => {
  const attempt = (number: string) =>
    JSON.parse(eventOf(slack, { headers: { 'x-slack-retry-num': number }, body: '{}' }, 'envelope').detail)
      .metadata.attempt;

  it.each([
    ['1', 2],
    ['3', 4],
    ['27', 28],
  ])('%s is attempt %i', (number, expected) => {
    expect(attempt(number)).toBe(expected);
  });

  it.each(['0', '-1', '1.5', 'first', '1,2', '999999999', ''])('%j is none', (number) => {
    expect(attempt(number)).toBeUndefined();
  });
});

describe('the verification of a URL by Slack', () => {
  it('is answered with the challenge as plain text, and not published', async () => {
    const { outcome, events } = await receive({
      body: '{"type":"url_verification","challenge":"3eZbrw1aBm"}',
    });
    expect(outcome).toEqual({
      kind: 'answered',
      answer: {
        status: 200,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
        body: '3eZbrw1aBm',
      },
    });
    expect(events).toEqual([]);
  });

  it.each([
    '{"type":"url_verification"}',
    '{"type":"url_verification","challenge":7}',
    '{"type":"url_verification","challenge":"a\\nb"}',
    JSON.stringify({ type: 'url_verification', challenge: 'a'.repeat(1025) }),
  ])('is refused, and not published, where there is nothing to say back: %s', async (body) => {
    const { outcome, events } = await receive({ body });
    expect(outcome).toEqual({ kind: 'rejected', code: 'body_malformed' });
    expect(events).toEqual([]);
  });

  it.each([
    'type=url_verification&challenge=a',
    'command=%2Fdeploy&text=%7B%22type%22%3A%22url_verification%22%2C%22challenge%22%3A%22a%22%7D',
    '{"type":"event_callback","event":{"type":"url_verification","challenge":"a"}}',
  ])('is not what users of Slack can write: %s', async (body) => {
    expect((await receive({ body })).events).toHaveLength(1);
  });
});

describe('the look of Slack at a certificate', () => {
  it('is answered with nothing, where it is signed', async () => {
    const { outcome, events } = await receive({ body: 'ssl_check=1&token=a' });
    expect(outcome).toEqual({ kind: 'answered', answer: { status: 200, headers: {}, body: '' } });
    expect(events).toEqual([]);
  });

  it.each(['ssl_check=1&token=a', 'ssl_check=1&token=a&command=%2Fdeploy&text=all'])(
    'is refused where nobody has signed it: %s',
    async (body) => {
      const { gateway, publisher } = aGateway({ endpoints: [anEndpoint(slack)] });
      expect(await gateway.receive(aDelivery({ body }))).toEqual({
        kind: 'rejected',
        code: 'signature_missing',
      });
      expect(publisher.events).toEqual([]);
    },
  );

  it.each([
    'ssl_check=1&command=%2Fdeploy',
    'command=%2Fdeploy&text=ssl_check%3D1',
    'ssl_check=0&token=a',
    '{"ssl_check":"1"}',
  ])('is not a delivery that is more: %s', async (body) => {
    expect((await receive({ body })).events).toHaveLength(1);
  });
});

it('a signing secret is what Slack shows, and no other of its tokens', () => {
  const { credential } = slack.scheme;
  expect(credential?.fits(secret)).toBe(true);
  // as in its documentation, where it is not hexadecimal
  expect(credential?.fits('8f742231b10e8888abcd99yyyzzz85a5')).toBe(true);
  for (const other of [
    'xoxb-2154101-4801-a1B2c3D4e5F6g7H8i9J0k1L2',
    'xapp-1-A0-1-f0',
    'xyzz0WbapA4vBCDEFasx0q6G',
  ])
    expect([other, credential?.fits(other)]).toEqual([other, false]);
});
