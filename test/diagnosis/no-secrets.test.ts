import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { claimOf } from '../../src/diagnosis/judged.ts';
import type { Trial } from '../../src/diagnosis/trial.ts';
import { spellingsOf } from '../../src/domain/hiding/spellings.ts';
import { type ProviderId, providers } from '../../src/domain/providers/index.ts';
import { encode } from '../../src/domain/verification/encoding.ts';
import { computed } from '../../src/domain/verification/judge.ts';
import { proofsOf } from '../../src/domain/verification/proofs.ts';
import { isRejection } from '../../src/domain/verification/verdict.ts';
import { candidate, nothingAtHand, trialOf, withBody, withHeaders } from './support/trials.ts';

const ids = providers.map(({ id }) => id);

/** One thing that goes wrong. */
const damages: readonly ((trial: Trial, secret: string) => Trial)[] = [
  (trial) => trial,
  (trial) => ({ ...trial, now: trial.now + 7_200_000 }),
  (trial) => ({ ...trial, now: trial.now - 7_200_000 }),
  (trial) => withBody(trial, `${Buffer.from(trial.request.body)}\r\n`),
  (trial, secret) => withBody(trial, JSON.stringify({ secret, said: `${Buffer.from(trial.request.body)}` })),
  (trial, secret) => withBody(trial, secret),
  (trial, secret) =>
    withHeaders(trial, ...[...trial.request.headers.keys()].map((name) => [name, secret] as const)),
  (trial) =>
    withHeaders(trial, ...[...trial.request.headers].map(([name, value]) => [name, `"${value}"`] as const)),
  (trial, secret) => ({
    ...trial,
    request: { ...trial.request, rawPath: `/${secret}`, rawQuery: `a=${encodeURIComponent(secret)}` },
  }),
  (trial) => ({ ...trial, request: { ...trial.request, headers: new Map() } }),
  (trial) => ({
    ...trial,
    candidates: trial.candidates.map((one) => ({
      ...one,
      secret: candidate(`"${one.secret.reveal()}"`).secret,
    })),
  }),
  (trial) => ({ ...trial, candidates: [candidate('a secret that signed nothing at all')] }),
  (trial, secret) => ({
    ...trial,
    candidates: trial.candidates.map((one) => ({ ...one, from: `the secret ${secret}` })),
  }),
];

/** What lets somebody in: the secrets, what was shown, and what would have been right. */
function forbidden(trial: Trial): readonly string[] {
  const isPublic = trial.endpoint.provider.scheme.credential?.write !== undefined;
  const secrets = isPublic
    ? []
    : trial.candidates.flatMap(({ secret }) => Object.values(secret.revealEach()));
  const claim = claimOf(trial);
  if (isRejection(claim)) return secrets;
  const keyed = claim.kind === 'every' ? claim.claims[0] : claim;
  const form = trial.endpoint.provider.scheme.credential;
  const right = trial.candidates.flatMap(({ secret }) => {
    const key = form && secret.as(form);
    return (keyed.kind === 'mac' || keyed.kind === 'hash') && key?.kind === 'key'
      ? keyed.messages.map((message) => computed(keyed, key.bytes, message))
      : [];
  });
  const proofs = [...proofsOf(claim), ...right].flatMap((proof) =>
    typeof proof === 'string'
      ? [proof]
      : (['hex', 'base64', 'base64url'] as const).map((by) => encode(proof, by)),
  );
  return [...secrets, ...proofs];
}

describe('a diagnosis', () => {
  it('never holds a secret, nor a whole signature, whatever came', async () => {
    const arbitrary = fc.tuple(
      fc.constantFrom(...ids),
      fc.uniqueArray(fc.constantFrom(...damages), { minLength: 1, maxLength: 2 }),
    );
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([id, some]: [ProviderId, (typeof damages)[number][]]) => {
        const came = trialOf(id);
        const secret = Object.values(
          came.candidates[0]?.secret.revealEach() ?? { '': 'none at all' },
        )[0] as string;
        const trial = some.reduce((one, damage) => damage(one, secret), came);
        const otherSecrets = came.candidates;
        const text = JSON.stringify(await diagnose(trial, { ...nothingAtHand, otherSecrets }));
        const texts = [...forbidden(came), ...forbidden(trial)].filter(({ length }) => length >= 8);
        for (const one of texts.flatMap(spellingsOf)) {
          looked += 1;
          if (text.includes(one)) throw new Error(`${id} tells ${one} in ${text}`);
        }
      }),
      { numRuns: 60 },
    );
    expect(looked).toBeGreaterThan(1_000);
  });
});
