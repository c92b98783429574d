import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManagerClient } from '../../src/adapters/aws/secrets-manager/client.ts';
import { SecretsManagerEnrolments } from '../../src/adapters/aws/secrets-manager/secrets-manager-enrolments.ts';
import { SecretsManagerSecrets } from '../../src/adapters/aws/secrets-manager/secrets-manager-secrets.ts';
import { SecretsManagerStages } from '../../src/adapters/aws/secrets-manager/secrets-manager-stages.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { windowText } from '../../src/domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { SecretReader } from '../../src/domain/verification/secrets/secret-reader.ts';
import { RecordingLog } from '../support/fakes.ts';
import { MotoServer } from '../support/moto-server.ts';
import { strong } from '../support/strong-secrets.ts';

const environment = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
};
const list = (...secrets: readonly string[]) => JSON.stringify({ secrets });
const window = { ticket: '0123456789abcdef0123456789abcdef', until: Date.now() + 600_000 };

/**
 * What moto does otherwise than AWS documents is tested with a server of our own: a label that is moved together with AWSCURRENT stays where
 * it was too, and a version that has AWSPENDING can be changed.
 */
describe('an enrolment in Secrets Manager, as moto has it', () => {
  let moto: MotoServer;
  let number = 0;
  let id: string;
  let client: SecretsManagerClient;
  let stages: SecretsManagerStages;
  let enrolments: SecretsManagerEnrolments;

  beforeAll(async () => {
    moto = await MotoServer.start();
    Object.assign(process.env, environment, { AWS_ENDPOINT_URL: moto.url });
  });
  afterAll(() => moto.stop());

  beforeEach(() => {
    number += 1;
    id = `hooks/asana-${number}`;
    client = secretsManagerClient();
    stages = new SecretsManagerStages(client);
    enrolments = new SecretsManagerEnrolments(client);
  });

  const make = (value?: string) =>
    new SecretsManagerClient().send(
      new CreateSecretCommand({ Name: id, ...(value === undefined ? {} : { SecretString: value }) }),
    );
  const open = () => stages.stage(id, new Secret(windowText(window)));
  const known = async () => {
    const reader = new SecretReader(
      { endpoints: [], previousSecretSeconds: 60 },
      systemClock,
      new RecordingLog(),
    );
    const secrets = await new SecretsManagerSecrets(client, reader, new RecordingLog()).get(id);
    return secrets.map((secret) => `${secret.label.stage} ${secret.reveal()}`);
  };

  it('puts the secret before the one that is there', async () => {
    await make(strong('old'));
    await open();
    expect(await enrolments.window(id)).toEqual(window);
    expect(await known()).toEqual([`current ${strong('old')}`]);
    const change = (current: string | undefined) => list(strong('new'), String(current));
    expect(await enrolments.take(id, window, change)).toBe(true);
    expect(await known()).toEqual([
      `current ${strong('new')}`,
      `current ${strong('old')}`,
      `previous ${strong('old')}`,
    ]);
  });

  it('begins with a secret that nobody has put anything in', async () => {
    await make();
    await open();
    expect(await enrolments.window(id)).toEqual(window);
    await expect(known()).rejects.toMatchObject({ code: 'secret_absent' });
    expect(await enrolments.take(id, window, () => list(strong('new')))).toBe(true);
    expect(await known()).toEqual([`current ${strong('new')}`]);
  });
});
