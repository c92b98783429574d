import { describe, expect, it } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { type CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { explain } from '../../infra/findings.ts';
import { newApp } from './support/apps.ts';
import { nagFindings } from './support/nag.ts';
import { gatewayStack, standAlone, type Template, templateNames } from './support/synthesised.ts';

/** What checkov is not to ask of a resource, and why; the type that it asks it of. */
interface Skip {
  readonly id: string;
  readonly comment: string;
  readonly type: string;
}

/** https://www.checkov.io/5.Policy%20Index/cloudformation.html */
const asked: Readonly<Record<string, string>> = {
  CKV_AWS_18: 'AWS::S3::Bucket',
  CKV_AWS_21: 'AWS::S3::Bucket',
  CKV_AWS_27: 'AWS::SQS::Queue',
  CKV_AWS_28: 'AWS::DynamoDB::Table',
  CKV_AWS_115: 'AWS::Lambda::Function',
  CKV_AWS_116: 'AWS::Lambda::Function',
  CKV_AWS_117: 'AWS::Lambda::Function',
  CKV_AWS_119: 'AWS::DynamoDB::Table',
  CKV_AWS_149: 'AWS::SecretsManager::Secret',
  CKV_AWS_158: 'AWS::Logs::LogGroup',
  CKV_AWS_173: 'AWS::Lambda::Function',
  CKV_AWS_258: 'AWS::Lambda::Url',
};

function skipsIn({ Resources }: Template): readonly Skip[] {
  return Object.values(Resources).flatMap(({ Type, Metadata }) => {
    const { checkov } = (Metadata ?? {}) as { readonly checkov?: { readonly skip: readonly Skip[] } };
    return (checkov?.skip ?? []).map((skip) => ({ ...skip, type: Type }));
  });
}

const synthesised: readonly (readonly [name: string, template: Template])[] = [
  ...templateNames.map((name) => [name, standAlone(name)] as const),
  ['construct', gatewayStack().synthesise()],
];

describe.each(synthesised)('what checkov finds in %s', (_name, template) => {
  const skips = skipsIn(template);

  it('is meant in all the ways that are known here, of the resources that it is asked of', () => {
    const pairs = [...new Set(skips.map(({ id, type }) => `${id} ${type}`))];
    expect(pairs.sort()).toEqual(
      Object.entries(asked)
        .map(([id, type]) => `${id} ${type}`)
        .sort(),
    );
  });

  it('has a reason in words, short enough for a template', () => {
    expect(skips.length).toBeGreaterThan(20);
    for (const { comment } of skips) {
      expect(comment).toMatch(/^[A-Z][^.]*( [^ ]+){2,}\.$/);
      expect(comment.length).toBeLessThanOrEqual(60);
    }
  });
});

describe('a reason', () => {
  it('is told to every tool that asks, beside those that are there', () => {
    const stack = new Stack(newApp(), 'Explained');
    const queue = new Queue(stack, 'Queue');
    explain(queue, { ids: ['CKV_AWS_27', 'AwsSolutions-SQS4'], reason: 'It is a test.' });
    explain(
      queue,
      { ids: ['CKV_AWS_1'], reason: 'So is this.' },
      { ids: ['AwsSolutions-SQS3'], reason: 'And this.' },
    );
    expect(nagFindings(stack)).toEqual([]);
    expect((queue.node.defaultChild as CfnQueue).getMetadata('checkov')).toEqual({
      skip: [
        { id: 'CKV_AWS_27', comment: 'It is a test.' },
        { id: 'CKV_AWS_1', comment: 'So is this.' },
      ],
    });
  });

  it('can be given for a resource that has no construct around it', () => {
    const bucket = new CfnBucket(new Stack(newApp(), 'Plain'), 'Bucket');
    explain(bucket, { ids: ['CKV_AWS_18'], reason: 'It is a test.' });
    expect(bucket.getMetadata('checkov')).toEqual({ skip: [{ id: 'CKV_AWS_18', comment: 'It is a test.' }] });
  });
});
