import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerSecrets } from '../../src/adapters/aws/secrets-manager/secrets-manager-secrets.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { SecretReader } from '../../src/domain/verification/secrets/secret-reader.ts';
import { RecordingLog } from '../support/fakes.ts';
import { MotoServer } from '../support/moto-server.ts';
import { endOf } from '../support/secret-labels.ts';
import { nameOf, strong } from '../support/strong-secrets.ts';
import { Terminal, until } from '../support/terminal.ts';

const environment = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
};

describe('a rotation in Secrets Manager, as moto has it', () => {
  const log = new RecordingLog();
  let moto: MotoServer;
  let terminal: Terminal;
  let number = 0;
  let secretId: string;

  beforeAll(async () => {
    moto = await MotoServer.start();
    Object.assign(process.env, environment, { AWS_ENDPOINT_URL: moto.url });
  });
  afterAll(() => moto.stop());

  beforeEach(async () => {
    number += 1;
    secretId = `hooks/github-${number}`;
    await new SecretsManagerClient().send(
      new CreateSecretCommand({ Name: secretId, SecretString: strong('first') }),
    );
    terminal = new Terminal({
      env: { SALLYPORT_CONFIG: JSON.stringify({ endpoints: { github: { provider: 'github', secretId } } }) },
    });
  });

  const read = () => {
    const reader = new SecretReader({ endpoints: [], previousSecretSeconds: 60 }, systemClock, log);
    return new SecretsManagerSecrets(secretsManagerClient(), reader, log).get(secretId);
  };
  const known = async () => {
    const secrets = await read();
    return secrets.map((secret) => `${secret.label.stage} ${nameOf(secret.reveal())}`);
  };
  const rotate = (...step: string[]) =>
    terminal.fresh('rotate', 'github', '--store', 'secrets-manager', ...step);

  it('reads a secret that was never rotated', async () => {
    expect(await known()).toEqual(['current first']);
  });

  it('goes from pending over current to previous and away, and each step can be repeated', async () => {
    expect(await rotate()).toBe(0);
    const staged = terminal.out.trim();
    expect(staged).toMatch(/^[0-9a-f]{64}$/);
    expect(await known()).toEqual(['current first', `pending ${staged}`]);
    expect(await rotate()).toBe(0);
    expect(terminal.out.trim()).toBe(staged);

    expect(await rotate('--promote')).toBe(0);
    expect(await known()).toEqual([`current ${staged}`, 'previous first']);
    expect(await rotate('--promote')).toBe(0);
    expect(terminal.err).toContain('nothing is pending');
    expect(await known()).toEqual([`current ${staged}`, 'previous first']);

    expect(await rotate('--revoke')).toBe(0);
    expect(await known()).toEqual([`current ${staged}`]);
    expect(await rotate('--revoke')).toBe(0);
    expect(terminal.err).toContain('no previous secret');
  });

  it('forgets a pending secret', async () => {
    await rotate();
    expect(await rotate('--abort')).toBe(0);
    expect(await rotate('--abort')).toBe(0);
    expect(await known()).toEqual(['current first']);
  });

  it('shows the stages and no value', async () => {
    await rotate();
    expect(await rotate('--status')).toBe(0);
    expect(terminal.lines.map((line) => line.split(/\s+/).slice(0, 2).join(' '))).toEqual([
      'github current',
      'github pending',
    ]);
    expect(terminal.out).not.toContain(strong('first'));
  });

  it('lets a replaced secret verify for the time that was configured, from its replacement', async () => {
    await rotate();
    const before = Date.now();
    await rotate('--promote');
    const [, previous] = await read();
    const until = endOf(previous) ?? 0;
    expect(until).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000 + 60_000);
    expect(until).toBeLessThanOrEqual(Date.now() + 61_000);
  });

  it('lets it verify that long too where the new one was staged long before', async () => {
    await rotate();
    const staged = terminal.out.trim();
    // dates are whole seconds in moto
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const before = Date.now();
    await rotate('--promote');
    expect(endOf((await read())[1])).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000 + 60_000);
    expect(await known()).toEqual([`current ${staged}`, 'previous first']);
  });

  it('waits until the running gateway verifies with the new secret', async () => {
    const running = terminal.run('serve', '--port', '0', '--bus', 'eventbridge');
    const url = await until(() => /listens on (http:\/\/\S+)/.exec(terminal.err)?.[1]);
    const other = new Terminal({
      env: { SALLYPORT_CONFIG: JSON.stringify({ endpoints: { github: { provider: 'github', secretId } } }) },
    });
    expect(
      await other.run('rotate', 'github', '--store', 'secrets-manager', '--url', url, '--wait', '20'),
    ).toBe(0);
    expect(other.err).toContain('the gateway verifies with it');
    terminal.interrupt();
    expect(await running).toBe(0);
    other.remove();
  });

  it('says what is wrong where the secret does not exist', async () => {
    const lost = new Terminal({
      env: { SALLYPORT_CONFIG: '{"endpoints":{"github":{"provider":"github","secretId":"none"}}}' },
    });
    expect(await lost.run('rotate', 'github', '--store', 'secrets-manager')).toBe(1);
    expect(lost.err).toContain('ResourceNotFoundException');
    lost.remove();
  });
});
