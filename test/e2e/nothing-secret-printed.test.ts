import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../support/aws-environment.ts';
import { type AwsReply, AwsServer, awsError } from '../support/aws-server.ts';
import { InitFailed, LambdaProcess } from '../support/lambda-process.ts';
import { fromGithub, fromStripe } from '../support/senders.ts';
import { strong } from '../support/strong-secrets.ts';
import { served, Terminal } from '../support/terminal.ts';

/** Part of every secret of this test: found anywhere, a secret was printed. */
const canary = 'canary5ecret';
const secrets = { a: strong(`${canary}-a`), s: strong(`whsec_${canary}-s`) };
const encodings = [
  canary,
  ...(['base64', 'hex'] as const).map((as) => Buffer.from(canary).toString(as).slice(0, 14)),
];
const body = `{"token":"${canary} in a body"}`;

describe('no secret value', () => {
  const printed: string[] = [];
  let server: AwsServer;
  let environment: Record<string, string>;

  beforeAll(async () => {
    server = new AwsServer({ a: secrets.a, s: secrets.s });
    environment = {
      ...awsEnvironment(await server.listen()),
      SALLYPORT_CONFIG: JSON.stringify({
        endpoints: {
          github: { provider: 'github', secretId: 'a' },
          stripe: { provider: 'stripe', secretId: 's' },
        },
        secretTtlSeconds: 0,
        originSecretId: 'a',
      }),
    };
  });
  afterAll(() => server.close());

  /** What the store can say instead of a good value. */
  const replies: readonly (AwsReply | undefined)[] = [
    undefined,
    awsError('AccessDeniedException', `no, not ${canary}`),
    awsError('InternalServiceError', canary, 500),
    { status: 500, body: canary },
    { body: canary },
    'reset',
    { body: { SecretBinary: Buffer.from(canary).toString('base64') } },
    { body: { SecretString: '' } },
    { body: { SecretString: canary } },
    { body: { SecretString: `{"${canary}":"${canary}"}` } },
    { body: { SecretString: `{"secrets":["${canary}",{"key":"${canary}"}]}` } },
    { body: { SecretString: `{"secrets":["${canary}",""]}` } },
  ];

  it('is written by the bundle, whatever the store and the bus say', async () => {
    const origin = { 'x-sallyport-origin': secrets.a };
    const statuses = new Set<number>();
    for (const operation of ['GetSecretValue', 'PutEvents']) {
      for (const reply of replies) {
        server.behaviour = (call) => (call.operation === operation ? reply : undefined);
        // a process for each: a failure is remembered for a while
        const lambda = await LambdaProcess.start(environment);
        for (const event of [
          await fromGithub(secrets.a, body, origin),
          await fromGithub(`${canary}-other`, body, origin),
          await fromGithub(secrets.a, body, { 'x-sallyport-origin': `${canary}-wrong` }),
          await fromGithub(secrets.a, body, { ...origin, 'x-hub-signature-256': `sha256=${canary}` }),
          fromStripe(secrets.s, body, origin),
        ]) {
          const { statusCode, body: answer, headers } = await lambda.invoke(event, 1_000);
          statuses.add(statusCode);
          printed.push(answer, JSON.stringify(headers));
        }
        printed.push(lambda.stdout, lambda.stderr);
        await lambda.stop();
      }
    }
    expect([...statuses].sort()).toEqual([200, 401, 403, 503]);
  }, 120_000);

  it('is written when the configuration is wrong and holds one', async () => {
    for (const SALLYPORT_CONFIG of [
      canary,
      `{"endpoints":{"github":{"provider":"${canary}","secretId":7,"secret":"${canary}"}}}`,
      `{"endpoints":"${canary}"}`,
    ]) {
      const error = await LambdaProcess.start({ ...environment, SALLYPORT_CONFIG }).catch(
        (thrown: Error) => thrown,
      );
      expect(error).toBeInstanceOf(InitFailed);
      printed.push((error as Error).message);
    }
  });

  it('is written by a command, but where it hands a new one over', async () => {
    const terminal = new Terminal();
    const folder = join(terminal.cwd, '.sallyport');
    mkdirSync(folder);
    const file = join(folder, 'secrets.json');
    const value = join(terminal.cwd, 'value');
    writeFileSync(value, strong(`${canary}-new`));
    writeFileSync(file, JSON.stringify({ github: secrets.a, stripe: secrets.s, twilio: `${canary}-c` }));
    const gateway = await served(terminal);
    const url = ['--url', gateway.url];
    const commands = [
      ['send', 'github', ...url],
      ['send', 'github', '--times', '3', ...url],
      ['rotate', 'github', '--value-file', value, ...url],
      ['rotate', 'github', '--status'],
      ['rotate', 'github', '--promote'],
      ['send', 'github', ...url],
      ['rotate', 'github', '--revoke'],
      ['rotate', 'github', '--abort'],
      ['events'],
    ];
    for (const command of commands) {
      expect(await terminal.run(...command)).toBe(0);
    }
    await gateway.stop();
    for (const broken of [`{"github":{"${canary}":1}}`, `{"github":["${canary}"`, `["${canary}"]`]) {
      writeFileSync(file, broken);
      expect(await terminal.run('send', 'github', ...url)).not.toBe(0);
      expect(await terminal.run('rotate', 'github', '--value-file', '/none')).not.toBe(0);
    }
    printed.push(terminal.out, terminal.err);
    terminal.remove();
  });

  it('was found in all that was printed', () => {
    const all = printed.join('\n');
    expect(all.length).toBeGreaterThan(20_000);
    const codes = [
      'secret_denied',
      'secret_unreachable',
      'secret_binary',
      'secret_empty',
      'secret_malformed',
      'secret_weak',
    ];
    expect(codes.filter((code) => !all.includes(code))).toEqual([]);
    expect(encodings.filter((spelling) => all.includes(spelling))).toEqual([]);
  });
});
