import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ParameterValues } from '../../infra/loader/parameters.ts';
import { type Resource, synthesised, type Template, TemplateRefused } from '../../infra/loader/template.ts';
import { MotoServer } from '../../support/moto-server.ts';
import { Deployment } from './deployment.ts';
import { templates } from './parameters.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/github-AbCdEf';

let moto: MotoServer;
let stacks = 0;

beforeAll(async () => {
  moto = await MotoServer.start();
});
afterAll(() => moto.stop());

async function deploy(name: string, more: ParameterValues, template = synthesised(name)): Promise<void> {
  stacks += 1;
  const parameters = { ...templates[name], ...more };
  const deployment = await Deployment.open(moto, template, `refusals-${stacks}`, parameters);
  await deployment.close();
}

describe('parameters', () => {
  const refused: readonly (readonly [why: string, name: string, more: ParameterValues])[] = [
    ['an endpoint has no secret', 'gateway', { Endpoint2: 'sms' }],
    ['two endpoints share a name', 'gateway', { Endpoint2: 'github', Endpoint2Secret: 's' }],
    ['the name of an endpoint is none', 'gateway', { Endpoint1: 'Git Hub' }],
    ['a provider is called as none can be', 'gateway', { Endpoint1Provider: 'Acme Inc.' }],
    ['the secret is empty', 'github', { GitHubWebhookSecret: '' }],
    ['the secret is what CloudFormation shows of it', 'github', { GitHubWebhookSecret: '****' }],
    ['there is a secret and the ARN of another', 'stripe', { StripeWebhookSecretArn: arn }],
    ['the ARN of a secret is cut off', 'github', { GitHubWebhookSecretArn: arn.slice(0, -7) }],
    ['the ARN of a secret may be that of many', 'github', { GitHubWebhookSecretArn: `${arn.slice(0, -1)}*` }],
    ['a secret among others is', 'gateway', { Endpoint2: 'sms', Endpoint2Secret: '****' }],
    ['the concurrency is no number', 'stripe', { ReservedConcurrency: 'many' }],
    ['the bus is given by its ARN', 'github', { EventBusName: 'arn:aws:events:eu-west-1:1:event-bus/b' }],
    ['one belongs to another template', 'twilio', { GitHubWebhookSecret: 's' }],
  ];

  it.each(refused)('are refused where %s', async (_why, name, more) => {
    await expect(deploy(name, more)).rejects.toThrow(TemplateRefused);
  });
});

describe('a bus that is not there', () => {
  const missing = { EventBusName: 'not-there' };

  it('makes the deployment fail', async () => {
    await expect(deploy('github', missing)).rejects.toThrow('Event bus not-there does not exist');
  });

  it('is noticed by the rule that guards it, and by nothing else', async () => {
    const template = synthesised('github');
    const isGuard = ({ Properties }: Resource) => Properties?.State === 'DISABLED';
    const others = Object.entries(template.Resources).filter(([, resource]) => !isGuard(resource));
    expect(others).toHaveLength(Object.keys(template.Resources).length - 1);
    const unguarded: Template = { ...template, Resources: Object.fromEntries(others) };
    await expect(deploy('github', missing, unguarded)).resolves.toBeUndefined();
  });
});
