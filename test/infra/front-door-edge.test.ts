import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { newApp } from './support/apps.ts';
import { edgeIn, type Json, rules, single, templateOf } from './support/edges.ts';
import { account, domainName, doorIn, zoneIn } from './support/front-door-stacks.ts';
import { nagFindings } from './support/nag.ts';

describe('where the edge is', () => {
  test('is us-east-1 without being told', () => {
    expect(edgeIn(newApp()).region).toBe('us-east-1');
  });

  test('is refused anywhere else', () => {
    expect(() => edgeIn(newApp(), { env: { region: 'eu-west-1' } })).toThrow(
      'Edge: CloudFront takes certificates and web ACLs from us-east-1 only, not eu-west-1',
    );
  });

  test('makes everything for CloudFront, and no function of its own', () => {
    const template = templateOf();
    expect(single('AWS::WAFv2::WebACL').Scope).toBe('CLOUDFRONT');
    template.allResourcesProperties('AWS::WAFv2::IPSet', { Scope: 'CLOUDFRONT' });
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });
});

describe('the certificate', () => {
  test('is validated in the zone that is given', () => {
    const app = newApp();
    const edge = edgeIn(app, { hostedZone: zoneIn(app) });
    Template.fromStack(edge).hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: domainName,
      DomainValidationOptions: [{ DomainName: domainName, HostedZoneId: 'Z0123456789ABCDEFGHIJ' }],
      ValidationMethod: 'DNS',
    });
  });

  test('is validated by a record of your own where there is no zone', () => {
    expect(single('AWS::CertificateManager::Certificate')).toMatchObject({ ValidationMethod: 'DNS' });
  });
});

describe('what is logged', () => {
  test('is what was blocked or counted, for a month', () => {
    expect(single('AWS::WAFv2::LoggingConfiguration').LoggingFilter).toEqual({
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: [{ ActionCondition: { Action: 'BLOCK' } }, { ActionCondition: { Action: 'COUNT' } }],
        },
      ],
    });
    expect(single('AWS::Logs::LogGroup').RetentionInDays).toBe(30);
  });

  test('goes to a group with the name that WAF insists on, by an ARN without a star', () => {
    expect(single('AWS::Logs::LogGroup').LogGroupName).toBe('aws-waf-logs-Edge');
    const [destination] = single('AWS::WAFv2::LoggingConfiguration').LogDestinationConfigs;
    const text = JSON.stringify(destination);
    expect(text).toMatch(/:log-group:/);
    expect(text).not.toMatch(/\*/);
  });

  test('holds no header, cookie, query string or piece of a body', () => {
    const { DataProtectionConfig } = single('AWS::WAFv2::WebACL');
    expect(DataProtectionConfig.DataProtections).toEqual(
      // a field type without keys stands for all its keys
      ['SINGLE_HEADER', 'SINGLE_COOKIE', 'QUERY_STRING', 'BODY'].map((FieldType) => ({
        Action: 'SUBSTITUTION',
        Field: { FieldType },
      })),
    );
  });

  test('is all there is: no request is sampled', () => {
    const { VisibilityConfig } = single('AWS::WAFv2::WebACL');
    for (const config of [VisibilityConfig, ...rules().map((one) => one.VisibilityConfig)]) {
      expect(config.SampledRequestsEnabled).toBe(false);
    }
  });
});

describe('a gateway in another Region', () => {
  const env = { account, region: 'us-east-1' };
  const doorTypes = ['AWS::Lambda::Url', 'AWS::CloudFront::Distribution'];
  const typesOf = (template: Template) =>
    Object.values<Json>(template.toJSON().Resources).map(({ Type }) => Type);

  test.each([{}, { crossRegionReferences: true }])(
    'reads certificate and web ACL from the outputs of the edge, without custom resources (%o)',
    (stackProps) => {
      const app = newApp();
      const edge = edgeIn(app, { env, ...stackProps });
      const { certificate, webAclArn } = edge;
      const { stack } = doorIn(app, { certificate, webAclArn }, stackProps);
      const template = Template.fromStack(stack);
      const outputOf = (name: string) => ({
        'Fn::GetStackOutput': {
          StackName: 'Edge',
          Region: 'us-east-1',
          OutputName: Match.stringLikeRegexp(name),
        },
      });
      template.hasResourceProperties('AWS::CloudFront::Distribution', {
        DistributionConfig: {
          ViewerCertificate: Match.objectLike({ AcmCertificateArn: outputOf('RefCertificate') }),
          WebACLId: outputOf('WebAclArn'),
        },
      });
      expect(typesOf(template)).toEqual(doorTypes);
      expect(typesOf(Template.fromStack(edge)).filter((type) => /^Custom::/.test(type))).toEqual([]);
      expect(stack.dependencies).toEqual([edge]);
      expect(nagFindings(app)).toEqual([]);
    },
  );

  test('takes them as text too', () => {
    const { stack } = doorIn(newApp());
    expect(typesOf(Template.fromStack(stack))).toEqual(doorTypes);
  });

  test('finds both ARNs among the outputs of the edge', () => {
    const template = templateOf();
    const [acl] = Object.keys(template.findResources('AWS::WAFv2::WebACL'));
    const [certificate] = Object.keys(template.findResources('AWS::CertificateManager::Certificate'));
    template.hasOutput('WebAclArn', { Value: { 'Fn::GetAtt': [acl, 'Arn'] } });
    template.hasOutput('CertificateArn', { Value: { Ref: certificate } });
  });
});

describe('cdk-nag', () => {
  test('has nothing to say of the edge', () => {
    expect(nagFindings(edgeIn(newApp()))).toEqual([]);
  });
});
