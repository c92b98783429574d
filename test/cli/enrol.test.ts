import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerEnrolments } from '../../src/adapters/aws/secrets-manager/secrets-manager-enrolments.ts';
import { SecretsManagerStages } from '../../src/adapters/aws/secrets-manager/secrets-manager-stages.ts';
import { FileEnrolments } from '../../src/adapters/local/files/file-enrolments.ts';
import { FileStages } from '../../src/adapters/local/files/file-stages.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { waitForSecret } from '../../src/cli/enrol.ts';
import type { Io } from '../../src/cli/io.ts';
import { senderAddress } from '../../src/domain/receiving/sender-address.ts';
import { readWindow, windowText } from '../../src/domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { Enrolments } from '../../src/ports/enrolments.ts';
import type { SecretStages } from '../../src/ports/secret-stages.ts';
import { aGateway, anEndpoint } from '../domain/support/gateways.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer } from '../support/aws-server.ts';
import { aDelivery } from '../support/deliveries.ts';
import { enrolling } from '../support/enrolling-sender.ts';
import { FixedSecrets } from '../support/fakes.ts';
import { Terminal, until } from '../support/terminal.ts';
import { VersionedSecret } from '../support/versioned-secret.ts';

const secret = 'b537207f20cbfa02357cf448134da559';
const old = 'e8bd39d61597dcd5631b8012eae53e81';
const id = 'hooks/one';

/** The command in the middle of its work, and a gateway that shares the store with it. */
function opened(stages: SecretStages, enrolments: Enrolments, seconds: number) {
  const [stop, told] = [new AbortController(), { out: '', err: '' }];
  const io: Io = {
    out: { write: (text) => (told.out += text) },
    err: { write: (text) => (told.err += text) },
    env: {},
    cwd: '/nowhere',
    stop: stop.signal,
  };
  const endpoint = anEndpoint(enrolling, { publicUrl: 'https://hooks.example.com?a=b' });
  const address = senderAddress(endpoint, undefined);
  const done = waitForSecret(endpoint, stages, address!, seconds, io);
  const { gateway } = aGateway({
    endpoints: [endpoint],
    secrets: new FixedSecrets({}),
    enrolments,
    clock: systemClock,
  });
  const url = () => until(() => (told.out === '' ? undefined : new URL(told.out.trim())));
  const deliver = async (query?: string) => {
    const { pathname, search } = await url();
    const rawQuery = query ?? search.slice(1);
    const headers = { 'x-hook-secret': secret };
    const outcome = await gateway.receive(aDelivery({ rawPath: pathname, rawQuery, headers }));
    return outcome.kind;
  };
  return { done, told, url, deliver, interrupt: () => stop.abort() };
}

describe('enrol, with the local secret file', () => {
  let terminal: Terminal;
  let path: string;
  let stages: FileStages;
  beforeEach(() => {
    terminal = new Terminal();
    path = join(terminal.cwd, 'secrets.json');
    stages = new FileStages(path, systemClock);
  });
  afterEach(() => terminal.remove());

  const open = (seconds = 60) => opened(stages, new FileEnrolments(path), seconds);
  const file = () => JSON.parse(readFileSync(path, 'utf8'));

  it('says which URL to give, waits, and ends when the secret has come in', async () => {
    writeFileSync(path, JSON.stringify({ [id]: old }));
    const { done, told, url, deliver } = open();
    expect((await url()).href).toMatch(/^https:\/\/hooks[.]example[.]com\/hook[?]a=b&enrol=[0-9a-f]{32}$/);
    expect(await deliver('a=b')).toBe('rejected');
    expect(await deliver()).toBe('answered');
    await done;
    expect(file()[id]).toEqual({ current: { secrets: [secret, old] } });
    expect(told.out + told.err).not.toContain(secret);
  });

  it('fails and closes the window when nobody has come', async () => {
    const { done } = open(1);
    await expect(done).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('Enrolling has delivered no secret, and may no longer'),
    });
    expect(file()).toEqual({});
  });

  it('closes the window when it is interrupted', async () => {
    const { done, url, deliver, interrupt } = open();
    await url();
    interrupt();
    await expect(done).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(await deliver()).toBe('rejected');
    expect(file()).toEqual({});
  });

  it('leaves a secret alone that somebody has staged in its place', async () => {
    const { done, url } = open(1);
    await url();
    await stages.stage(id, new Secret(old));
    await expect(done).rejects.toMatchObject({ exitCode: 1 });
    expect(file()[id]).toEqual({ pending: old });
  });

  it('takes the place of a window that was left open', async () => {
    const left = windowText({ ticket: 'f'.repeat(32), until: Date.now() + 60_000 });
    writeFileSync(path, JSON.stringify({ [id]: { pending: left } }));
    const { done, deliver } = open();
    expect(await deliver('enrol=ffffffffffffffffffffffffffffffff')).toBe('rejected');
    expect(await deliver()).toBe('answered');
    await done;
  });

  it.each([
    [{ current: old, pending: secret }, 'a secret waits to be promoted'],
    [{ secrets: Array.from({ length: 8 }, (_, at) => `${at}${old}`) }, 'holds as many secrets as it may'],
    [{ user: 'x' }, 'is a JSON object with other keys'],
  ])('opens nothing where a secret could not come in: %j', async (value, words) => {
    writeFileSync(path, JSON.stringify({ [id]: value }));
    await expect(open().done).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(words),
    });
    expect(file()[id]).toEqual(value);
  });
});

describe('enrol, with Secrets Manager', () => {
  it.each([
    ['has a secret', old, [secret, old]],
    ['is empty, so that the window is its first version', undefined, [secret]],
  ])('puts the secret in where it %s', async (_, before, secrets) => {
    const aws = new AwsServer();
    const kept = new VersionedSecret(before);
    aws.behaviour = (call) => kept.answer(call);
    Object.assign(process.env, awsEnvironment(await aws.listen()));
    const client = secretsManagerClient();
    try {
      const stages = new SecretsManagerStages(client);
      const { done, deliver } = opened(stages, new SecretsManagerEnrolments(client), 60);
      expect(await deliver()).toBe('answered');
      await done;
      expect(JSON.parse(kept.labelled.AWSCURRENT as string)).toEqual({ secrets });
      expect(kept.labelled.AWSPENDING).toBeUndefined();
    } finally {
      client.destroy();
      await aws.close();
    }
  });
});

describe('the command line of enrol', () => {
  let terminal: Terminal;
  beforeEach(() => {
    terminal = new Terminal();
  });
  afterEach(() => terminal.remove());

  it('is for senders that deliver their secret', async () => {
    expect(await terminal.run('enrol', 'github')).toBe(2);
    expect(terminal.err).toContain('GitHub does not deliver its secret in a request');
    expect(await terminal.fresh('enrol', 'nobody')).toBe(2);
    expect(terminal.err).toContain("no endpoint 'nobody' is configured");
  });

  it.each(['0s', '2h', '61m', '3601s', '10', 'm', '1.5h', '-1m'])('opens no window for %s', async (time) => {
    expect(await terminal.run('enrol', 'github', `--for=${time}`)).toBe(2);
    expect(terminal.err).toContain('Must be a time such as 90s, 10m or 1h, of 3600 s at most.');
  });

  it.each(['1s', '10m', '60m', '1h'])('would for %s', async (time) => {
    await terminal.run('enrol', 'github', '--for', time);
    expect(terminal.err).not.toContain('Must be');
  });

  it('leaves its windows to nobody else: rotate promotes none', async () => {
    const folder = join(terminal.cwd, '.sallyport');
    await terminal.run('rotate', 'github', '--status');
    const window = windowText({ ticket: 'f'.repeat(32), until: Date.now() + 60_000 });
    writeFileSync(
      join(folder, 'secrets.json'),
      JSON.stringify({ github: { current: secret, pending: window } }),
    );
    for (const step of [['--promote'], []]) {
      expect(await terminal.fresh('rotate', 'github', ...step)).toBe(2);
      expect(terminal.err).toContain(
        'what is pending cannot be used (--abort forgets it): it is no secret, but',
      );
    }
    expect(await terminal.fresh('rotate', 'github', '--abort')).toBe(0);
    expect(readWindow(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toBeUndefined();
  });
});
