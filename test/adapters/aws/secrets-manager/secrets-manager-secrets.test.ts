import { inspect } from 'node:util';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerSecrets } from '../../../../src/adapters/aws/secrets-manager/secrets-manager-secrets.ts';
import { SecretsUnavailable } from '../../../../src/domain/errors.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { type AwsReply, AwsServer, awsError } from '../../../support/aws-server.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { endOf } from '../../../support/secret-labels.ts';
import { nameOf, strong } from '../../../support/strong-secrets.ts';

const id = 'hooks/github';

const listOf = (...names: string[]) => JSON.stringify({ secrets: names.map(strong) });

let server: AwsServer;
let client: SecretsManagerClient;
let log: RecordingLog;
let clock: ManualClock;
let secrets: SecretsManagerSecrets;

const previousSecretSeconds = 3_600;

beforeEach(async () => {
  server = new AwsServer();
  Object.assign(process.env, awsEnvironment(await server.listen()));
  client = secretsManagerClient();
  log = new RecordingLog();
  clock = new ManualClock(server.changedAt);
  secrets = storeOver(client);
});

function storeOver(over: SecretsManagerClient): SecretsManagerSecrets {
  return new SecretsManagerSecrets(
    over,
    new SecretReader({ endpoints: [], previousSecretSeconds }, clock, log),
  );
}

afterEach(async () => {
  client.destroy();
  await server.close();
});

async function valuesOf(secretId: string): Promise<readonly string[]> {
  return (await secrets.get(secretId)).map((secret) => secret.reveal());
}

async function failure(): Promise<SecretsUnavailable> {
  const error = await secrets.get(id).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SecretsUnavailable);
  return error as SecretsUnavailable;
}

describe('a secret that is there', () => {
  const values = [
    { what: 'a plain text', stored: strong('a'), expected: [strong('a')] },
    { what: 'a text with spaces and lines', stored: ` ${strong('a b')}\n`, expected: [strong('a b')] },
    { what: 'a text beyond ASCII', stored: strong('pä$$🔑'), expected: [strong('pä$$🔑')] },
    {
      what: 'a text that is a JSON number',
      stored: '58209471630297461835',
      expected: ['58209471630297461835'],
    },
    { what: 'a list of one', stored: listOf('only'), expected: [strong('only')] },
    {
      what: 'a list, newest first',
      stored: listOf('newest', 'older'),
      expected: [strong('newest'), strong('older')],
    },
    {
      what: 'a list of eight',
      stored: listOf('1', '2', '3', '4', '5', '6', '7', '8'),
      expected: ['1', '2', '3', '4', '5', '6', '7', '8'].map(strong),
    },
  ];
  it.each(values)('is read: $what', async ({ stored, expected }) => {
    server.secrets.set(id, stored);
    await expect(valuesOf(id)).resolves.toEqual(expected);
  });

  it('is asked for by the id of the configuration, name or ARN', async () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:hooks/github-AbCdEf';
    server.secrets.set(arn, strong('a'));
    await expect(valuesOf(arn)).resolves.toEqual([strong('a')]);
    expect(new Set(server.calls.map(({ input }) => input.SecretId))).toEqual(new Set([arn]));
  });

  it('is read again at every call, for caching is not its task', async () => {
    server.secrets.set(id, strong('before'));
    await valuesOf(id);
    server.secrets.set(id, strong('after'));
    await expect(valuesOf(id)).resolves.toEqual([strong('after')]);
  });
});

describe('the stages of a secret', () => {
  const staged = async () =>
    (await secrets.get(id)).map(
      (secret) => `${secret.label.stage}:${secret.label.position} ${nameOf(secret.reveal())}`,
    );

  beforeEach(() => {
    server.secrets.set(id, strong('now'));
  });

  it('are read with one call each, and no other', async () => {
    await secrets.get(id);
    expect(
      server.calls.map(({ operation, input }) => `${operation} ${input.VersionStage ?? ''}`.trim()).sort(),
    ).toEqual(['GetSecretValue AWSCURRENT', 'GetSecretValue AWSPENDING', 'GetSecretValue AWSPREVIOUS']);
  });

  it('all verify, lists too, the current ones first', async () => {
    server.secrets.set(`${id}@AWSPENDING`, listOf('next'));
    server.secrets.set(`${id}@AWSPREVIOUS`, listOf('old', 'older'));
    await expect(staged()).resolves.toEqual([
      'current:0 now',
      'pending:0 next',
      'previous:0 old',
      'previous:1 older',
    ]);
  });

  it('may be missing', async () => {
    await expect(staged()).resolves.toEqual(['current:0 now']);
    expect(log.lines).toEqual([]);
  });

  it('end for the previous one a while after it was replaced', async () => {
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    server.changedAt = clock.now() - 60_000;
    const [, previous] = await secrets.get(id);
    expect(endOf(previous)).toBe(server.changedAt + previousSecretSeconds * 1_000);
  });

  it('end at that time whatever happens to the secret meanwhile', async () => {
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    clock.advance(previousSecretSeconds * 1_000 - 1);
    server.behaviour = ({ operation }) =>
      operation === 'DescribeSecret' ? { body: { LastChangedDate: clock.now() / 1_000 } } : undefined;
    await expect(staged()).resolves.toEqual(['current:0 now', 'previous:0 old']);
    clock.advance(1);
    await expect(staged()).resolves.toEqual(['current:0 now']);
    expect(log.lines).toEqual([]);
  });

  const undated = { SecretString: strong('now'), VersionId: '1' };
  it.each([
    ['nobody says when', undated],
    ['an hour in the future', { ...undated, CreatedDate: Date.UTC(2026, 10, 23, 13) / 1_000 }],
  ])('leave the previous one out, with a line, that was replaced %s', async (_, body) => {
    clock = new ManualClock(Date.UTC(2026, 10, 23, 12));
    secrets = storeOver(client);
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    server.behaviour = ({ input }) => (input.VersionStage === 'AWSCURRENT' ? { body } : undefined);
    await expect(staged()).resolves.toEqual(['current:0 now']);
    expect(log.named('secret_stage_skipped')).toMatchObject([
      { level: 'warn', fields: { stage: 'AWSPREVIOUS', message: expect.stringContaining('when') } },
    ]);
  });

  it('bear with clocks that differ by minutes', async () => {
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    server.changedAt = clock.now() + 120_000;
    await expect(staged()).resolves.toEqual(['current:0 now', 'previous:0 old']);
  });

  it('are not known when one of them meets an outage: half of them would reject good deliveries', async () => {
    server.behaviour = ({ operation, input }) =>
      input.VersionStage === 'AWSPREVIOUS' || operation === 'Never'
        ? awsError('InternalServiceError', 'x', 500)
        : undefined;
    expect((await failure()).code).toBe('secret_unreachable');
  });

  it.each(['AWSPENDING', 'AWSPREVIOUS'])(
    'go on without %s when it is out of bounds or unusable, with a line',
    async (stage) => {
      for (const reply of [
        awsError('AccessDeniedException', 'x'),
        { body: { SecretString: '' } },
        { body: { SecretString: '{"user":"hunter2"}' } },
        { body: { SecretBinary: 'aHVudGVyMg==' } },
      ]) {
        server.behaviour = ({ input }) => (input.VersionStage === stage ? reply : undefined);
        await expect(staged()).resolves.toEqual(['current:0 now']);
      }
      expect(log.named('secret_stage_skipped').map(({ fields }) => fields.stage)).toEqual(
        Array(4).fill(stage),
      );
      expect(JSON.stringify(log.lines)).not.toContain('hunter2');
    },
  );

  it('count a version once that is pending and current', async () => {
    server.behaviour = ({ operation }) =>
      operation === 'GetSecretValue' ? { body: { SecretString: strong('now'), VersionId: '1' } } : undefined;
    await expect(staged()).resolves.toEqual(['current:0 now']);
  });
});

describe('a secret that cannot be had', () => {
  const failures: readonly { readonly reply: AwsReply; readonly what: string; readonly code: string }[] = [
    { what: 'is not there', reply: awsError('ResourceNotFoundException', 'x'), code: 'secret_absent' },
    {
      what: 'waits for its deletion',
      reply: awsError('InvalidRequestException', 'x'),
      code: 'secret_absent',
    },
    { what: 'may not be read', reply: awsError('AccessDeniedException', 'x'), code: 'secret_denied' },
    { what: 'may not be decrypted', reply: awsError('DecryptionFailure', 'x'), code: 'secret_denied' },
    { what: 'is throttled', reply: awsError('ThrottlingException', 'x'), code: 'secret_unreachable' },
    {
      what: 'meets an outage',
      reply: awsError('InternalServiceError', 'x', 500),
      code: 'secret_unreachable',
    },
    { what: 'meets a 503', reply: { status: 503, body: '' }, code: 'secret_unreachable' },
    {
      what: 'meets expired credentials',
      reply: awsError('ExpiredTokenException', 'x'),
      code: 'secret_unreachable',
    },
    { what: 'meets an unknown error', reply: awsError('NobodyKnows', 'x'), code: 'secret_unreachable' },
    { what: 'meets a line that breaks', reply: 'reset', code: 'secret_unreachable' },
    { what: 'meets a page of a proxy', reply: { body: '<html>' }, code: 'secret_unreachable' },
    {
      what: 'is binary',
      reply: { body: { Name: id, SecretBinary: Buffer.from('hunter2').toString('base64') } },
      code: 'secret_binary',
    },
    { what: 'is empty', reply: { body: { SecretString: '' } }, code: 'secret_empty' },
    { what: 'is blank', reply: { body: { SecretString: ' \n' } }, code: 'secret_empty' },
    {
      what: 'holds an empty one',
      reply: { body: { SecretString: '{"secrets":["a",""]}' } },
      code: 'secret_empty',
    },
    { what: 'is easy to guess', reply: { body: { SecretString: 'hunter2' } }, code: 'secret_weak' },
    { what: 'is a placeholder', reply: { body: { SecretString: '****' } }, code: 'secret_weak' },
    { what: 'is in quotes', reply: { body: { SecretString: '"hunter2"' } }, code: 'secret_malformed' },
    {
      what: 'is a key/value pair of the console',
      reply: { body: { SecretString: '{"GITHUB_SECRET":"hunter2"}' } },
      code: 'secret_malformed',
    },
    {
      what: 'is an empty list',
      reply: { body: { SecretString: '{"secrets":[]}' } },
      code: 'secret_malformed',
    },
    {
      what: 'is a list of more than eight',
      reply: { body: { SecretString: JSON.stringify({ secrets: Array(9).fill('hunter2') }) } },
      code: 'secret_malformed',
    },
    {
      what: 'has a list and more',
      reply: { body: { SecretString: '{"secrets":["hunter2"],"hunter2":"hunter2"}' } },
      code: 'secret_malformed',
    },
    {
      what: 'has something else than text in its list',
      reply: { body: { SecretString: '{"secrets":["hunter2",7]}' } },
      code: 'secret_malformed',
    },
  ];

  it.each(failures)('is named by the code $code when it $what', async ({ reply, code }) => {
    server.behaviour = () => reply;
    const error = await failure();
    expect(error).toMatchObject({ name: 'SecretsUnavailable', code, secretId: id });
  });

  it.each(failures)(
    'is told about with its id, with advice and without its value, when it $what',
    async ({ reply }) => {
      server.behaviour = () => reply;
      const error = await failure();
      expect(error.message).toMatch(/^secret hooks\/github: \w{2,}.{20,}/);
      expect(inspect(error, { depth: 9 })).not.toMatch(/hunter2|aHVudGVyMg/);
      expect(JSON.stringify(error)).not.toContain('hunter2');
    },
  );

  it('is unreachable, after an end, when nobody answers', async () => {
    server.behaviour = () => 'hang';
    expect((await failure()).code).toBe('secret_unreachable');
    await server.untilAbandoned(server.calls.length);
  });

  it('is unreachable when nobody listens', async () => {
    const gone = new AwsServer();
    Object.assign(process.env, awsEnvironment(await gone.listen()));
    await gone.close();
    const lonely = secretsManagerClient();
    const error = await storeOver(lonely)
      .get(id)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'secret_unreachable' });
    lonely.destroy();
  });

  it('is not given up after one attempt that met an outage', async () => {
    server.secrets.set(id, strong('a'));
    server.behaviour = (_, count) => (count === 1 ? awsError('InternalServiceError', 'x', 500) : undefined);
    await expect(valuesOf(id)).resolves.toEqual([strong('a')]);
  });
});

describe('connections that died while the process was frozen', () => {
  beforeEach(() => {
    server.secrets.set(id, strong('a'));
  });

  it('cost no look-up when they were closed', async () => {
    for (let thaw = 0; thaw < 3; thaw += 1) {
      await Promise.all(Array.from({ length: 4 }, () => valuesOf(id)));
      server.dropConnections();
      await expect(valuesOf(id)).resolves.toEqual([strong('a')]);
    }
  });

  it('cost no look-up when they are silent', async () => {
    await valuesOf(id);
    server.muteConnections();
    await expect(valuesOf(id)).resolves.toEqual([strong('a')]);
  });
});
