import { describe, expect, it } from '@jest/globals';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { handlerId } from '../../infra/deploy/account.ts';
import { certificateArn, domainName, webAclArn } from './support/front-door-stacks.ts';
import { gatewayStack, standAlone, type Template, templateNames } from './support/synthesised.ts';

/**
 * What senders know, or what holds something that nobody could have back. Another logical id is another resource: an update
 * would make a new URL and empty secrets, and delete the old ones.
 */
const lasting = [
  'AWS::Lambda::Url',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::CloudFront::Distribution',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
];

function lastingIn(template: Template): readonly string[] {
  const found = Object.entries(template.Resources).filter(
    ([, { Type, Properties }]) => lasting.includes(Type) || Properties?.Handler === 'index.handler',
  );
  return found.map(([id]) => id).sort();
}

const inEvery = [
  'HooksEndpointsgithub364BBF11',
  'HooksEndpointssms2761DF82',
  'HooksGatewayClaimChecksDC637450',
  'HooksGatewayHandlerFunction55886B5E',
  'HooksGatewayParkingDeadLettersEF580C04',
  'HooksGatewayParkingQueue2928AC1D',
  'HooksGatewayReceiptsDED4007B',
];
const endpoints = { github: { provider: 'github' }, sms: { provider: 'twilio' } } as const;
const certificateOf = (scope: Parameters<typeof Certificate.fromCertificateArn>[0], arn: string) =>
  Certificate.fromCertificateArn(scope, 'Certificate', arn) as ICertificate;

describe('what lasts keeps its logical id', () => {
  // app.test.ts has the command, whose construct has the same id
  it('in the construct', () => {
    const template = gatewayStack(() => ({ endpoints })).synthesise();
    expect(lastingIn(template)).toEqual([...inEvery, 'HooksLiveFunctionUrl491E44B2']);
    expect(template.Resources.HooksLiveFunctionUrl491E44B2?.Properties).toMatchObject({
      // another target or qualifier would replace it too
      TargetFunctionArn: { 'Fn::GetAtt': ['HooksGatewayHandlerFunction55886B5E', 'Arn'] },
      Qualifier: 'live',
    });
    expect(template.Resources.HooksEndpointssms2761DF82?.Properties.Name).toBe('Webhooks/Hooks/sms');
    expect(handlerId).toBe('HooksGatewayHandlerFunction55886B5E');
  });

  it('behind a front door', () => {
    const { synthesise } = gatewayStack((scope) => ({
      endpoints,
      frontDoor: { domainName, webAclArn, certificate: certificateOf(scope, certificateArn) },
    }));
    expect(lastingIn(synthesise())).toEqual(
      [
        ...inEvery,
        'HooksFrontDoorDistribution1F2598BB',
        'HooksLiveFunctionUrl491E44B2',
        'HooksOriginAD169ECF',
      ].sort(),
    );
  });

  it('with an HTTP API', () => {
    const { synthesise } = gatewayStack((scope) => ({
      endpoints,
      door: 'http-api',
      domain: {
        domainName,
        certificate: certificateOf(scope, certificateArn.replace('us-east-1', 'eu-west-1')),
      },
    }));
    expect(lastingIn(synthesise())).toEqual(
      [...inEvery, 'HooksHttpApi18FE8FF7', 'HooksHttpApiDomainCC4A39B6'].sort(),
    );
  });

  it.each(templateNames)('in the template %s', (name) => {
    const secrets =
      name === 'gateway' ? [1, 2, 3, 4, 5, 6].map((at) => `Endpoint${at}WebhookSecret`) : ['WebhookSecret'];
    expect(lastingIn(standAlone(name))).toEqual(
      [
        ...secrets,
        'ClaimChecksE0BCCBA7',
        'HandlerFunction0D87A48C',
        'HandlerFunctionFunctionUrl1704CAE7',
        'ParkingDeadLetters43743341',
        'ParkingQueue878B2F5A',
        'Receipts59C0D3E0',
      ].sort(),
    );
  });
});
