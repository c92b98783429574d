import { describe, expect, it } from '@jest/globals';
import type { StackProps } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { NoFunctionUrls } from '../../infra/regions.ts';
import { certificateArn, webAclArn } from './support/front-door-stacks.ts';
import { nagFindings } from './support/nag.ts';
import { configurationOf, gatewayStack, ofType, only, type Template } from './support/synthesised.ts';

const endpoints = { github: { provider: 'github' }, sms: { provider: 'twilio' } } as const;
const domainName = 'hooks.example.com';
const account = '123456789012';
const regional = (scope: Construct) =>
  Certificate.fromCertificateArn(
    scope,
    'Certificate',
    `arn:aws:acm:eu-west-1:${account}:certificate/0a1b`,
  ) as ICertificate;
const zoneOf = (scope: Construct) =>
  HostedZone.fromHostedZoneAttributes(scope, 'Zone', {
    hostedZoneId: 'Z0123456789',
    zoneName: 'example.com',
  });
const frontDoorOf = (scope: Construct) => ({
  domainName,
  certificate: Certificate.fromCertificateArn(scope, 'AtEdge', certificateArn) as ICertificate,
  webAclArn,
});
const inRegion = (region: string): StackProps => ({ env: { account, region } });

function urlsIn(template: Template): readonly string[] {
  return Object.values(template.Resources).flatMap(({ Type }) => (Type === 'AWS::Lambda::Url' ? [Type] : []));
}

describe('an HTTP API as the door', () => {
  const { app, stack, hooks, synthesise } = gatewayStack(() => ({ endpoints, door: 'http-api' }));
  const template = synthesise();

  it('hands every request to the alias, in the form of function URLs', () => {
    expect(only(template, 'AWS::ApiGatewayV2::Route').Properties).toMatchObject({ RouteKey: '$default' });
    expect(only(template, 'AWS::ApiGatewayV2::Integration').Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      IntegrationUri: { Ref: expect.stringMatching(/^HooksLive[0-9A-F]{8}$/) },
    });
    expect(only(template, 'AWS::ApiGatewayV2::Stage').Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
    });
    expect(only(template, 'AWS::ApiGatewayV2::Stage').Properties).not.toHaveProperty('DefaultRouteSettings');
  });

  it('is the only one: there is no function URL, and only this API may call the alias', () => {
    expect(urlsIn(template)).toEqual([]);
    const permissions = ofType(template, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    const ofHandler = permissions.filter(({ Principal }) => Principal !== 'events.amazonaws.com');
    const [[api] = []] = ofType(template, 'AWS::ApiGatewayV2::Api');
    expect(ofHandler).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: expect.stringMatching(/^HooksLive[0-9A-F]{8}$/) },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: {
          'Fn::Join': [
            '',
            ['arn:', { Ref: 'AWS::Partition' }, `:execute-api:eu-west-1:${account}:`, { Ref: api }, '/*/*'],
          ],
        },
      },
    ]);
  });

  it('is what senders are given, without a stage in the path', () => {
    const [[api] = []] = ofType(template, 'AWS::ApiGatewayV2::Api');
    expect(stack.resolve(hooks.urls)).toEqual({
      github: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [api, 'ApiEndpoint'] }, '/github']] },
      sms: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [api, 'ApiEndpoint'] }, '/sms']] },
    });
    expect(stack.resolve(hooks.httpApi?.apiId)).toEqual({ Ref: api });
    expect(JSON.stringify(configurationOf(app, template))).not.toContain('publicUrl');
  });

  it('counts the answers that alarms look at', () => {
    const rule = only(template, 'AWS::CloudWatch::Alarm', 'HooksGatewayAlarmsServerErrors').Properties;
    expect(rule).toMatchObject({ Namespace: 'AWS/ApiGateway', MetricName: '5xx' });
  });

  it('logs nothing that a sender could choose', () => {
    const { AccessLogSettings } = only(template, 'AWS::ApiGatewayV2::Stage').Properties as {
      AccessLogSettings: { Format: string };
    };
    const variables = [...AccessLogSettings.Format.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name);
    expect(variables.sort()).toEqual([
      'error.message',
      'identity.sourceIp',
      'integrationErrorMessage',
      'requestId',
      'requestTimeEpoch',
      'responseLatency',
      'status',
    ]);
    expect(only(template, 'AWS::Logs::LogGroup', 'HooksHttpApiLog').Properties).toMatchObject({
      RetentionInDays: 30,
    });
  });

  it('breaks no rule of AwsSolutions that nobody acknowledged', () => {
    expect(nagFindings(stack)).toEqual([]);
  });

  it('has its log encrypted with a key that is given', () => {
    const ours = gatewayStack((scope) => ({
      endpoints,
      door: 'http-api',
      encryptionKey: new Key(scope, 'Ours'),
    }));
    const { KmsKeyId } = only(ours.synthesise(), 'AWS::Logs::LogGroup', 'HooksHttpApiLog').Properties;
    expect(KmsKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Ours/), 'Arn'] });
  });
});

describe('a domain of an HTTP API', () => {
  const { app, stack, hooks, synthesise } = gatewayStack((scope) => ({
    endpoints,
    door: 'http-api',
    domain: { domainName, certificate: regional(scope), hostedZone: zoneOf(scope) },
  }));
  const template = synthesise();

  it('is what senders are given, and what they sign', () => {
    expect(hooks.urls).toEqual({ github: `https://${domainName}/github`, sms: `https://${domainName}/sms` });
    expect(configurationOf(app, template).endpoints).toMatchObject({
      github: { publicUrl: `https://${domainName}/github` },
      sms: { publicUrl: `https://${domainName}/sms` },
    });
  });

  it('is the only way in', () => {
    expect(only(template, 'AWS::ApiGatewayV2::Api').Properties).toMatchObject({
      DisableExecuteApiEndpoint: true,
    });
    expect(only(template, 'AWS::ApiGatewayV2::DomainName').Properties).toMatchObject({
      DomainName: domainName,
      DomainNameConfigurations: [
        { EndpointType: 'REGIONAL', CertificateArn: expect.stringContaining(':acm:eu-west-1:') },
      ],
    });
    expect(only(template, 'AWS::ApiGatewayV2::ApiMapping').Properties).toMatchObject({ Stage: '$default' });
  });

  it('has its records where a zone is given', () => {
    const records = ofType(template, 'AWS::Route53::RecordSet').map(([, { Properties }]) => Properties);
    expect(records.map(({ Name, Type }) => [Name, Type])).toEqual([
      [`${domainName}.`, 'A'],
      [`${domainName}.`, 'AAAA'],
    ]);
  });

  it('breaks no rule of AwsSolutions that nobody acknowledged', () => {
    expect(nagFindings(stack)).toEqual([]);
  });

  it('is refused in words where a function URL is the door', () => {
    const wrong = () =>
      gatewayStack((scope) => ({ endpoints, domain: { domainName, certificate: regional(scope) } }));
    expect(wrong).toThrow(/^domain: a function URL cannot have one\. Take an HTTP API \(door: 'http-api'\)/);
  });

  it('is refused in words beside a front door, which has one', () => {
    const wrong = () =>
      gatewayStack((scope) => ({
        endpoints,
        door: 'http-api',
        domain: { domainName, certificate: regional(scope) },
        frontDoor: frontDoorOf(scope),
      }));
    expect(wrong).toThrow(/^domain: the front door has one already/);
  });
});

it('a front door stands before an HTTP API too, which must then be reached by its own name', () => {
  const { hooks, synthesise } = gatewayStack((scope) => ({
    endpoints,
    door: 'http-api',
    frontDoor: frontDoorOf(scope),
  }));
  const template = synthesise();
  const [[api] = []] = ofType(template, 'AWS::ApiGatewayV2::Api');
  const distribution = JSON.stringify(only(template, 'AWS::CloudFront::Distribution').Properties);
  expect(distribution).toContain(`{"Fn::GetAtt":["${api}","ApiEndpoint"]}`);
  expect(only(template, 'AWS::ApiGatewayV2::Api').Properties).toMatchObject({
    DisableExecuteApiEndpoint: false,
  });
  expect(hooks.url).toBe(`https://${domainName}`);
  expect(urlsIn(template)).toEqual([]);
});

describe('a Region without function URLs', () => {
  const without = [
    'ap-east-2',
    'ap-south-2',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-west-1',
    'eu-central-2',
    'eu-south-2',
    'il-central-1',
    'me-central-1',
  ];

  it.each(without)('is refused at synthesis, with the way out: %s', (region) => {
    const wrong = () => gatewayStack(() => ({ endpoints }), inRegion(region));
    expect(wrong).toThrow(NoFunctionUrls);
    expect(wrong).toThrow(new RegExp(`no function URLs in ${region} .*door: 'http-api'.*-c door=http-api`));
  });

  it('takes an HTTP API', () => {
    const { synthesise } = gatewayStack(() => ({ endpoints, door: 'http-api' }), inRegion('eu-central-2'));
    expect(urlsIn(synthesise())).toEqual([]);
  });

  it.each([['us-east-1'], ['eu-central-1'], [undefined]])(
    'is none of the others, nor one that is not known: %s',
    (region) => {
      const { synthesise } = gatewayStack(
        () => ({ endpoints }),
        region === undefined ? {} : inRegion(region),
      );
      expect(urlsIn(synthesise())).toHaveLength(1);
    },
  );
});
