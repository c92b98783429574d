import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ArchiveReplays } from '../../../src/adapters/aws/eventbridge/archive-replays.ts';
import { eventBridgeClient } from '../../../src/adapters/aws/eventbridge/client.ts';
import { secretsManagerClient } from '../../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerStages } from '../../../src/adapters/aws/secrets-manager/secrets-manager-stages.ts';
import { awsEnvironment } from '../../support/aws-environment.ts';
import { AwsServer } from '../../support/aws-server.ts';

/** Nearly nothing in an answer of AWS is required to be there. */
describe('an answer of AWS that leaves out what it may', () => {
  const before = { ...process.env };
  let aws: AwsServer;
  let answers: Readonly<Record<string, object>>;
  let clients: { destroy(): void }[];
  beforeEach(async () => {
    aws = new AwsServer();
    answers = {};
    clients = [];
    aws.behaviour = ({ operation }) => ({ body: answers[operation] ?? {} });
    Object.assign(process.env, awsEnvironment(await aws.listen()));
  });
  afterEach(async () => {
    for (const client of clients) client.destroy();
    await aws.close();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });

  const secretsManager = () => {
    const client = secretsManagerClient();
    clients.push(client);
    return new SecretsManagerStages(client);
  };
  const replays = () => {
    const client = eventBridgeClient();
    clients.push(client);
    return new ArchiveReplays(client);
  };

  it('is of an archive that keeps for ever, and of a replay that starts', async () => {
    expect(await replays().archive('all')).toEqual({ arn: '', bus: '', retentionDays: 0 });
    expect(await replays().state('r')).toEqual({ state: 'STARTING', reason: undefined, last: undefined });
    answers = { DescribeArchive: { RetentionDays: 7 }, DescribeReplay: { State: 'RUNNING' } };
    expect((await replays().archive('all')).retentionDays).toBe(7);
    expect((await replays().state('r')).state).toBe('RUNNING');
  });

  it('is of a secret that has no versions, or of versions without labels and dates', async () => {
    const stages = secretsManager();
    expect(await stages.list('hooks/github')).toEqual([]);
    expect(await stages.current('hooks/github')).toBeUndefined();
    answers = {
      ListSecretVersionIds: { Versions: [{ VersionId: 'v0' }, { VersionStages: ['AWSCURRENT'] }] },
    };
    expect(await stages.list('hooks/github')).toEqual([{ stage: 'current' }]);
  });

  it('lets the first secret of all become current in the place of none', async () => {
    answers = {
      DescribeSecret: { VersionIdsToStages: { v1: ['AWSPENDING'] } },
      GetSecretValue: { SecretString: 'first' },
    };
    expect(await secretsManager().promote('hooks/github')).toBe(true);
    const [put] = aws.callsOf('PutSecretValue');
    expect(put?.input).toMatchObject({ SecretString: 'first', VersionStages: ['AWSCURRENT'] });
    // nobody has said that it has the label
    expect(aws.callsOf('UpdateSecretVersionStage').map(({ input }) => input)).toEqual([
      {
        SecretId: 'hooks/github',
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: put?.input.ClientRequestToken,
      },
      { SecretId: 'hooks/github', VersionStage: 'AWSPENDING', RemoveFromVersionId: 'v1' },
    ]);
  });
});
