import { describe, expect, it } from '@jest/globals';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { withTextsInPlace } from '../../infra/templates/kept-text.ts';
import { type Config, parseConfig } from '../../src/app/configuration/config.ts';
import { Scope } from './loader/scope.ts';
import {
  configurationOf,
  gatewayStack,
  ofType,
  standAlone,
  type Template,
  templateNames,
} from './support/synthesised.ts';

const pseudo = { 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '123456789012', 'AWS::Partition': 'aws' };
const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/github-AbCdEf';
const ofTheSender = {
  github: 'GitHubWebhookSecretArn',
  twilio: 'TwilioWebhookSecretArn',
  stripe: 'StripeWebhookSecretArn',
};
const code = { CodeBucket: 'code', CodeKey: 'lambda.zip' };

/** Where every resource is there. */
function scopeOf(template: Template, parameters: Record<string, string>): Scope {
  const scope = new Scope({ ...template, Rules: {} }, parameters, pseudo);
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    const ref = Type === 'AWS::SQS::Queue' ? `https://sqs.eu-west-1.amazonaws.com/1/${id}` : `made-${id}`;
    scope.define(id, ref, { FunctionUrl: 'https://made.lambda-url.eu-west-1.on.aws/' });
  }
  return scope;
}

/** What the functions get from a template, as Lambda would hand it to them. */
function environmentsOf(template: Template, parameters: Record<string, string>) {
  const whole = withTextsInPlace(template);
  const scope = scopeOf(whole, parameters);
  return ofType(whole, 'AWS::Lambda::Function').map(([, { Properties }]) => {
    const { Variables } = Properties.Environment as { Variables: object };
    return scope.resolve(Variables) as Record<string, string>;
  });
}

/** All three functions are configured alike, but that the check is told where senders come in. */
function configOf(environments: readonly Record<string, string>[], file?: object): Omit<Config, 'url'> {
  expect(environments).toHaveLength(3);
  const configs = environments.map((environment) =>
    parseConfig(environment, (path) => (path === 'sallyport.json' ? JSON.stringify(file) : '')),
  );
  expect(configs.flatMap(({ url }) => url ?? [])).toEqual([expect.stringMatching(/^https:/)]);
  const [config, ...others] = configs.map(({ url: _, ...config }) => config) as [Omit<Config, 'url'>];
  expect(others).toEqual([config, config]);
  return config;
}

const kept = {
  park: {
    queueUrl: expect.stringMatching(/^https:.*ParkingQueue/),
    deadLetterUrl: expect.stringMatching(/^https:.*ParkingDeadLetters/),
  },
  claimCheck: { bucket: expect.stringContaining('ClaimChecks') },
  dedupe: { table: expect.stringContaining('Receipts'), windowSeconds: 86_400 },
};

describe('the configuration code reads', () => {
  it.each([
    ['github', 'GitHubWebhookSecret'],
    ['twilio', 'TwilioWebhookSecret'],
    ['stripe', 'StripeWebhookSecret'],
  ] as const)('what the template %s gives the functions', (name, secretParameter) => {
    const parameters = { ...code, [secretParameter]: 'hunter2', EventBusName: 'orders' };
    expect(configOf(environmentsOf(standAlone(name), parameters))).toMatchObject({
      endpoints: [
        {
          name,
          provider: { id: name },
          secretId: 'made-WebhookSecret',
          bus: 'orders',
          format: 'quick-start',
        },
      ],
      ...kept,
    });
  });

  it('what the template gateway gives them, with every endpoint that it can hold', () => {
    const names = ['github', 'sms', 'pay', 'git-2', 'a', 'b'];
    const ids = ['github', 'twilio', 'stripe', 'github', 'twilio', 'stripe'];
    const parameters = Object.fromEntries(
      names.flatMap((name, at) => [
        [`Endpoint${at + 1}`, name],
        [`Endpoint${at + 1}Provider`, ids[at] as string],
        [`Endpoint${at + 1}Secret`, 'hunter2'],
      ]),
    );
    const environments = environmentsOf(standAlone('gateway'), {
      ...code,
      ...parameters,
      Format: 'envelope',
    });
    expect(configOf(environments)).toMatchObject({
      endpoints: names.map((name, at) => ({
        name,
        provider: { id: ids[at] },
        secretId: `made-Endpoint${at + 1}WebhookSecret`,
        bus: 'default',
        format: 'envelope',
      })),
      ...kept,
    });
  });

  it('what the template gateway gives them for an endpoint that brings its secret', () => {
    const environments = environmentsOf(standAlone('gateway'), {
      ...code,
      Endpoint1: 'github',
      Endpoint1Secret: 'hunter2',
      Endpoint2: 'sms',
      Endpoint2Provider: 'twilio',
      Endpoint2SecretArn: arn,
    });
    expect(configOf(environments).endpoints).toMatchObject([
      { name: 'github', secretId: 'made-Endpoint1WebhookSecret' },
      { name: 'sms', secretId: arn },
    ]);
  });

  it('what the template gateway gives them for one endpoint', () => {
    const environments = environmentsOf(standAlone('gateway'), {
      ...code,
      Endpoint1: 'github',
      Endpoint1Secret: 'hunter2',
    });
    expect(configOf(environments).endpoints).toMatchObject([
      { name: 'github', bus: 'default', format: 'payload' },
    ]);
  });

  it.each(['0', '3600'])('how long a template lets deliveries be remembered: %s s', (DedupeWindow) => {
    const parameters = { ...code, GitHubWebhookSecret: 'hunter2', DedupeWindow };
    const { dedupe } = configOf(environmentsOf(standAlone('github'), parameters));
    expect(dedupe?.windowSeconds).toBe(Number(DedupeWindow));
  });

  it.each(templateNames)(
    'what the template %s says of itself to commands: the same, and its address',
    (name) => {
      const secrets =
        name === 'gateway' ? { Endpoint1: 'github', Endpoint1SecretArn: arn } : { [ofTheSender[name]]: arn };
      const template = withTextsInPlace(standAlone(name));
      const scope = scopeOf(template, { ...code, ...secrets });
      const [environment] = environmentsOf(template, { ...code, ...secrets });
      const { url, ...told } = JSON.parse(String(scope.resolve(template.Outputs.Configuration?.Value)));
      expect(told).toEqual(JSON.parse(String(environment?.SALLYPORT_CONFIG)));
      expect(url).toBe('https://made.lambda-url.eu-west-1.on.aws/');
      expect(() =>
        parseConfig({ SALLYPORT_CONFIG: JSON.stringify({ url, ...told }) }, () => ''),
      ).not.toThrow();
    },
  );

  it('what the construct gives them: a file, and the rest inline', () => {
    const { app, synthesise } = gatewayStack((stack) => ({
      bus: EventBus.fromEventBusName(stack, 'Orders', 'orders'),
      endpoints: {
        github: { provider: 'github', format: 'envelope' },
        // the cast: CDK is not compiled with exactOptionalPropertyTypes
        sms: { provider: 'twilio', bus: new EventBus(stack, 'Comms') as IEventBus },
      },
      settings: { secretTtlSeconds: 60 },
    }));
    const template = synthesise();
    const config = configOf(environmentsOf(template, {}), configurationOf(app, template));
    expect(config).toMatchObject({
      endpoints: [
        { name: 'github', secretId: 'Webhooks/Hooks/github', bus: 'orders', format: 'envelope' },
        { name: 'sms', secretId: 'Webhooks/Hooks/sms', bus: expect.stringContaining('made-Comms') },
      ],
      secretTtlSeconds: 60,
      ...kept,
    });
  });

  it('two hundred endpoints, of which the environment says nothing', () => {
    const endpoints = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`endpoint-${at}`, { provider: 'github' as const }]),
    );
    const { app, synthesise } = gatewayStack(() => ({ endpoints }));
    const template = synthesise();
    const environments = environmentsOf(template, {});
    expect(configOf(environments, configurationOf(app, template)).endpoints).toHaveLength(200);
    expect(JSON.stringify(environments[0]).length).toBeLessThan(1000);
  });
});
