import { describe, expect, it } from '@jest/globals';
import type { ConfiguredProvider } from '../../../../src/domain/provider.ts';
import { twilio } from '../../../../src/domain/providers/twilio.ts';
import type { StoredValue } from '../../../../src/domain/verification/credential.ts';
import { text } from '../../../../src/domain/verification/credential-forms.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import type { Secrets } from '../../../../src/ports/secrets.ts';
import { aDelivery, signed } from '../../../support/deliveries.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { aGateway, anEndpoint } from '../../support/gateways.ts';

const accountOf = (n: number) => `AC${n.toString(16).padStart(32, '0')}`;
const tokenOf = (n: number) => `${n.toString(16).padStart(4, '0')}0f8d1c6b7a2e4935d0c1b2a39485`;
const headers = { 'content-type': 'application/x-www-form-urlencoded' };
const fromAccount = (n: number, token: string) =>
  signed(aDelivery({ headers, body: `AccountSid=${accountOf(n)}&Body=Hi&MessageSid=SM1` }), twilio, token);

/** A gateway with one endpoint for several accounts. */
function aHouse(value: unknown, provider: ConfiguredProvider = twilio) {
  const endpoint = anEndpoint(provider);
  const reader = new SecretReader(
    { endpoints: [endpoint], previousSecretSeconds: 60 },
    new ManualClock(),
    new RecordingLog(),
  );
  const world = { refreshed: 0, newer: undefined as unknown };
  const secretsOf = (stored: unknown) => reader.read('hooks/one', { current: JSON.stringify(stored) });
  const secrets: Secrets = {
    get: async () => secretsOf(value),
    async refresh() {
      world.refreshed += 1;
      return world.newer === undefined ? undefined : secretsOf(world.newer);
    },
  };
  return { ...aGateway({ endpoints: [endpoint], secrets }), world };
}

const accounts = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [accountOf(n), tokenOf(n)]));
const rejected = { kind: 'rejected', code: 'signature_mismatch' };

describe('an endpoint for twenty accounts', () => {
  it('lets each in with its own token', async () => {
    const { gateway, publisher } = aHouse({ accounts });
    for (let n = 0; n < 20; n += 1)
      expect(await gateway.receive(fromAccount(n, tokenOf(n)))).toMatchObject({ kind: 'accepted' });
    expect(publisher.events).toHaveLength(20);
  });

  it('lets none in with the token of another', async () => {
    const { gateway } = aHouse({ accounts });
    expect(await gateway.receive(fromAccount(1, tokenOf(2)))).toEqual(rejected);
  });

  it('looks for a newer secret once where an account has none, and says no more than of any other', async () => {
    const { gateway, world } = aHouse({ accounts });
    expect(await gateway.receive(fromAccount(77, tokenOf(1)))).toEqual(rejected);
    expect(world.refreshed).toBe(1);
    world.newer = { accounts: { ...accounts, [accountOf(77)]: tokenOf(77) } };
    expect(await gateway.receive(fromAccount(77, tokenOf(77)))).toMatchObject({ kind: 'accepted' });
  });

  it('lets those of any account in with the secrets beside the map', async () => {
    const { gateway } = aHouse({ accounts, secrets: [tokenOf(99)] });
    expect(await gateway.receive(fromAccount(1, tokenOf(99)))).toMatchObject({ kind: 'accepted' });
    expect(await gateway.receive(fromAccount(77, tokenOf(99)))).toMatchObject({ kind: 'accepted' });
    const unnamed = signed(aDelivery({ headers, body: 'Body=Hi' }), twilio, tokenOf(99));
    expect(await gateway.receive(unnamed)).toMatchObject({ kind: 'accepted' });
    const guessed = signed(aDelivery({ headers, body: 'Body=Hi' }), twilio, tokenOf(1));
    expect(await gateway.receive(guessed)).toEqual(rejected);
  });

  it('tries at most eight secrets of the account and eight of any, of 1,608 that it has', async () => {
    const tried: string[] = [];
    const counting: ConfiguredProvider = {
      ...twilio,
      scheme: {
        ...twilio.scheme,
        credential: {
          ...text(),
          read: (stored: StoredValue) => {
            tried.push(String(stored));
            return undefined;
          },
        },
      },
    };
    const eight = (n: number) => Array.from({ length: 8 }, (_, at) => tokenOf(8 * n + at));
    // as many as a text of Secrets Manager's size holds
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [accountOf(n), eight(n)]));
    const { gateway } = aHouse({ accounts: many, secrets: eight(1_000) }, counting);
    expect(await gateway.receive(fromAccount(150, tokenOf(0)))).toEqual(rejected);
    expect(tried).toEqual([...eight(1_000), ...eight(150)]);
  });
});
