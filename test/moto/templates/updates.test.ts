import {
  CreateSecretCommand,
  GetSecretValueCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { synthesised } from '../../infra/loader/template.ts';
import { MotoServer } from '../../support/moto-server.ts';
import { fromGithub, fromStripe, githubUrn } from '../../support/senders.ts';
import { Deployment } from './deployment.ts';
import { differences } from './differences.ts';
import { githubSecret, stripeSecret, templates } from './parameters.ts';

const newSecret = 'It is another Secret to Everybody';

let moto: MotoServer;
let deployment: Deployment;
let stacks = 0;

beforeAll(async () => {
  moto = await MotoServer.start();
});
afterAll(() => moto.stop());

function deploy(name: string): Promise<Deployment> {
  stacks += 1;
  return Deployment.open(moto, synthesised(name), `updates-${stacks}`, templates[name] ?? {});
}

const idsOf = ({ stack }: Deployment) =>
  Object.fromEntries(stack.logicalIds.map((id) => [id, stack.physicalId(id)]));

async function statusOf(sent: Promise<{ readonly statusCode: number }>): Promise<number> {
  return (await sent).statusCode;
}

describe('a changed secret', () => {
  const push = (secret: string, id: string) =>
    fromGithub(secret, `{"n":"${id}"}`, { 'x-github-delivery': id });

  beforeEach(async () => {
    deployment = await deploy('github');
  });
  afterEach(() => deployment.close());

  it('verifies deliveries beside the one it replaced, in a gateway that went on running', async () => {
    const gateway = await deployment.start('handler');
    expect(await statusOf(gateway.receive(await push(githubSecret, 'before')))).toBe(200);
    await deployment.update({ GitHubWebhookSecret: newSecret });
    expect(await statusOf(gateway.receive(await push(githubSecret, 'old')))).toBe(200);
    expect(await statusOf(gateway.receive(await push(newSecret, 'new')))).toBe(200);
    expect(await statusOf(gateway.receive(await push('neither', 'forged')))).toBe(401);
    const details = (await deployment.consumed()).map(({ detail }) => detail);
    expect(details).toEqual([{ n: 'before' }, { n: 'old' }, { n: 'new' }]);
  });

  it('becomes the current one, and the one it replaced the previous one', async () => {
    await deployment.update({ GitHubWebhookSecret: newSecret });
    const staged = async (VersionStage: string) => {
      const SecretId = deployment.stack.physicalId('WebhookSecret');
      const command = new GetSecretValueCommand({ SecretId, VersionStage });
      return (await deployment.clients.secretsManager.send(command)).SecretString;
    };
    expect(await staged('AWSCURRENT')).toBe(newSecret);
    expect(await staged('AWSPREVIOUS')).toBe(githubSecret);
  });

  it('leaves every resource where it was, and as the template says', async () => {
    const before = idsOf(deployment);
    await deployment.update({ GitHubWebhookSecret: newSecret });
    expect(idsOf(deployment)).toEqual(before);
    expect(await differences(deployment.stack)).toEqual([]);
  });
});

describe('a secret that is there', () => {
  const push = (secret: string, id: string) =>
    fromGithub(secret, `{"n":"${id}"}`, { 'x-github-delivery': id });

  beforeEach(async () => {
    deployment = await deploy('github');
  });
  afterEach(() => deployment.close());

  it('takes the place of the one that was made, which is deleted', async () => {
    const { secretsManager } = deployment.clients;
    const { WebhookSecret: SecretId } = idsOf(deployment);
    const { ARN = '' } = await secretsManager.send(
      new CreateSecretCommand({ Name: `hooks/${deployment.stack.name}`, SecretString: newSecret }),
    );
    await deployment.update({ GitHubWebhookSecretArn: ARN });
    expect(idsOf(deployment)).not.toHaveProperty('WebhookSecret');
    const read = secretsManager.send(new GetSecretValueCommand({ SecretId }));
    await expect(read).rejects.toBeInstanceOf(ResourceNotFoundException);
    const gateway = await deployment.start('handler');
    expect(await statusOf(gateway.receive(await push(githubSecret, 'old')))).toBe(401);
    expect(await statusOf(gateway.receive(await push(newSecret, 'new')))).toBe(200);
    expect(await differences(deployment.stack)).toEqual([]);
  });

  it('may be read by the functions that look at secrets, and is the only one', async () => {
    const { ARN = '' } = await deployment.clients.secretsManager.send(
      new CreateSecretCommand({ Name: `hooks/${deployment.stack.name}-2`, SecretString: newSecret }),
    );
    await deployment.update({ GitHubWebhookSecretArn: ARN });
    const { stack } = deployment;
    const policies = stack.logicalIds.filter((id) => stack.typeOf(id) === 'AWS::IAM::Policy');
    const seen = await Promise.all(policies.map((id) => stack.seen(id)));
    const named = seen.flatMap(
      (policy) => JSON.stringify(policy).match(/arn:aws:secretsmanager:[^"]*/g) ?? [],
    );
    expect(named).toEqual([ARN, ARN]);
  });
});

describe('a changed threshold', () => {
  it('changes its alarm, and moves nothing', async () => {
    deployment = await deploy('github');
    const { stack } = deployment;
    const before = idsOf(deployment);
    await deployment.update({ ...templates.github, LambdaInvocationThreshold: '17' });
    expect(idsOf(deployment)).toEqual(before);
    const alarms = stack.logicalIds.filter((id) => stack.typeOf(id) === 'AWS::CloudWatch::Alarm');
    const seen = await Promise.all(alarms.map((id) => stack.seen(id)));
    expect(seen.filter(({ Threshold }) => Threshold === 17)).toHaveLength(1);
    expect(await differences(stack)).toEqual([]);
    await deployment.close();
  });
});

describe('an endpoint that is added', () => {
  const second = { Endpoint2: 'payments', Endpoint2Provider: 'stripe', Endpoint2Secret: stripeSecret };
  const charge = () =>
    fromStripe(stripeSecret, '{"id":"evt_1","type":"charge.succeeded","created":1795435200}', {});
  const atPayments = () => ({ ...charge(), rawPath: '/payments' });

  beforeEach(async () => {
    deployment = await deploy('gateway');
  });
  afterEach(() => deployment.close());

  it('has a secret and an endpoint, beside the first, which stays', async () => {
    const unaware = await deployment.start('handler');
    expect(await statusOf(unaware.receive(atPayments()))).toBe(401);

    await deployment.update({ ...templates.gateway, ...second });
    const gateway = await deployment.start('handler');
    expect(await statusOf(gateway.receive(atPayments()))).toBe(200);
    expect(await statusOf(gateway.receive(await fromGithub(githubSecret, '{}')))).toBe(200);
    const resources = (await deployment.consumed()).map((event) => event.resources);
    expect(resources).toEqual([['urn:sallyport:payments:evt_1'], [githubUrn('{}')]]);
  });

  it('adds its secret and what may read it, and replaces nothing', async () => {
    const before = idsOf(deployment);
    await deployment.update({ ...templates.gateway, ...second });
    const { stack } = deployment;
    const after = idsOf(deployment);
    expect(after).toMatchObject(before);
    const added = Object.keys(after).filter((id) => !(id in before));
    expect(added.map((id) => stack.typeOf(id))).toEqual(['AWS::SecretsManager::Secret']);
    const { Endpoint2WebhookSecret } = after;
    expect(Endpoint2WebhookSecret).toMatch(/^arn:aws:secretsmanager:/);
    const policies = stack.logicalIds.filter((id) => stack.typeOf(id) === 'AWS::IAM::Policy');
    const seen = await Promise.all(policies.map((id) => stack.seen(id)));
    const readers = seen.filter((policy) => JSON.stringify(policy).includes(String(Endpoint2WebhookSecret)));
    // the one that receives, and the one that checks
    expect(readers).toHaveLength(2);
    expect(await differences(stack)).toEqual([]);
  });

  it('goes as it came', async () => {
    const before = idsOf(deployment);
    await deployment.update({ ...templates.gateway, ...second });
    const { Endpoint2WebhookSecret: SecretId } = idsOf(deployment);
    await deployment.update(templates.gateway ?? {});
    expect(idsOf(deployment)).toEqual(before);
    const read = deployment.clients.secretsManager.send(new GetSecretValueCommand({ SecretId }));
    await expect(read).rejects.toBeInstanceOf(ResourceNotFoundException);
    const gateway = await deployment.start('handler');
    expect(await statusOf(gateway.receive(atPayments()))).toBe(401);
  });
});
