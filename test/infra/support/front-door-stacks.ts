import { type App, CfnWaitConditionHandle, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { FrontDoor, type FrontDoorProps } from '../../../infra/front-door.ts';
import { newApp } from './apps.ts';

export const domainName = 'hooks.example.com';
export const account = '111122223333';
export const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/0a1b`;
export const webAclArn = `arn:aws:wafv2:us-east-1:${account}:global/webacl/acl/0a1b`;

/** A zone that somebody else looks after. */
export function zoneIn(app: App): IHostedZone {
  const stack = new Stack(app, 'Dns');
  new CfnWaitConditionHandle(stack, 'SoThatItIsNotEmpty');
  return HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'example.com',
  });
}

/** A door in eu-west-1, in a stack that has nothing else: function and secret are there already. */
export function doorIn(
  app: App,
  props: Partial<FrontDoorProps> = {},
  stackProps: StackProps = {},
): { stack: Stack; door: FrontDoor } {
  const stack = new Stack(app, 'Gateway', { env: { account, region: 'eu-west-1' }, ...stackProps });
  const lambda = LambdaFunction.fromFunctionAttributes(stack, 'Function', {
    functionArn: `arn:aws:lambda:eu-west-1:${account}:function:gateway`,
    sameEnvironment: true,
  });
  const certificate: ICertificate = Certificate.fromCertificateArn(stack, 'Certificate', certificateArn);
  const door = new FrontDoor(stack, 'Door', {
    host: Fn.parseDomainName(lambda.addFunctionUrl().url),
    domainName,
    certificate,
    webAclArn,
    originSecret: Secret.fromSecretCompleteArn(
      stack,
      'Origin',
      `arn:aws:secretsmanager:eu-west-1:${account}:secret:hooks/origin-AbCdEf`,
    ),
    ...props,
  });
  return { stack, door };
}

/** What the door's distribution is configured with, in the template. */
export function distributionOf(props: Partial<FrontDoorProps> = {}) {
  const { stack } = doorIn(newApp(), props);
  const [distribution] = Object.values(
    Template.fromStack(stack).findResources('AWS::CloudFront::Distribution'),
  );
  return distribution?.Properties.DistributionConfig;
}
