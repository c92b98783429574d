import { beforeEach, describe, expect, it } from '@jest/globals';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { echoing, enrolling } from '../../support/enrolling-sender.ts';
import { FixedSecrets, MemoryEnrolments } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

const ticket = '0123456789abcdef0123456789abcdef';
const secret = 'b537207f20cbfa02357cf448134da559';
const other = 'e8bd39d61597dcd5631b8012eae53e81';
const answered = (text: string) => ({ kind: 'answered', answer: echoing(text) });
const closed = { kind: 'rejected', code: 'enrolment_closed' };

let clock: ManualClock;
let enrolments: MemoryEnrolments;
beforeEach(() => {
  clock = new ManualClock();
  enrolments = new MemoryEnrolments();
});

const openFor = (ms: number) => {
  enrolments.open = { ticket, until: clock.now() + ms };
};

/** Its secrets are what was stored at last, without a cache. */
function house(extra: Partial<Secrets> = {}) {
  const secrets: Secrets = {
    get: (id) => {
      const list = enrolments.current === undefined ? undefined : JSON.parse(enrolments.current).secrets;
      return new FixedSecrets(list ? { [id]: list } : {}).get(id);
    },
    refresh: async () => undefined,
    ...extra,
  };
  const parts = aGateway({ endpoints: [anEndpoint(enrolling)], secrets, enrolments, clock });
  const send = (text: string, rawQuery = `enrol=${ticket}`) =>
    parts.gateway.receive(aDelivery({ headers: { 'x-hook-secret': text }, rawQuery, body: '{}' }));
  return { ...parts, send };
}

describe('a secret that its sender delivers', () => {
  it('is stored and answered while a window is open, and verifies from then on', async () => {
    openFor(600_000);
    const { send, gateway, publisher, log, metrics } = house();
    expect(await send(secret)).toEqual(answered(secret));
    expect(enrolments.taken).toEqual([JSON.stringify({ secrets: [secret] })]);
    expect(publisher.calls).toEqual([]);
    expect(log.named('delivery')).toMatchObject([{ fields: { outcome: 'answered', proof: undefined } }]);
    expect(metrics.records.flatMap(({ values }) => Object.keys(values))).toEqual([]);
    const delivery = signed(aDelivery({ body: '{"events":[]}' }), enrolling, secret);
    expect(await gateway.receive(delivery)).toMatchObject({ kind: 'accepted' });
  });

  it('stands before those that are there, which go on verifying', async () => {
    enrolments.current = JSON.stringify({ secrets: [other] });
    openFor(600_000);
    expect(await house().send(secret)).toEqual(answered(secret));
    expect(enrolments.taken).toEqual([JSON.stringify({ secrets: [secret, other] })]);
  });

  it('is turned away without a window, and nothing is stored', async () => {
    const { send, log, metrics } = house();
    expect(await send(secret)).toEqual(closed);
    expect(enrolments.taken).toEqual([]);
    expect(JSON.stringify(log.lines)).not.toContain(secret);
    expect(metrics.records.map(({ values }) => values)).toEqual([{ Rejected: 1, Unsigned: 1 }]);
  });

  it.each([
    '',
    'enrol=',
    'enrol=x',
    `enrol=${'0'.repeat(31)}`,
    `enrol=${ticket}&enrol=${ticket}`,
    `Enrol=${ticket}`,
  ])('is turned away without one ticket, and nobody is asked: %j', async (rawQuery) => {
    openFor(600_000);
    const secrets = new FixedSecrets({});
    const { send } = house(secrets);
    expect(await send(secret, rawQuery)).toEqual(closed);
    expect([enrolments.asked, secrets.asked]).toEqual([[], []]);
  });

  it('is turned away with another ticket, however the window stands', async () => {
    openFor(600_000);
    expect(await house().send(secret, `enrol=${'f'.repeat(32)}`)).toEqual(closed);
    expect(enrolments.open).toBeDefined();
  });

  it('is in time until the window ends, and not at its end', async () => {
    openFor(1);
    expect(await house().send(secret)).toEqual(answered(secret));
    openFor(0);
    expect(await house().send(other)).toEqual(closed);
  });

  it('is turned away where a wrong clock opened the window for longer than one may be', async () => {
    openFor(3_900_001);
    expect(await house().send(secret)).toEqual(closed);
    openFor(3_900_000);
    expect(await house().send(secret)).toEqual(answered(secret));
  });

  it('closes the window: the first wins, and another is turned away', async () => {
    openFor(600_000);
    const { send } = house();
    expect(await send(secret)).toEqual(answered(secret));
    expect(await send(other)).toEqual(closed);
    expect(enrolments.taken).toHaveLength(1);
  });

  it('gets the same answer once more, and is not stored once more', async () => {
    openFor(600_000);
    const { send } = house();
    await send(secret);
    expect(await send(secret)).toEqual(answered(secret));
    expect(enrolments.taken).toHaveLength(1);
  });

  it('is not stored twice where a second window brings it', async () => {
    enrolments.current = JSON.stringify({ secrets: [other, secret] });
    openFor(600_000);
    await house().send(secret);
    expect(enrolments.taken).toEqual([JSON.stringify({ secrets: [secret, other] })]);
  });

  it('is turned away where eight are there, of which each may be in use', async () => {
    const eight = Array.from({ length: 8 }, (_, at) => `${at}${other}`);
    enrolments.current = JSON.stringify({ secrets: eight });
    openFor(600_000);
    expect(await house().send(secret)).toEqual(closed);
    expect(enrolments.open).toBeDefined();
  });

  it.each([
    ['short', 'is not what its sender makes'],
    ['a'.repeat(32), 'can be guessed'],
    ['please-replace-this-secret', 'stands for one'],
    [` ${secret}`, 'would be stored without its space'],
    [`${secret}\r\nset-cookie: a=b`, 'is two headers'],
    [`${secret}é`, 'is not ASCII'],
    [secret.repeat(33), 'is too long'],
  ])('is turned away, and nobody is asked: %j, which %s', async (unusable) => {
    openFor(600_000);
    const secrets = new FixedSecrets({});
    const { send } = house(secrets);
    expect(await send(unusable)).toEqual({ kind: 'rejected', code: 'secret_unusable' });
    expect([enrolments.asked, secrets.asked]).toEqual([[], []]);
  });

  it('is asked to come again where nobody can tell whether a window is open', async () => {
    enrolments.window = async () => {
      throw new SecretsUnavailable('unreachable', 'hooks/one', 'is away');
    };
    expect(await house().send(secret)).toEqual({ kind: 'unavailable', code: 'secret_unreachable' });
  });

  it('meets a bug of ours as a failure, and nothing that is thrown', async () => {
    const get = () => Promise.reject(new RangeError('bug'));
    expect(await house({ get }).send(secret)).toEqual({ kind: 'failed', code: 'internal' });
    const endpoint = { ...anEndpoint(enrolling) };
    delete (endpoint as { secretId?: string }).secretId;
    const { gateway } = aGateway({ endpoints: [endpoint], enrolments, clock });
    const headers = { 'x-hook-secret': secret };
    expect(await gateway.receive(aDelivery({ headers, rawQuery: `enrol=${ticket}` }))).toMatchObject({
      kind: 'failed',
    });
  });
});
