import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeSecretFile } from '../../src/adapters/local/files/secret-file.ts';
import { configOf } from '../../src/app/configuration/config-of.ts';
import { secretsInFile } from '../../src/cli/secrets-at-hand.ts';
import type { Candidate } from '../../src/diagnosis/trial.ts';
import { github } from '../../src/domain/providers/github.ts';
import { stripe } from '../../src/domain/providers/stripe.ts';
import { strong } from '../support/strong-secrets.ts';

const replacedAt = Date.UTC(2026, 10, 23, 12);
const hour = 3_600_000;
const config = configOf(
  {
    endpoints: {
      code: { provider: 'github', secretId: 'hooks/code' },
      money: { provider: 'stripe', secretId: 'hooks/money' },
    },
    previousSecretSeconds: 3_600,
  },
  [github, stripe],
);
const [code] = config.endpoints;

describe('the secrets at hand', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-at-hand-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const pairs = (candidates: readonly Candidate[]) =>
    candidates.map(({ secret, from }) => [secret.reveal(), from]);
  const atHand = async (secrets: Readonly<Record<string, unknown>>, time = replacedAt + hour / 2) => {
    const path = join(folder, 'secrets.json');
    writeSecretFile(path, secrets);
    const { candidates, otherSecrets } = await secretsInFile(path, config, code!, time);
    return { candidates: pairs(candidates), others: pairs(otherSecrets) };
  };

  it('are those that verified when the delivery came, and all others by where they are from', async () => {
    const staged = { current: strong('new'), pending: strong('next'), previous: strong('old'), replacedAt };
    const secrets = {
      'hooks/code': staged,
      'hooks/money': `whsec_${strong('moneymoney')}`,
      origin: strong('origin'),
    };
    const others = [
      [`whsec_${strong('moneymoney')}`, 'the current secret of money'],
      [strong('origin'), 'the current secret of origin'],
    ];
    const verifying = [
      [strong('new'), 'the current secret of code'],
      [strong('next'), 'the pending secret of code'],
    ];
    const old = [strong('old'), 'the previous secret of code'];
    expect(await atHand(secrets)).toEqual({ candidates: [...verifying, old], others });
    expect(await atHand(secrets, replacedAt + 2 * hour)).toEqual({
      candidates: verifying,
      others: [old, ...others],
    });
  });

  it('are those of a list by their place, and what is left out of it or is no secret at all', async () => {
    const secrets = {
      'hooks/code': { secrets: [strong('new'), 'hunter2', strong('old')] },
      'hooks/money': '"in quotes"',
    };
    expect(await atHand(secrets)).toEqual({
      candidates: [
        [strong('new'), 'the current secret of code'],
        [strong('old'), 'number 3 of the current secrets of code'],
      ],
      others: [
        ['hunter2', 'number 2 of the current secrets of code, which is left out'],
        ['"in quotes"', 'what is stored as hooks/money, which is no secret'],
      ],
    });
  });

  it('are none where nothing is stored', async () => {
    expect(await atHand({})).toEqual({ candidates: [], others: [] });
  });
});
