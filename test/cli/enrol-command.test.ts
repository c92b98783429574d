import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerEnrolments } from '../../src/adapters/aws/secrets-manager/secrets-manager-enrolments.ts';
import { FileEnrolments } from '../../src/adapters/local/files/file-enrolments.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { asana } from '../../src/domain/providers/asana.ts';
import type { Enrolments } from '../../src/ports/enrolments.ts';
import { aGateway, anEndpoint } from '../domain/support/gateways.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer, awsError } from '../support/aws-server.ts';
import { aDelivery } from '../support/deliveries.ts';
import { FixedSecrets } from '../support/fakes.ts';
import { Terminal, until } from '../support/terminal.ts';
import { VersionedSecret } from '../support/versioned-secret.ts';

const secret = 'b537207f20cbfa02357cf448134da559';

describe('the command enrol', () => {
  const before = { ...process.env };
  let terminal: Terminal;
  let aws: AwsServer;
  beforeEach(async () => {
    terminal = new Terminal();
    aws = new AwsServer();
    Object.assign(process.env, awsEnvironment(await aws.listen()));
  });
  afterEach(async () => {
    terminal.remove();
    await aws.close();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });

  /** As Asana does it, to the URL that the command has printed. */
  async function deliver(enrolments: Enrolments) {
    const { pathname, search } = await until(() =>
      terminal.out === '' ? undefined : new URL(terminal.out.trim()),
    );
    const { gateway } = aGateway({
      endpoints: [anEndpoint(asana, { name: 'asana', secretId: 'asana' })],
      secrets: new FixedSecrets({}),
      enrolments,
      clock: systemClock,
    });
    const headers = { 'x-hook-secret': secret };
    await gateway.receive(aDelivery({ rawPath: pathname, rawQuery: search.slice(1), headers }));
  }

  it('says that the secret came in, and where it is, but not what it is', async () => {
    const done = terminal.run('enrol', 'asana');
    const path = join(terminal.cwd, '.sallyport', 'secrets.json');
    await deliver(new FileEnrolments(path));
    expect(await done).toBe(0);
    expect(terminal.err).toContain(
      `asana: its secret came in, and verifies. Where Asana wants to hear it from you, it is the first of asana: in ${path}\n`,
    );
    expect(readFileSync(path, 'utf8')).toContain(secret);
    expect(terminal.out + terminal.err).not.toContain(secret);
  });

  it('says how Secrets Manager is asked for it, where that has it', async () => {
    const kept = new VersionedSecret(undefined);
    aws.behaviour = (call) => kept.answer(call);
    const done = terminal.run('enrol', 'asana', '--store', 'secrets-manager');
    const client = secretsManagerClient();
    await deliver(new SecretsManagerEnrolments(client));
    client.destroy();
    expect(await done).toBe(0);
    expect(terminal.err).toContain(
      'it is the first of asana: aws secretsmanager get-secret-value --secret-id asana --query SecretString --output text\n',
    );
    expect(terminal.out + terminal.err).not.toContain(secret);
  });

  it('says which secret it was, where Secrets Manager refuses', async () => {
    aws.behaviour = () => awsError('AccessDeniedException', 'not for you');
    expect(await terminal.run('enrol', 'asana', '--store', 'secrets-manager')).toBe(1);
    expect(terminal.err).toMatch(/^sallyport: asana: .*AccessDeniedException/);
  });
});
