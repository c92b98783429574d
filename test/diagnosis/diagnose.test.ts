import { expect, test } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { candidate, nothingAtHand, signedByGitHub, trialOf, withBody, withSecret } from './support/trials.ts';

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

test('a key that is anywhere else than where its sender publishes keys is not trusted', async () => {
  const trial = trialOf('aws-sns');
  const body = Buffer.from(trial.request.body)
    .toString()
    .replaceAll('.amazonaws.com/Simple', '.example.com/Simple');
  const { code, causes, verdict } = await diagnose(withBody(trial, body), nothingAtHand);
  expect({ code, causes }).toEqual({ code: 'key_not_trusted', causes: [] });
  expect(verdict).toContain('the key that it names is not where its sender publishes keys');
});
