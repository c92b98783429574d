import { inspect } from 'node:util';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerSecrets } from '../../../../src/adapters/aws/secrets-manager/secrets-manager-secrets.ts';
import { SecretsUnavailable } from '../../../../src/domain/errors.ts';
import { windowText } from '../../../../src/domain/verification/secrets/enrolment-window.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import {
  type AwsBehaviour,
  type AwsReply,
  AwsServer,
  awsError,
  versionIdOf,
} from '../../../support/aws-server.ts';
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
    log,
  );
}

afterEach(async () => {
  client.destroy();
  await server.close();
});

async function valuesOf(secretId: string): Promise<readonly string[]> {
  return (await secrets.get(secretId)).map((secret) => secret.reveal());
}

/** What was asked since the last time. */
function asked(): readonly string[] {
  return server.calls
    .splice(0)
    .map(({ operation, input }) => [operation, input.VersionStage ?? []].flat().join(' '))
    .sort();
}

const staged = async () =>
  (await secrets.get(id)).map(
    (secret) => `${secret.label.stage}:${secret.label.position} ${nameOf(secret.reveal())}`,
  );

const describeCall = 'DescribeSecret';
const denyDescribing: AwsBehaviour = ({ operation }) =>
  operation === describeCall ? awsError('AccessDeniedException', 'x') : undefined;

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

  it('is looked at again at every call, for caching is not its task', async () => {
    server.secrets.set(id, strong('before'));
    await valuesOf(id);
    server.secrets.set(id, strong('after'));
    await expect(valuesOf(id)).resolves.toEqual([strong('after')]);
  });
});

describe('the stages of a secret', () => {
  beforeEach(() => {
    server.secrets.set(id, strong('now'));
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
    const VersionIdsToStages = {
      [versionIdOf(strong('now'))]: ['AWSCURRENT'],
      [versionIdOf(strong('old'))]: ['AWSPREVIOUS'],
    };
    server.behaviour = ({ operation }) =>
      operation === 'DescribeSecret'
        ? { body: { VersionIdsToStages, LastChangedDate: clock.now() / 1_000 } }
        : undefined;
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
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    server.behaviour = ({ input }) =>
      input.VersionStage === 'AWSPREVIOUS' ? awsError('InternalServiceError', 'x', 500) : undefined;
    expect((await failure()).code).toBe('secret_unreachable');
  });

  it.each(['AWSPENDING', 'AWSPREVIOUS'])(
    'go on without %s when it is out of bounds or unusable, with a line',
    async (stage) => {
      server.secrets.set(`${id}@${stage}`, strong('other'));
      for (const reply of [
        awsError('AccessDeniedException', 'x'),
        { body: { SecretString: '' } },
        { body: { SecretString: '{"user":"hunter2"}' } },
        { body: { SecretBinary: 'aHVudGVyMg==' } },
      ]) {
        secrets = storeOver(client);
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
    server.secrets.set(`${id}@AWSPENDING`, strong('now'));
    await expect(staged()).resolves.toEqual(['current:0 now']);
    server.behaviour = denyDescribing;
    await expect(staged()).resolves.toEqual(['current:0 now']);
  });
});

describe('the calls', () => {
  const [get, calls] = [(stage: string) => `GetSecretValue ${stage}`, ['DescribeSecret']];

  beforeEach(() => {
    server.secrets.set(id, strong('now'));
  });

  it('are two for a secret that was never rotated, and one at every look after that', async () => {
    await expect(staged()).resolves.toEqual(['current:0 now']);
    expect(asked()).toEqual([...calls, get('AWSCURRENT')]);
    for (let look = 0; look < 3; look += 1) {
      await expect(staged()).resolves.toEqual(['current:0 now']);
      expect(asked()).toEqual(calls);
    }
  });

  it('are one more for a version that is new, and none for one that gets another stage', async () => {
    await staged();
    asked();
    server.secrets.set(`${id}@AWSPENDING`, strong('next'));
    await expect(staged()).resolves.toEqual(['current:0 now', 'pending:0 next']);
    expect(asked()).toEqual([...calls, get('AWSPENDING')]);

    server.secrets.delete(`${id}@AWSPENDING`);
    server.secrets.set(id, strong('next')).set(`${id}@AWSPREVIOUS`, strong('now'));
    await expect(staged()).resolves.toEqual(['current:0 next', 'previous:0 now']);
    expect(asked()).toEqual(calls);
    expect(endOf((await secrets.get(id))[1])).toBe(server.changedAt + previousSecretSeconds * 1_000);
  });

  it('name version and stage, since a policy may allow some stages only', async () => {
    await staged();
    expect(server.callsOf('GetSecretValue').map(({ input }) => input)).toEqual([
      { SecretId: id, VersionId: versionIdOf(strong('now')), VersionStage: 'AWSCURRENT' },
    ]);
  });

  it('are made again for a version that had no stage meanwhile', async () => {
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    await staged();
    server.secrets.delete(`${id}@AWSPREVIOUS`);
    await staged();
    asked();
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    await expect(staged()).resolves.toEqual(['current:0 now', 'previous:0 old']);
    expect(asked()).toEqual([...calls, get('AWSPREVIOUS')]);
  });

  it('are made again for what could not be read', async () => {
    server.secrets.set(`${id}@AWSPENDING`, strong('next'));
    server.behaviour = ({ input }) =>
      input.VersionStage === 'AWSPENDING' ? awsError('AccessDeniedException', 'x') : undefined;
    await expect(staged()).resolves.toEqual(['current:0 now']);
    server.behaviour = () => undefined;
    await expect(staged()).resolves.toEqual(['current:0 now', 'pending:0 next']);
  });

  it('of one secret say nothing about another', async () => {
    server.secrets.set('hooks/other', strong('other'));
    await staged();
    await expect(valuesOf('hooks/other')).resolves.toEqual([strong('other')]);
  });
});

describe('the current secret alone', () => {
  const current = async () => (await secrets.current(id))?.map((secret) => secret.reveal());

  beforeEach(() => {
    server.secrets.set(id, strong('now'));
  });

  it('is one call, which names its stage, whatever other stages there are', async () => {
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old')).set(`${id}@AWSPENDING`, strong('next'));
    await expect(current()).resolves.toEqual([strong('now')]);
    expect(server.calls).toEqual([
      { operation: 'GetSecretValue', input: { SecretId: id, VersionStage: 'AWSCURRENT' } },
    ]);
  });

  it('is the whole list that is stored there', async () => {
    server.secrets.set(id, listOf('newest', 'older'));
    await expect(current()).resolves.toEqual([strong('newest'), strong('older')]);
  });

  it('is not read again by the look that follows, which knows when the one before was replaced', async () => {
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    await current();
    asked();
    await expect(staged()).resolves.toEqual(['current:0 now', 'previous:0 old']);
    expect(asked()).toEqual([describeCall, 'GetSecretValue AWSPREVIOUS']);
    expect(endOf((await secrets.get(id))[1])).toBe(server.changedAt + previousSecretSeconds * 1_000);
  });

  it('is read again by the look that follows where it was changed meanwhile', async () => {
    await current();
    server.secrets.set(id, strong('next')).set(`${id}@AWSPREVIOUS`, strong('now'));
    asked();
    await expect(staged()).resolves.toEqual(['current:0 next', 'previous:0 now']);
    expect(asked()).toEqual([describeCall, 'GetSecretValue AWSCURRENT']);
  });

  it.each([
    { what: 'there is none', reply: awsError('ResourceNotFoundException', 'x') },
    { what: 'it waits for its deletion', reply: awsError('InvalidRequestException', 'x') },
    {
      what: 'its sender is to deliver it',
      reply: { body: { SecretString: windowText({ ticket: '0'.repeat(32), until: 1 }) } },
    },
  ])('says nothing where $what, so that all must be asked for', async ({ reply }) => {
    server.behaviour = () => reply;
    await expect(current()).resolves.toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  it.each([
    { reply: awsError('AccessDeniedException', 'x'), code: 'secret_denied' },
    { reply: awsError('InternalServiceError', 'x', 500), code: 'secret_unreachable' },
    { reply: { body: { SecretString: 'hunter2' } }, code: 'secret_weak' },
    { reply: { body: { SecretBinary: 'aHVudGVyMg==' } }, code: 'secret_binary' },
  ])('is as unavailable as all of them where it fails: $code', async ({ reply, code }) => {
    server.secrets.set(`${id}@AWSPREVIOUS`, strong('old'));
    server.behaviour = ({ input }) => (input.VersionStage === 'AWSCURRENT' ? reply : undefined);
    expect(await failure()).toMatchObject({ code, secretId: id });
    await expect(current()).rejects.toMatchObject({ name: 'SecretsUnavailable', code, secretId: id });
  });

  it('needs no right to describe it', async () => {
    server.behaviour = denyDescribing;
    await expect(current()).resolves.toEqual([strong('now')]);
    expect(log.lines).toEqual([]);
  });
});

describe('a secret that changes between two calls', () => {
  beforeEach(() => {
    server.secrets.set(id, strong('now'));
  });

  it.each(['ResourceNotFoundException', 'InvalidRequestException'])(
    'is looked at once more, and nobody hears of it: %s',
    async (type) => {
      server.behaviour = ({ operation }, count) => {
        if (operation !== 'GetSecretValue' || count > 1) return undefined;
        server.secrets.set(id, strong('next')).set(`${id}@AWSPREVIOUS`, strong('now'));
        return awsError(type, 'x');
      };
      await expect(staged()).resolves.toEqual(['current:0 next', 'previous:0 now']);
      expect(server.callsOf(describeCall)).toHaveLength(2);
      expect(log.lines).toEqual([]);
    },
  );

  it('is looked at twice at most, and may have a pending version without a value', async () => {
    server.secrets.set(`${id}@AWSPENDING`, strong('next'));
    server.behaviour = ({ input }) =>
      input.VersionStage === 'AWSPENDING' ? awsError('ResourceNotFoundException', 'x') : undefined;
    await expect(staged()).resolves.toEqual(['current:0 now']);
    expect(server.callsOf(describeCall)).toHaveLength(2);
    expect(log.lines).toEqual([]);
  });
});

describe('a secret that is known', () => {
  beforeEach(async () => {
    server.secrets.set(id, strong('now'));
    await staged();
  });

  const gone = { type: 'ResourceNotFoundException', why: 'has no value yet' };
  it.each([
    {
      what: 'waits for its deletion, though its versions are still described',
      body: { DeletedDate: 1, VersionIdsToStages: { [versionIdOf(strong('now'))]: ['AWSCURRENT'] } },
      type: 'InvalidRequestException',
      why: 'scheduled for deletion',
    },
    { what: 'has a previous version only', body: { VersionIdsToStages: { v: ['AWSPREVIOUS'] } }, ...gone },
    { what: 'has no version any more', body: {}, ...gone },
  ])('is absent when it $what', async ({ body, type, why }) => {
    server.behaviour = ({ operation }) => (operation === describeCall ? { body } : awsError(type, 'x'));
    expect(await failure()).toMatchObject({ code: 'secret_absent', message: expect.stringContaining(why) });
  });

  it('is unreachable in an outage: serving on is the task of the cache', async () => {
    server.behaviour = () => awsError('InternalServiceError', 'x', 500);
    expect((await failure()).code).toBe('secret_unreachable');
  });
});

describe('a function that may read secrets, and not describe them', () => {
  beforeEach(() => {
    server.secrets.set(id, strong('now')).set(`${id}@AWSPREVIOUS`, strong('old'));
    server.behaviour = denyDescribing;
  });

  it('reads every stage at each look', async () => {
    for (let look = 0; look < 2; look += 1) {
      await expect(staged()).resolves.toEqual(['current:0 now', 'previous:0 old']);
      expect(asked()).toEqual([
        describeCall,
        'GetSecretValue AWSCURRENT',
        'GetSecretValue AWSPENDING',
        'GetSecretValue AWSPREVIOUS',
      ]);
    }
  });

  it('says so once, and what to grant', async () => {
    server.secrets.set('hooks/other', strong('other'));
    await staged();
    await staged();
    await valuesOf('hooks/other');
    expect(log.lines).toMatchObject([
      {
        level: 'warn',
        name: 'secret_describe_denied',
        fields: {
          secretId: id,
          message: expect.stringContaining('grant the function secretsmanager:DescribeSecret'),
        },
      },
    ]);
  });

  it('says nothing of it where it may do neither: the failure names both rights', async () => {
    server.behaviour = () => awsError('AccessDeniedException', 'x');
    const { message } = await failure();
    for (const right of ['DescribeSecret', 'GetSecretValue']) expect(message).toContain(right);
    expect(log.lines).toEqual([]);
  });

  it('goes on as any other once it may', async () => {
    await staged();
    server.behaviour = () => undefined;
    await staged();
    asked();
    await expect(staged()).resolves.toEqual(['current:0 now', 'previous:0 old']);
    expect(asked()).toEqual([describeCall]);
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

  beforeEach(() => {
    server.secrets.set(id, strong('a'));
  });

  it.each(failures)('is named by the code $code when it $what', async ({ reply, code }) => {
    server.behaviour = ({ operation }) => (operation === 'GetSecretValue' ? reply : undefined);
    const error = await failure();
    expect(error).toMatchObject({ name: 'SecretsUnavailable', code, secretId: id });
  });

  const answers = failures.filter(
    ({ reply }) => typeof reply === 'string' || reply.status !== undefined || reply.body === '<html>',
  );
  it.each(answers)('is named by the same code when all calls do so: it $what', async ({ reply, code }) => {
    expect(answers.length).toBeGreaterThan(9);
    await valuesOf(id);
    server.behaviour = () => reply;
    expect(await failure()).toMatchObject({ code, secretId: id });
  });

  it.each(failures)(
    'is told about with its id, with advice and without its value, when it $what',
    async ({ reply }) => {
      server.behaviour = ({ operation }) => (operation === 'GetSecretValue' ? reply : undefined);
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
