import { describe, expect, it } from '@jest/globals';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { defineProvider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { certificateArn, domainName, webAclArn } from './support/front-door-stacks.ts';
import { nagFindings } from './support/nag.ts';
import { configurationOf, gatewayStack, ofType, only } from './support/synthesised.ts';

describe('a gateway behind a front door', () => {
  const { app, stack, hooks, synthesise } = gatewayStack((scope) => ({
    endpoints: {
      github: { provider: 'github' },
      sms: {
        provider: 'twilio',
        publicUrl: 'https://sms.example.com/in?tenant=acme',
        options: { allowGet: true },
      },
    },
    frontDoor: {
      domainName,
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn) as ICertificate,
      webAclArn,
    },
  }));
  const template = synthesise();

  it('is reached by its domain, but where a sender was given another URL', () => {
    expect(hooks.urls).toEqual({
      github: 'https://hooks.example.com/github',
      sms: 'https://sms.example.com/in?tenant=acme',
    });
  });

  it('knows by which URL senders sign, and what their endpoints allow', () => {
    expect(configurationOf(app, template).endpoints).toMatchObject({
      github: { publicUrl: 'https://hooks.example.com/github' },
      sms: { publicUrl: 'https://sms.example.com/in?tenant=acme', options: { allowGet: true } },
    });
  });

  it('looks only at requests with a secret that is made here and that the front door sends', () => {
    const name = 'Webhooks/Hooks/Origin';
    expect(configurationOf(app, template)).toMatchObject({ originSecretId: name });
    const [[id] = []] = ofType(template, 'AWS::SecretsManager::Secret').filter(
      ([, { Properties }]) => Properties.Name === name,
    );
    const distribution = JSON.stringify(only(template, 'AWS::CloudFront::Distribution').Properties);
    expect(distribution).toContain(`"{{resolve:secretsmanager:",{"Ref":"${id}"},":SecretString:::}}"`);
    const reads = JSON.stringify(only(template, 'AWS::IAM::Policy', 'HooksGatewayHandler').Properties);
    expect(reads).toContain(`{"Ref":"${id}"}`);
  });

  it('breaks no rule of AwsSolutions that nobody acknowledged', () => {
    expect(nagFindings(stack)).toEqual([]);
  });
});

it('a front door waits as long as the function may run', () => {
  const slow = defineProvider({ ...github, id: 'slow', answerWithinMs: 40_000 });
  const { synthesise } = gatewayStack((scope) => ({
    providers: [slow] as never,
    endpoints: { slow: { provider: 'slow' as never } },
    frontDoor: {
      domainName,
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn) as ICertificate,
      webAclArn,
    },
  }));
  const distribution = JSON.stringify(only(synthesise(), 'AWS::CloudFront::Distribution').Properties);
  expect(distribution).toContain('"OriginReadTimeout":45');
});
