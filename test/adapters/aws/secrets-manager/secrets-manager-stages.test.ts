import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerStages } from '../../../../src/adapters/aws/secrets-manager/secrets-manager-stages.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { AwsServer } from '../../../support/aws-server.ts';
import { VersionedSecret } from '../../../support/versioned-secret.ts';

const id = 'hooks/github';

describe('the stages of a secret in Secrets Manager', () => {
  let server: AwsServer;
  let client: SecretsManagerClient;
  let secret: VersionedSecret;
  let stages: SecretsManagerStages;

  beforeEach(async () => {
    server = new AwsServer();
    secret = new VersionedSecret('first');
    server.behaviour = (call) => secret.answer(call);
    Object.assign(process.env, awsEnvironment(await server.listen()));
    client = secretsManagerClient();
    stages = new SecretsManagerStages(client);
  });
  afterEach(async () => {
    client.destroy();
    await server.close();
  });

  const labelled = () => secret.labelled;

  it('go from pending over current to previous and away', async () => {
    await stages.stage(id, new Secret('second'));
    expect(labelled()).toEqual({ AWSCURRENT: 'first', AWSPENDING: 'second' });
    expect((await stages.pending(id))?.reveal()).toBe('second');
    await expect(stages.promote(id)).resolves.toBe(true);
    expect(labelled()).toEqual({ AWSCURRENT: 'second', AWSPREVIOUS: 'first' });
    await expect(stages.revoke(id)).resolves.toBe(true);
    expect(labelled()).toEqual({ AWSCURRENT: 'second' });
  });

  it('are left as they are by a step that has nothing to do', async () => {
    await expect(stages.promote(id)).resolves.toBe(false);
    await expect(stages.abort(id)).resolves.toBe(false);
    await expect(stages.revoke(id)).resolves.toBe(false);
    await expect(stages.pending(id)).resolves.toBeUndefined();
    expect(labelled()).toEqual({ AWSCURRENT: 'first' });
  });

  it('lose the pending one when it is given up', async () => {
    await stages.stage(id, new Secret('second'));
    await expect(stages.abort(id)).resolves.toBe(true);
    expect(labelled()).toEqual({ AWSCURRENT: 'first' });
  });

  it('count the new current one from its promotion, however long ago it was staged', async () => {
    await stages.stage(id, new Secret('second'));
    await stages.promote(id);
    await expect(stages.list(id)).resolves.toEqual([
      { stage: 'current', createdAt: 3_000_000 },
      { stage: 'previous', createdAt: 1_000_000 },
    ]);
  });

  it('are put right when a promotion was cut short between its two calls', async () => {
    await stages.stage(id, new Secret('second'));
    server.behaviour = (call) => (call.input.VersionStage === 'AWSPENDING' ? 'reset' : secret.answer(call));
    await expect(stages.promote(id)).rejects.toThrow();
    server.behaviour = (call) => secret.answer(call);
    expect(labelled()).toEqual({ AWSCURRENT: 'second', AWSPENDING: 'second', AWSPREVIOUS: 'first' });
    await expect(stages.list(id)).resolves.toEqual([
      { stage: 'current', createdAt: 3_000_000 },
      { stage: 'previous', createdAt: 1_000_000 },
    ]);
    await expect(stages.promote(id)).resolves.toBe(false);
    expect(labelled()).toEqual({ AWSCURRENT: 'second', AWSPREVIOUS: 'first' });
  });

  it('lose nothing when the answer to a promotion is lost, and the client asks again', async () => {
    await stages.stage(id, new Secret('second'));
    let lost = 0;
    server.behaviour = (call) => {
      const answer = secret.answer(call);
      const isPromotion = call.operation === 'PutSecretValue' && lost++ === 0;
      return isPromotion ? 'reset' : answer;
    };
    await expect(stages.promote(id)).resolves.toBe(true);
    expect(server.callsOf('PutSecretValue')).toHaveLength(3);
    expect(labelled()).toEqual({ AWSCURRENT: 'second', AWSPREVIOUS: 'first' });
  });

  it('are promoted again after somebody went back to the one before by hand', async () => {
    await stages.stage(id, new Secret('second'));
    server.behaviour = (call) => (call.input.VersionStage === 'AWSPENDING' ? 'reset' : secret.answer(call));
    await expect(stages.promote(id)).rejects.toThrow();
    server.behaviour = (call) => secret.answer(call);
    const [first, promoted] = [...secret.versions.entries()].flatMap(([version, { stages: labels }]) =>
      labels.has('AWSPREVIOUS') || labels.has('AWSCURRENT') ? [version] : [],
    );
    secret.answer({
      operation: 'UpdateSecretVersionStage',
      input: { VersionStage: 'AWSCURRENT', RemoveFromVersionId: promoted, MoveToVersionId: first },
    });
    expect(labelled()).toEqual({ AWSCURRENT: 'first', AWSPENDING: 'second', AWSPREVIOUS: 'second' });
    await expect(stages.promote(id)).resolves.toBe(true);
    expect(labelled()).toEqual({ AWSCURRENT: 'second', AWSPREVIOUS: 'first' });
  });

  it('never let a secret replace itself: the one before would be lost', async () => {
    await stages.stage(id, new Secret('second'));
    await stages.promote(id);
    await stages.stage(id, new Secret('second'));
    await expect(stages.pending(id)).resolves.toBeUndefined();
    await expect(stages.promote(id)).resolves.toBe(false);
    expect(labelled()).toEqual({ AWSCURRENT: 'second', AWSPREVIOUS: 'first' });
  });

  it('are not touched where what waits is binary', async () => {
    await stages.stage(id, new Secret('second'));
    server.behaviour = (call) =>
      call.operation === 'GetSecretValue' ? { body: { SecretBinary: 'c2Vjb25k' } } : secret.answer(call);
    await expect(stages.promote(id)).rejects.toMatchObject({ code: 'secret_binary' });
    expect(labelled()).toEqual({ AWSCURRENT: 'first', AWSPENDING: 'second' });
  });

  it('are listed with the dates of their versions', async () => {
    await stages.stage(id, new Secret('second'));
    await expect(stages.list(id)).resolves.toEqual([
      { stage: 'current', createdAt: 1_000_000 },
      { stage: 'pending', createdAt: 2_000_000 },
    ]);
  });
});
