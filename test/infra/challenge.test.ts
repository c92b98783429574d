import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { defineProvider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { certificateArn, domainName, webAclArn } from './support/front-door-stacks.ts';
import { nagFindings } from './support/nag.ts';
import { gatewayStack, ofType, only } from './support/synthesised.ts';

const asking = defineProvider({ ...github, id: 'asking', asks: 'Basic realm="webhooks"' });
const asked = { asked: { provider: 'asking' }, github: { provider: 'github' } } as const;

const gateway = (isAsking: boolean, hasFrontDoor: boolean) =>
  gatewayStack((scope) => ({
    endpoints: isAsking ? asked : { github: { provider: 'github' } },
    providers: [asking],
    ...(hasFrontDoor
      ? {
          frontDoor: {
            domainName,
            certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn) as ICertificate,
            webAclArn,
          },
        }
      : {}),
  }));

describe('a header that asks for credentials, which AWS renames', () => {
  const { stack, synthesise } = gateway(true, true);
  const template = synthesise();

  it('has its name back behind a front door', () => {
    const [[id, code] = []] = ofType(template, 'AWS::CloudFront::Function');
    const { DistributionConfig } = only(template, 'AWS::CloudFront::Distribution').Properties as {
      DistributionConfig: { DefaultCacheBehavior: { FunctionAssociations: unknown } };
    };
    expect(DistributionConfig.DefaultCacheBehavior.FunctionAssociations).toEqual([
      { EventType: 'viewer-response', FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] } },
    ]);
    const handle = (headers: object) =>
      runInNewContext(
        `${code?.Properties.FunctionCode}; handler({ response: { statusCode: 401, headers } })`,
        {
          headers,
        },
      );
    const value = 'Basic realm="webhooks"';
    expect(handle({ 'x-amzn-remapped-www-authenticate': { value } })).toMatchObject({
      statusCode: 401,
      headers: { 'www-authenticate': { value } },
    });
    expect(handle({ 'content-type': { value: 'a/b' } })).toEqual({
      statusCode: 401,
      headers: { 'content-type': { value: 'a/b' } },
    });
  });

  it('breaks no rule of AwsSolutions that nobody acknowledged', () => {
    expect(nagFindings(stack)).toEqual([]);
  });

  it('costs nothing where nobody is asked', () => {
    expect(ofType(gateway(false, true).synthesise(), 'AWS::CloudFront::Function')).toEqual([]);
  });

  it.each([
    [true, false, true],
    [true, true, false],
    [false, false, false],
  ])('is warned of where it gets lost: asked %p, front door %p', (isAsking, hasFrontDoor, warns) => {
    const warnings = Annotations.fromStack(gateway(isAsking, hasFrontDoor).stack)
      .findWarning('*', Match.stringLikeRegexp('sallyport:challenge-renamed'))
      .map(({ entry: { data } }) => String(data));
    expect(warnings.map((text) => text.includes('The sender of asked shows'))).toEqual(warns ? [true] : []);
  });
});
