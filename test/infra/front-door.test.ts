import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CachePolicy, OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { originHeader } from '../../src/domain/receiving/origin.ts';
import { newApp } from './support/apps.ts';
import {
  account,
  certificateArn,
  distributionOf,
  domainName,
  doorIn,
  webAclArn,
  zoneIn,
} from './support/front-door-stacks.ts';
import { nagFindings } from './support/nag.ts';

describe('what passes the front door', () => {
  test('every method passes, and nothing is cached or compressed', () => {
    const { DefaultCacheBehavior: behaviour, CacheBehaviors: others } = distributionOf();
    expect([...behaviour.AllowedMethods].sort()).toEqual(
      ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].sort(),
    );
    expect(behaviour.CachePolicyId).toBe(CachePolicy.CACHING_DISABLED.cachePolicyId);
    expect(behaviour.Compress).toBe(false);
    expect(others).toBeUndefined();
  });

  test('headers, cookies and query strings pass whole, except the host', () => {
    const { DefaultCacheBehavior: behaviour } = distributionOf();
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
    expect(behaviour.OriginRequestPolicyId).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
    expect(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId).toBe(
      behaviour.OriginRequestPolicyId,
    );
    expect(behaviour.LambdaFunctionAssociations ?? behaviour.FunctionAssociations).toBeUndefined();
  });

  test('plain HTTP is refused, not redirected', () => {
    const config = distributionOf();
    expect(config.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('https-only');
    expect(config.ViewerCertificate).toEqual({
      AcmCertificateArn: certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
    expect(config.HttpVersion).toBe('http2and3');
  });

  test('no error answer is kept for the next sender, or changed', () => {
    const { CustomErrorResponses: responses } = distributionOf();
    const alwaysCached = [404, 405, 414, 500, 501, 502, 503, 504];
    expect(responses).toEqual(alwaysCached.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })));
  });

  test('requests pass the web ACL, under the domain', () => {
    const config = distributionOf();
    expect(config.WebACLId).toBe(webAclArn);
    expect(config.Aliases).toEqual([domainName]);
    expect(doorIn(newApp()).door.url).toBe(`https://${domainName}`);
  });
});

describe('how the gateway is called', () => {
  test('CloudFront calls the function URL over TLS 1.2 and signs nothing', () => {
    const { Origins: origins } = distributionOf();
    expect(origins).toHaveLength(1);
    expect(JSON.stringify(origins[0].DomainName)).toMatch(/FunctionUrl/);
    expect(origins[0].CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    expect(origins[0].OriginAccessControlId).toBeUndefined();
  });

  test('CloudFront waits longer than any sender does', () => {
    const { Origins: origins } = distributionOf();
    expect(origins[0].CustomOriginConfig.OriginReadTimeout).toBeGreaterThanOrEqual(30);
  });

  test('the header that the gateway looks for carries a reference to the secret, not the secret', () => {
    const { Origins: origins } = distributionOf();
    expect(origins[0].OriginCustomHeaders).toEqual([
      {
        HeaderName: originHeader,
        HeaderValue: `{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:${account}:secret:hooks/origin-AbCdEf:SecretString:::}}`,
      },
    ]);
  });

  test('another version of the secret is another reference, which makes CloudFormation resolve it', () => {
    const versionOf = (originSecretVersion: string) =>
      distributionOf({ originSecretVersion }).Origins[0].OriginCustomHeaders[0].HeaderValue;
    expect(versionOf('1e8d')).toMatch(/:SecretString:::1e8d\}\}$/);
    expect(versionOf('7f20')).not.toBe(versionOf('1e8d'));
  });
});

describe('the domain', () => {
  test('leads to the door for both versions of IP, in the zone that is given', () => {
    const app = newApp();
    const { stack } = doorIn(app, { hostedZone: zoneIn(app) });
    for (const Type of ['A', 'AAAA']) {
      Template.fromStack(stack).hasResourceProperties('AWS::Route53::RecordSet', {
        Type,
        Name: `${domainName}.`,
        HostedZoneId: 'Z0123456789ABCDEFGHIJ',
        AliasTarget: {
          DNSName: { 'Fn::GetAtt': [Match.stringLikeRegexp('DoorDistribution'), 'DomainName'] },
        },
      });
    }
  });

  test('has no records where no zone is given', () => {
    Template.fromStack(doorIn(newApp()).stack).resourceCountIs('AWS::Route53::RecordSet', 0);
  });

  test('cannot have a certificate of another Region', () => {
    const app = newApp();
    const certificate = Certificate.fromCertificateArn(
      new Stack(app, 'Other'),
      'Certificate',
      certificateArn.replace('us-east-1', 'eu-west-1'),
    );
    expect(() => doorIn(app, { certificate })).toThrow(/us-east-1/);
  });
});

describe('cdk-nag', () => {
  test('has nothing to say of the door that is not acknowledged', () => {
    expect(nagFindings(doorIn(newApp()).stack)).toEqual([]);
  });

  test('does have something to say of what is bad', () => {
    const stack = new Stack(newApp(), 'Bad');
    new CfnQueue(stack, 'Queue');
    expect(nagFindings(stack).join('\n')).toMatch(/^error AwsSolutions-SQS4 Bad\/Queue: /m);
  });
});
