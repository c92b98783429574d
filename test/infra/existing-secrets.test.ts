import { describe, expect, it } from '@jest/globals';
import { App, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { existingSecret } from '../../infra/endpoint-secrets.ts';
import { configurationOf, gatewayStack, only } from './support/synthesised.ts';

const account = '123456789012';
const env = { account, region: 'eu-west-1' };
const arnOf = (name: string, { region, account: owner } = env) =>
  `arn:aws:secretsmanager:${region}:${owner}:secret:${name}`;

/** What the configuration of a gateway calls the secret. */
function idOf(secretIn: (stack: Stack) => ISecret, props: StackProps = { env }) {
  const stack = new Stack(new App(), 'Webhooks', props);
  return stack.resolve(existingSecret(stack, secretIn(stack)).id);
}

describe('a secret that is there', () => {
  // the last one: six characters, as those that Secrets Manager adds
  it.each(['prod/github', 'prod/github-webhook', 'prod/github-secret'])(
    'is called %s, as its user calls it',
    (name) => {
      expect(idOf((stack) => Secret.fromSecretNameV2(stack, 'Ours', name))).toBe(name);
      expect(idOf((stack) => Secret.fromSecretPartialArn(stack, 'Ours', arnOf(name)))).toBe(name);
      expect(idOf((stack) => Secret.fromSecretPartialArn(stack, 'Ours', arnOf(name)), {})).toBe(name);
      const full = `${arnOf(name)}-AbCdEf`;
      expect(idOf((stack) => Secret.fromSecretCompleteArn(stack, 'Ours', full))).toBe(full);
    },
  );

  it('is called by its name where CDK writes out the whole ARN of it', () => {
    const secretIn = (stack: Stack) => Secret.fromSecretNameV2(stack, 'Ours', 'prod/github-secret');
    const { app, synthesise } = gatewayStack(
      (stack) => ({ endpoints: { github: { provider: 'github', secret: secretIn(stack) } } }),
      { env },
      { context: { '@aws-cdk/core:enablePartitionLiterals': true } },
    );
    const template = synthesise();
    expect(configurationOf(app, template)).toMatchObject({
      endpoints: { github: { secretId: 'prod/github-secret' } },
    });
    expect(JSON.stringify(only(template, 'AWS::IAM::Policy', 'HooksGatewayHandler'))).toContain(
      ':secret:prod/github-secret-??????',
    );
  });

  it('is called by the name that only the deployment knows, where that is so', () => {
    const named = (stack: Stack) => new CfnParameter(stack, 'Name').valueAsString;
    expect(idOf((stack) => Secret.fromSecretNameV2(stack, 'Ours', named(stack)))).toEqual({ Ref: 'Name' });
    expect(idOf((stack) => Secret.fromSecretPartialArn(stack, 'Ours', named(stack)))).toEqual({
      'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'Name' }] }],
    });
  });

  it('is called by its full ARN where the app makes it', () => {
    expect(idOf((stack) => new Secret(stack, 'Ours') as ISecret)).toEqual({
      Ref: expect.stringMatching(/^Ours/),
    });
  });
});

describe('a secret of another account', () => {
  const theirs = arnOf('github', { ...env, account: '210987654321' });

  it('is called by its full ARN', () => {
    const full = `${theirs}-AbCdEf`;
    expect(idOf((stack) => Secret.fromSecretCompleteArn(stack, 'Theirs', full))).toBe(full);
  });

  it('is refused without it, in words', () => {
    expect(() => idOf((stack) => Secret.fromSecretPartialArn(stack, 'Theirs', theirs))).toThrow(
      `the secret ${theirs} is in another account, which takes its full ARN`,
    );
  });
});

it('a secret of another Region is refused, since nobody there knows it', () => {
  const far = `${arnOf('github', { ...env, region: 'us-east-1' })}-AbCdEf`;
  expect(() => idOf((stack) => Secret.fromSecretCompleteArn(stack, 'Far', far))).toThrow(
    `the secret ${far} is in us-east-1, the gateway in eu-west-1`,
  );
});
