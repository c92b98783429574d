import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerEnrolments } from '../../../../src/adapters/aws/secrets-manager/secrets-manager-enrolments.ts';
import { SecretsManagerSecrets } from '../../../../src/adapters/aws/secrets-manager/secrets-manager-secrets.ts';
import { SecretsManagerStages } from '../../../../src/adapters/aws/secrets-manager/secrets-manager-stages.ts';
import { windowText } from '../../../../src/domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { AwsServer, awsError } from '../../../support/aws-server.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { strong } from '../../../support/strong-secrets.ts';
import { VersionedSecret } from '../../../support/versioned-secret.ts';

const id = 'hooks/asana';
const clock = new ManualClock();
const window = { ticket: '0123456789abcdef0123456789abcdef', until: clock.now() + 1 };
const list = (...secrets: readonly string[]) => JSON.stringify({ secrets });
const first = strong('first');

describe('enrolments in Secrets Manager', () => {
  let server: AwsServer;
  let client: SecretsManagerClient;
  let secret: VersionedSecret;
  let stages: SecretsManagerStages;
  let enrolments: SecretsManagerEnrolments;
  let log: RecordingLog;

  beforeEach(async () => {
    server = new AwsServer();
    secret = new VersionedSecret(first);
    server.behaviour = (call) => secret.answer(call);
    Object.assign(process.env, awsEnvironment(await server.listen()));
    client = secretsManagerClient();
    stages = new SecretsManagerStages(client);
    enrolments = new SecretsManagerEnrolments(client);
    log = new RecordingLog();
  });
  afterEach(async () => {
    client.destroy();
    await server.close();
  });

  const open = () => stages.stage(id, new Secret(windowText(window)));
  const take = (...secrets: readonly string[]) =>
    enrolments.take(id, window, (current) => list(...secrets, ...(current === undefined ? [] : [current])));
  const revealed = async () => {
    const reader = new SecretReader({ endpoints: [], previousSecretSeconds: 60 }, clock, log);
    return (await new SecretsManagerSecrets(client, reader, log).get(id)).map((one) => one.reveal());
  };

  it('a window waits as AWSPENDING, and verifies nothing', async () => {
    expect(await enrolments.window(id)).toBeUndefined();
    await open();
    expect(await enrolments.window(id)).toEqual(window);
    expect(await revealed()).toEqual([first]);
    expect(log.lines).toEqual([]);
  });

  it('that none is open costs one call', async () => {
    await enrolments.window(id);
    expect(server.calls.map(({ operation }) => operation)).toEqual(['DescribeSecret']);
  });

  it('a secret that waits for its promotion is no window', async () => {
    await stages.stage(id, new Secret(strong('second')));
    expect(await enrolments.window(id)).toBeUndefined();
    expect(await take('new')).toBe(false);
  });

  it('a version without a value, as a rotation function begins with, is none either', async () => {
    await open();
    server.behaviour = (call) =>
      call.operation === 'GetSecretValue'
        ? awsError('ResourceNotFoundException', 'there is no value')
        : secret.answer(call);
    expect(await enrolments.window(id)).toBeUndefined();
  });

  it('one call stores the secret and ends the window; nothing is left to promote', async () => {
    await open();
    expect(await take('new')).toBe(true);
    expect(server.callsOf('PutSecretValue')).toHaveLength(2);
    expect(server.callsOf('UpdateSecretVersionStage')).toEqual([]);
    expect(secret.labelled).toEqual({
      AWSCURRENT: list('new', first),
      AWSPENDING: list('new', first),
      AWSPREVIOUS: first,
    });
    expect(await enrolments.window(id)).toBeUndefined();
    expect(await stages.pending(id)).toBeUndefined();
    expect((await stages.current(id))?.reveal()).toBe(list('new', first));
  });

  it('a window that is the first version of all is the current one too, and no secret', async () => {
    secret = new VersionedSecret();
    expect(await stages.current(id)).toBeUndefined();
    await open();
    expect(secret.labelled).toEqual({ AWSCURRENT: windowText(window), AWSPENDING: windowText(window) });
    expect(await enrolments.window(id)).toEqual(window);
    await expect(revealed()).rejects.toMatchObject({ code: 'secret_absent' });
    const change = (current: string | undefined) =>
      current === windowText(window) ? list(first) : undefined;
    expect(await enrolments.take(id, window, change)).toBe(true);
    expect(await revealed()).toEqual([first]);
    expect(log.lines).toEqual([]);
  });

  it('of two that found the same window, the second is turned away', async () => {
    await open();
    const found = { ...secret.labelled };
    expect(await take('new')).toBe(true);
    const late = new VersionedSecret(first);
    server.behaviour = (call) => {
      // what the second has read before the first wrote
      const pending = { body: { SecretString: found.AWSPENDING, VersionId: 'v2' } };
      if (call.operation === 'GetSecretValue' && call.input.VersionStage === 'AWSPENDING') return pending;
      if (call.operation === 'DescribeSecret')
        return { body: { VersionIdsToStages: { v1: ['AWSCURRENT'], v2: ['AWSPENDING'] } } };
      return (call.operation === 'PutSecretValue' ? secret : late).answer(call);
    };
    expect(await take('other')).toBe(false);
    expect(secret.labelled.AWSCURRENT).toBe(list('new', first));
    expect(await take('new')).toBe(true);
    expect(secret.versions.size).toBe(3);
  });

  it('nothing is stored for a window that was closed, was replaced, or has no room', async () => {
    expect(await take('new')).toBe(false);
    await stages.stage(id, new Secret(windowText({ ...window, ticket: 'f'.repeat(32) })));
    expect(await take('new')).toBe(false);
    await open();
    expect(await enrolments.take(id, window, () => undefined)).toBe(false);
    expect(secret.labelled.AWSCURRENT).toBe(first);
  });

  it('a function that may not write says which right it lacks', async () => {
    await open();
    server.behaviour = (call) =>
      call.operation === 'PutSecretValue'
        ? awsError('AccessDeniedException', 'not authorized')
        : secret.answer(call);
    await expect(take('new')).rejects.toMatchObject({
      code: 'secret_denied',
      message: expect.stringContaining('grant the function secretsmanager:PutSecretValue'),
    });
  });

  it.each(['DescribeSecret', 'GetSecretValue', 'PutSecretValue'])(
    'an outage of %s is one',
    async (operation) => {
      await open();
      server.behaviour = (call) =>
        call.operation === operation ? awsError('InternalServiceError', 'oh', 500) : secret.answer(call);
      await expect(take('new')).rejects.toMatchObject({ code: 'secret_unreachable' });
    },
  );

  it('what is current and cannot be read is not written over', async () => {
    await open();
    server.behaviour = (call) =>
      call.operation === 'GetSecretValue' && call.input.VersionStage === 'AWSCURRENT'
        ? awsError('DecryptionFailure', 'no')
        : secret.answer(call);
    await expect(take('new')).rejects.toMatchObject({ code: 'secret_denied' });
    expect(server.callsOf('PutSecretValue')).toHaveLength(1);
  });

  it('calls that hang are given up in seconds', async () => {
    await open();
    server.behaviour = () => 'hang';
    await expect(take('new')).rejects.toMatchObject({ code: 'secret_unreachable' });
  });
});
