import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Key } from 'aws-cdk-lib/aws-kms';
import { gatewayStack, type Template } from './support/synthesised.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const recommended = json('../../node_modules/aws-cdk-lib/recommended-feature-flags.json');
const { context: ours } = json('../../cdk.json');

/** On by recommendation: CDK tells AWS which properties an app sets. Nobody was asked. */
const telemetry = '@aws-cdk/core:enableAdditionalMetadataCollection';

describe('the feature flags of CDK', () => {
  it('are all set in cdk.json as CDK recommends, so that it has nothing to say of them, but for what it would tell AWS', () => {
    expect(ours).toEqual({ ...recommended, [telemetry]: false });
    expect(Object.keys(recommended).length).toBeGreaterThan(50);
  });

  const synthesise = (context: object, door: 'function-url' | 'http-api'): Template => {
    const { synthesise: made } = gatewayStack(
      (scope) => ({
        endpoints: { github: { provider: 'github' }, sms: { provider: 'twilio' } },
        door,
        encryptionKey: new Key(scope, 'Ours', { enableKeyRotation: true }),
      }),
      undefined,
      { context: { ...context } },
    );
    return made();
  };

  /** What grants something, and what is named by the hash of a function: nothing of it holds anything. */
  const mayDiffer =
    /^AWS::(?:IAM|KMS|Lambda::(?:Version|Alias|Permission)|SQS::QueuePolicy|S3::BucketPolicy|SNS::TopicPolicy)/;

  it.each(['function-url', 'http-api'] as const)(
    'change how permissions are written, and nothing else, with a %s',
    (door) => {
      const [without, withFlags] = [{}, ours].map((context) => {
        const resources = Object.entries(synthesise(context, door).Resources);
        const kept = resources.filter(([, { Type }]) => !mayDiffer.test(Type));
        const ids = resources.filter(([, { Type }]) => Type !== 'AWS::Lambda::Version').map(([id]) => id);
        return { kept: Object.fromEntries(kept), ids };
      });
      expect(withFlags).toEqual(without);
      expect(Object.keys(without?.kept ?? {}).length).toBeGreaterThan(30);
    },
  );
});
