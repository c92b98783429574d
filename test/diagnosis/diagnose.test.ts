import { expect, test } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { candidate, nothingAtHand, signedByGitHub, withSecret } from './support/trials.ts';

test('what verifies needs no cause', async () => {
  const trial = withSecret(signedByGitHub('It is a Secret to Everybody'), 'It is a Secret to Everybody');
  expect(await diagnose(trial, nothingAtHand)).toMatchObject({
    isVerified: true,
    by: 'the current secret',
    code: undefined,
    causes: [],
    verdict: 'It verifies with the current secret.',
  });
});

test('another secret that is at hand is named', async () => {
  const trial = withSecret(signedByGitHub('the secret of yesterday 0815'), 'It is a Secret to Everybody');
  const otherSecrets = [candidate('the secret of yesterday 0815', 'the secret of yesterday')];
  const { causes, verdict } = await diagnose(trial, { ...nothingAtHand, otherSecrets });
  expect(causes.map(({ id }) => id)).toEqual(['another_secret']);
  expect(verdict).toContain('the secret of yesterday');
});
