import { describe, expect, it } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Tracing } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { templates } from '../../infra/templates/templates.ts';
import { newApp } from './support/apps.ts';
import { nagFindings } from './support/nag.ts';
import { gatewayStack, templateNames } from './support/synthesised.ts';

describe('the rules of AwsSolutions that nobody acknowledged', () => {
  const app = newApp();
  const stacks = templates(app);

  it.each(templateNames)('are none for the template %s', (name) => {
    const stack = stacks.find(({ node }) => node.id === name);
    expect(nagFindings(stack as Stack)).toEqual([]);
  });

  it('are none for the construct', () => {
    expect(nagFindings(gatewayStack().stack)).toEqual([]);
  });

  it('are none for the construct with a key of the user', () => {
    const { stack } = gatewayStack((scope) => ({
      endpoints: { github: { provider: 'github' }, sms: { provider: 'twilio' } },
      encryptionKey: new Key(scope, 'Ours', { enableKeyRotation: true }),
    }));
    expect(nagFindings(stack)).toEqual([]);
  });

  it('are none for the construct that writes traces', () => {
    const { stack } = gatewayStack(() => ({
      endpoints: { github: { provider: 'github' } },
      tracing: Tracing.ACTIVE,
    }));
    expect(nagFindings(stack)).toEqual([]);
  });

  it('are found where there are some', () => {
    const stack = new Stack(newApp(), 'Careless');
    new Queue(stack, 'Queue');
    expect(nagFindings(stack).join()).toMatch(
      /AwsSolutions-SQS3.*AwsSolutions-SQS4|AwsSolutions-SQS4.*AwsSolutions-SQS3/,
    );
  });
});
