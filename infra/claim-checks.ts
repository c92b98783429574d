import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { explain } from './findings.ts';
import { objectRetention } from './retention.ts';

/** The bucket for what is too big for the bus. It outlives the stack: events point into it. */
export function claimCheckBucket(
  scope: Construct,
  encryptionKey: IKey | undefined,
  archive: Duration | undefined,
): Bucket {
  const bucket = new Bucket(scope, 'ClaimChecks', {
    ...(encryptionKey
      ? { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
      : { encryption: BucketEncryption.S3_MANAGED }),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    lifecycleRules: [{ id: 'outlast-every-pointer', expiration: objectRetention(archive) }],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  explain(
    bucket,
    { ids: ['CKV_AWS_18', 'AwsSolutions-S1'], reason: 'Each delivery is logged.' },
    { ids: ['CKV_AWS_21'], reason: 'No object ever changes.' },
  );
  return bucket;
}

/** For policies on the objects of the bucket. cdk-nag wants each finding named. */
export function acknowledgeObjectWildcards(bucket: Bucket, scope: Construct): void {
  const name = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  explain(scope, {
    ids: ['*', 'parked/*'].map((objects) => `AwsSolutions-IAM5[Resource::<${name}.Arn>/${objects}]`),
    reason: 'The keys of objects are made as deliveries come.',
  });
}
