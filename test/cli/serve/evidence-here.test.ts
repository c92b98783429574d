import { describe, expect, it } from '@jest/globals';
import type { Config } from '../../../src/app/configuration/config-of.ts';
import { evidenceHere } from '../../../src/cli/serve/evidence-here.ts';
import { claimOf, judged } from '../../../src/diagnosis/judged.ts';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { Keys } from '../../../src/ports/secrets.ts';
import { endpointOf, trialOf } from '../../diagnosis/support/trials.ts';
import { notedIo } from '../../support/noted-io.ts';

const away = async (): Promise<never> => {
  throw new SecretsUnavailable('unreachable', 'hooks/one', 'is away');
};
const plaidSecret = { clientId: '5a115a115a115a115a115a11', secret: '5a115a115a115a115a115a115a115a' };
const noKeys: Keys = { get: away, refresh: async () => undefined };

describe('what serve explains a delivery with', () => {
  const evidence = (elsewhere: (id: string) => Promise<readonly Secret[]>, keys = noKeys) => {
    const config = { endpoints: [], url: undefined } as unknown as Config;
    return evidenceHere({ config, elsewhere, keys: () => keys }, notedIo().io);
  };

  it('is the key that its sender publishes, as the gateway has it', async () => {
    const { request, endpoint, now, candidates } = trialOf('aws-sns');
    const asked: string[] = [];
    const published: Keys = {
      ...noKeys,
      get: async (address) => {
        asked.push(address);
        return candidates.map(({ secret }) => secret);
      },
    };
    const found = await evidence(away, published)(endpoint, request, now);
    const trial = { request, endpoint, now, candidates: found.candidates };
    expect(judged(claimOf(trial), trial)).toMatchObject({
      isVerified: true,
      by: { from: `the key at ${asked[0]}` },
    });
    const without = await evidence(away)(endpoint, request, now);
    expect(without.candidates).toEqual([]);
    expect(without.missing).toMatch(
      /^Amazon SNS publishes the key .*, which could not be had: .*is away[.] See /,
    );
    const broken = { ...noKeys, get: async () => Promise.reject(new TypeError('broken')) };
    await expect(evidence(away, broken)(endpoint, request, now)).rejects.toThrow('broken');
  });

  it('is a key that its sender tells to whoever shows the secret, which nobody is asked for without one', async () => {
    const { request, endpoint: open, now, candidates } = trialOf('plaid');
    const endpoint = { ...open, secretId: 'hooks/one' };
    const asked: (string | undefined)[] = [];
    const told: Keys = {
      ...noKeys,
      get: async (_, question) => {
        asked.push(question);
        return candidates.slice(-1).map(({ secret }) => secret);
      },
    };
    const stored = async () => [new Secret(plaidSecret)];
    const found = await evidence(stored, told)(endpoint, request, now);
    const trial = { request, endpoint, now, candidates: found.candidates };
    expect(judged(claimOf(trial), trial).isVerified).toBe(true);
    expect(asked).toEqual([expect.stringContaining(plaidSecret.clientId)]);
    for (const secrets of [away, async () => [new Secret('of another kind')]]) {
      const { missing } = await evidence(secrets, told)(endpoint, request, now);
      expect(missing).toMatch(
        /^Plaid tells the key of this delivery to whoever shows the secret of plaid, and /,
      );
      expect(missing).toMatch(/: store secret .* and clientId .*, and look here again[.]$/);
    }
    expect(asked).toHaveLength(1);
  });

  it('is, of what is in AWS, only what the gateway verifies with', async () => {
    const endpoint = { ...endpointOf('github'), secretId: 'hooks/one' };
    const { request, now } = trialOf('github');
    const asked: string[] = [];
    const elsewhere = async (id: string) => {
      asked.push(id);
      return [new Secret('one'), new Secret('two', { stage: 'pending', position: 1 })];
    };
    const { candidates, atHand } = await evidence(elsewhere)(endpoint, request, now);
    expect(candidates.map(({ from }) => from)).toEqual([
      'the current secret of github',
      'the pending secret of github, number 2 in its list',
    ]);
    expect({ asked, others: atHand.otherSecrets }).toEqual({ asked: ['hooks/one'], others: [] });
    expect((await evidence(away)(endpoint, request, now)).candidates).toEqual([]);
  });

  it('is, without a secret that is kept, no secret, and what is broken is not kept quiet', async () => {
    const { request, now, endpoint } = trialOf('github');
    const { secretId: _, ...open } = endpoint;
    expect((await evidence(away)(open, request, now)).candidates).toEqual([]);
    const broken = async () => {
      throw new TypeError('broken');
    };
    await expect(evidence(broken)({ ...endpoint, secretId: 'hooks/one' }, request, now)).rejects.toThrow(
      'broken',
    );
  });
});
