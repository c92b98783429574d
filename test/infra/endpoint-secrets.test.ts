import { describe, expect, it } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { ConfigInvalid } from '../../src/app/configuration/config.ts';
import { github } from '../../src/domain/providers/github.ts';
import type { CredentialForm } from '../../src/domain/verification/credential.ts';
import {
  base64Key,
  certificate,
  defineProvider,
  header,
  hexKey,
  publicKey,
  text,
  token,
  userAndPassword,
} from '../../src/index.ts';
import { configurationOf, gatewayStack, ofType, only } from './support/synthesised.ts';

const madeOf = { docs: github.docs, source: 'hooli.example', answerWithinMs: 15_000, read: github.read };

describe('an endpoint whose provider publishes its keys', () => {
  const hooli = defineProvider({
    ...madeOf,
    id: 'hooli',
    name: 'Hooli',
    scheme: certificate({
      algorithm: 'rsa-sha256',
      encoding: 'base64',
      at: header('x-signature'),
      certificateAt: header('x-certificate'),
      keyAddress: /https:\/\/keys\.hooli\.example\/[a-z0-9]+\.pem/,
      message: ({ body }) => [body],
    }),
  });
  const providers = [hooli];
  const alone = { hooks: { provider: 'hooli' } } as const;

  it('has no secret: none is made, named, granted or configured', () => {
    const { app, hooks, synthesise } = gatewayStack(() => ({ endpoints: alone, providers }));
    hooks.grantRotateSecrets(new Role(hooks, 'Operator', { assumedBy: new ServicePrincipal('ec2') }));
    const template = synthesise();
    expect(hooks.secrets).toEqual({});
    expect(configurationOf(app, template).endpoints).toEqual({ hooks: { provider: 'hooli' } });
    expect(ofType(template, 'AWS::SecretsManager::Secret')).toEqual([]);
    const policies = ofType(template, 'AWS::IAM::Policy');
    expect(policies.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(policies)).not.toContain('secretsmanager:');
  });

  it('has its alarm, its URL and its events like any other, and leaves others their secrets', () => {
    const expectEvery = Duration.hours(1);
    const endpoints = { hooks: { ...alone.hooks, expectEvery }, github: { provider: 'github' } } as const;
    const { hooks, synthesise } = gatewayStack(() => ({ endpoints, providers }));
    const template = synthesise();
    expect(Object.keys(hooks.urls)).toEqual(['hooks', 'github']);
    expect(Object.keys(hooks.secrets)).toEqual(['github']);
    expect(only(template, 'AWS::SecretsManager::Secret').Properties.Name).toBe('Webhooks/Hooks/github');
    expect(JSON.stringify(template)).toContain('Nothing that came to hooks was proven');
    expect(JSON.stringify(only(template, 'AWS::IAM::Policy', 'HooksGatewayHandler'))).toContain(
      '{"events:source":["github.com","hooli.example"]}',
    );
    expect(only(template, 'AWS::Lambda::Function', 'HooksGatewayHandler').Properties.Timeout).toBe(20);
  });

  it('is a mistake with a secret', () => {
    const wrong = () =>
      gatewayStack((stack) => ({
        endpoints: { hooks: { ...alone.hooks, secret: Secret.fromSecretNameV2(stack, 'Ours', 'hooli') } },
        providers,
      }));
    expect(wrong).toThrow(ConfigInvalid);
    expect(wrong).toThrow(
      'endpoints.hooks.secretId: has no use: this provider publishes its keys, and nothing is stored',
    );
  });
});

describe('the secret of an endpoint', () => {
  const generated = { GenerateSecretString: { PasswordLength: 48, ExcludePunctuation: true } };
  const made = (credential: CredentialForm) => {
    const globex = defineProvider({
      ...madeOf,
      id: 'globex',
      name: 'Globex',
      scheme: token(header('x-token'), credential),
    });
    const endpoints = { hooks: { provider: 'globex' } } as const;
    const template = gatewayStack(() => ({ endpoints, providers: [globex] })).synthesise();
    return only(template, 'AWS::SecretsManager::Secret').Properties;
  };

  it.each<[string, CredentialForm]>([
    ['any text', text({ madeBy: 'receiver' })],
    ['text that is long enough', text({ madeBy: 'receiver', pattern: /^.{16,48}$/u })],
    ['base64', base64Key('whsec_', 'receiver')],
  ])('is generated where we may choose it: %s', (_, form) => {
    expect(made(form)).toMatchObject(generated);
  });

  it.each<[string, CredentialForm]>([
    ['hexadecimal digits', hexKey('receiver')],
    ['no capital letters', text({ madeBy: 'receiver', pattern: /^[a-z0-9]+$/ })],
    ['no digit in front', text({ madeBy: 'receiver', pattern: /^[A-Za-z]/ })],
    ['one more than there are', text({ madeBy: 'receiver', pattern: /^.{49,}$/ })],
    ['a user and a password', userAndPassword()],
  ])('stays empty where what is generated would not fit: %s', (_, form) => {
    expect(made(form)).not.toHaveProperty('GenerateSecretString');
  });

  it.each<[string, CredentialForm]>([
    ['a text', text()],
    ['a public key', publicKey()],
  ])('stays empty where the sender makes it: %s', (_, form) => {
    expect(made(form)).not.toHaveProperty('GenerateSecretString');
    expect(made(form)).not.toHaveProperty('SecretString');
  });
});
