import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { discord } from '../../../src/domain/providers/discord.ts';
import { samples } from '../../../src/samples/discord.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { anEd25519Key } from '../support/ed25519.ts';
import { judge } from '../support/fixtures.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import { eventOf } from '../support/normalised.ts';

const { shown, sign } = anEd25519Key();
const now = aDelivery().receivedAt;
const seconds = String(now / 1000);

const headersOf = (time: string, signature: string) => ({
  'x-signature-timestamp': time,
  'x-signature-ed25519': signature,
});

/** What becomes of a request that Discord has signed. */
async function receive(body: string) {
  const { gateway, publisher } = aGateway({
    endpoints: [anEndpoint(discord)],
    secrets: new FixedSecrets({ 'hooks/one': [shown] }),
  });
  const outcome = await gateway.receive(
    aDelivery({ body, headers: headersOf(seconds, sign(seconds + body)) }),
  );
  return { outcome, events: publisher.events };
}

const event = (parts: object, type = 1) => JSON.stringify({ version: 1, type, event: parts });

describe('what Discord sends', () => {
  it.each([
    [event({ type: 'APPLICATION_AUTHORIZED' }), 'APPLICATION_AUTHORIZED'],
    [event({}), 'unknown'],
    ['{"type":1,"event":null}', 'unknown'],
    ['{"type":2,"id":"1"}', 'APPLICATION_COMMAND'],
    ['{"type":3}', 'MESSAGE_COMPONENT'],
    ['{"type":4}', 'APPLICATION_COMMAND_AUTOCOMPLETE'],
    ['{"type":5}', 'MODAL_SUBMIT'],
    ['{"type":6}', 'unknown'],
    ['{"type":"2"}', 'unknown'],
    ['{}', 'unknown'],
    ['{', 'unknown'],
  ])('%s has the type %s', async (body, type) => {
    expect((await receive(body)).events.map(({ detailType }) => detailType)).toEqual([type]);
  });

  it.each(Object.entries(samples))('is what the sample %s says', async (name, make) => {
    const bodies = ['one', randomUUID()].map((unique) => String(make(unique).body));
    const [first, second] = await Promise.all(bodies.map(receive));
    expect([first, second].flatMap((one) => one?.events.map(({ detailType }) => detailType))).toEqual([
      name,
      name,
    ]);
    expect(first?.events[0]?.id).not.toBe(second?.events[0]?.id);
    expect(bodies.join()).toMatch(/"id":"1\d{18}"/);
  });

  it('is published where it is four megabytes of nested arrays', async () => {
    const deep = 2_000_000;
    const { outcome, events } = await receive(`{"a":${'['.repeat(deep)}${']'.repeat(deep)}}`);
    expect(outcome.kind).toBe('accepted');
    expect(events).toHaveLength(1);
  });
});

describe('the name of what Discord sends', () => {
  const key = (body: string, parts: DeliveryParts = {}) =>
    eventOf(discord, { body, ...parts }).suppressionKey;

  it('is the id of an interaction', () => {
    expect(eventOf(discord, { body: '{"type":2,"id":"1309998877665544332"}' }).id).toBe(
      '1309998877665544332',
    );
  });

  it('is the microsecond of an event and all of its body, which Discord repeats', () => {
    const timestamp = '2026-01-01T09:59:58.123456';
    const body = event({ type: 'ENTITLEMENT_CREATE', timestamp, data: { id: '1' } });
    expect(eventOf(discord, { body }).id).toMatch(/^2026-01-01T09:59:58[.]123456:[0-9a-f]{16}$/);
    // a replay of the same bytes is known again, whatever it adds to the URL
    expect(key(body, { rawQuery: 'a=1' })).toBe(key(body));
    expect(key(body.replace('"id":"1"', '"id":"2"'))).not.toBe(key(body));
  });

  it('suppresses nothing where there is neither', () => {
    expect(key('{"type":2}')).toBeUndefined();
    expect(key(event({ type: 'ENTITLEMENT_CREATE' }))).toBeUndefined();
  });
});

describe('the time of an event', () => {
  const timeOf = (timestamp: string) => eventOf(discord, { body: event({ timestamp }) }).time;

  it.each([
    ['2024-10-18T14:42:53.064834', Date.UTC(2024, 9, 18, 14, 42, 53, 64)],
    ['2024-10-18T14:42:53', Date.UTC(2024, 9, 18, 14, 42, 53)],
    ['2024-10-18T14:42:53.064834Z', Date.UTC(2024, 9, 18, 14, 42, 53, 64)],
    ['2024-10-18T14:42:53.064834+02:00', Date.UTC(2024, 9, 18, 12, 42, 53, 64)],
    ['yesterday', now],
    ['', now],
  ])('%s is %i', (timestamp, time) => {
    expect(timeOf(timestamp)).toBe(time);
  });

  it('is that of UTC wherever the gateway runs', () => {
    const { href } = new URL('../../../src/domain/providers/discord.ts', import.meta.url);
    const value = { event: { timestamp: '2024-10-18T14:42:53.064834' } };
    const received = { delivery: { body: [] }, content: { kind: 'json', value } };
    const code = `import { discord } from '${href}'; console.log(discord.read(${JSON.stringify(received)})[0].time);`;
    const time = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      env: { ...process.env, TZ: 'America/New_York' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(Number(String(time))).toBe(Date.UTC(2024, 9, 18, 14, 42, 53, 64));
  });
});

describe('the answer to Discord', () => {
  const statusOf = async (body: string) => {
    const { outcome, events } = await receive(body);
    return 'answer' in outcome ? [outcome.kind, outcome.answer, events.length] : outcome;
  };
  const empty = (status: number) => ({ status, headers: {}, body: '' });

  it('is 204 for an event, and 202 for an interaction that a consumer responds to', async () => {
    expect(await statusOf(event({ type: 'APPLICATION_AUTHORIZED' }))).toEqual(['accepted', empty(204), 1]);
    expect(await statusOf('{"type":2,"id":"1","token":"t"}')).toEqual(['accepted', empty(202), 1]);
  });

  it('is what each of the two pings asks for, of which nothing is published', async () => {
    const pong = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"type":1}' };
    expect(await statusOf('{"version":1,"application_id":"1","type":0}')).toEqual([
      'answered',
      empty(204),
      0,
    ]);
    expect(await statusOf('{"type":1,"id":"1","token":"t"}')).toEqual(['answered', pong, 0]);
  });

  it('is no pong where there is an event that would be lost', async () => {
    for (const body of [event({}), event({}, 0), '{"type":1,"event":null}', '{"type":0,"event":[]}'])
      expect(await statusOf(body)).toEqual(['accepted', empty(204), 1]);
  });
});

it('what Discord signs comes apart only where the time ends and the body begins', () => {
  const text = `${seconds}{"type":2,"n":[{"id":"{1"},1]}`;
  const verified = Array.from({ length: text.length + 1 }, (_, cut) => cut).filter((cut) => {
    const time = text.slice(0, cut);
    const delivery = aDelivery({ headers: headersOf(time, sign(text)), body: text.slice(cut) });
    // at the time that it says, where it says one
    const at = /^\d+$/.test(time) ? Number(time) * 1000 : now;
    return judge(discord, delivery, { secrets: [shown], now: at }).verified;
  });
  expect(verified).toEqual([seconds.length]);
});

it('what Discord signs is taken for as long as it repeats an event, and no longer', () => {
  const body = event({ type: 'ENTITLEMENT_CREATE' });
  const delivery = aDelivery({ headers: headersOf(seconds, sign(seconds + body)), body });
  const after = (late: number) => judge(discord, delivery, { secrets: [shown], now: now + late * 1000 });
  for (const late of [-300, 600, 900]) expect(after(late).verified).toBe(true);
  expect(after(901)).toEqual({ verified: false, code: 'timestamp_too_old' });
  expect(after(-301)).toEqual({ verified: false, code: 'timestamp_in_future' });
});
