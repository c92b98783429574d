import { block, blocks, json, only, type ResourceType, value } from '../form.ts';

export const storage: Readonly<Record<string, ResourceType>> = {
  'AWS::SQS::Queue': {
    resource: 'aws_sqs_queue',
    file: 'storage',
    called: (id) => id.replace(/Queue$/, ''),
    named: { argument: 'name_prefix', isPrefix: true },
    properties: {
      DelaySeconds: value('delay_seconds'),
      KmsDataKeyReusePeriodSeconds: value('kms_data_key_reuse_period_seconds'),
      KmsMasterKeyId: value('kms_master_key_id'),
      MessageRetentionPeriod: value('message_retention_seconds'),
      RedrivePolicy: json('redrive_policy'),
      SqsManagedSseEnabled: value('sqs_managed_sse_enabled'),
      VisibilityTimeout: value('visibility_timeout_seconds'),
    },
    attributes: { Ref: 'url', Arn: 'arn', QueueName: 'name' },
  },
  'AWS::SQS::QueuePolicy': {
    resource: 'aws_sqs_queue_policy',
    file: 'storage',
    called: (id) => id.replace(/(?:Queue)?Policy$/, ''),
    properties: { PolicyDocument: json('policy'), Queues: only('queue_url') },
    attributes: {},
  },
  'AWS::S3::Bucket': {
    resource: 'aws_s3_bucket',
    file: 'storage',
    called: (id) => id,
    named: { argument: 'bucket_prefix', isPrefix: true },
    properties: {},
    parts: {
      BucketEncryption: {
        resource: 'aws_s3_bucket_server_side_encryption_configuration',
        of: ['bucket', 'Ref'],
        members: {
          ServerSideEncryptionConfiguration: blocks('rule', {
            BucketKeyEnabled: value('bucket_key_enabled'),
            ServerSideEncryptionByDefault: block('apply_server_side_encryption_by_default', {
              KMSMasterKeyID: value('kms_master_key_id'),
              SSEAlgorithm: value('sse_algorithm'),
            }),
          }),
        },
      },
      LifecycleConfiguration: {
        resource: 'aws_s3_bucket_lifecycle_configuration',
        of: ['bucket', 'Ref'],
        members: {
          Rules: blocks(
            'rule',
            {
              Id: value('id'),
              Status: value('status'),
              Prefix: value('filter.prefix'),
              ExpirationInDays: value('expiration.days'),
              AbortIncompleteMultipartUpload: block('abort_incomplete_multipart_upload', {
                DaysAfterInitiation: value('days_after_initiation'),
              }),
              NoncurrentVersionExpiration: block('noncurrent_version_expiration', {
                NoncurrentDays: value('noncurrent_days'),
              }),
            },
            { filter: {} },
          ),
        },
      },
      OwnershipControls: {
        resource: 'aws_s3_bucket_ownership_controls',
        of: ['bucket', 'Ref'],
        members: { Rules: blocks('rule', { ObjectOwnership: value('object_ownership') }) },
      },
      PublicAccessBlockConfiguration: {
        resource: 'aws_s3_bucket_public_access_block',
        of: ['bucket', 'Ref'],
        members: {
          BlockPublicAcls: value('block_public_acls'),
          BlockPublicPolicy: value('block_public_policy'),
          IgnorePublicAcls: value('ignore_public_acls'),
          RestrictPublicBuckets: value('restrict_public_buckets'),
        },
      },
      VersioningConfiguration: {
        resource: 'aws_s3_bucket_versioning',
        of: ['bucket', 'Ref'],
        members: { Status: value('versioning_configuration.status') },
      },
    },
    attributes: { Ref: 'bucket', Arn: 'arn' },
  },
  'AWS::S3::BucketPolicy': {
    resource: 'aws_s3_bucket_policy',
    file: 'storage',
    called: (id) => id.replace(/Policy$/, ''),
    properties: { Bucket: value('bucket'), PolicyDocument: json('policy') },
    attributes: {},
  },
  'AWS::DynamoDB::Table': {
    resource: 'aws_dynamodb_table',
    file: 'storage',
    called: (id) => id,
    named: { argument: 'name' },
    properties: {
      AttributeDefinitions: blocks('attribute', {
        AttributeName: value('name'),
        AttributeType: value('type'),
      }),
      BillingMode: value('billing_mode'),
      DeletionProtectionEnabled: value('deletion_protection_enabled'),
      KeySchema: { as: 'keys', HASH: 'hash_key', RANGE: 'range_key' },
      PointInTimeRecoverySpecification: block('point_in_time_recovery', {
        PointInTimeRecoveryEnabled: value('enabled'),
      }),
      SSESpecification: block('server_side_encryption', {
        KMSMasterKeyId: value('kms_key_arn'),
        SSEEnabled: value('enabled'),
      }),
      TimeToLiveSpecification: block('ttl', {
        AttributeName: value('attribute_name'),
        Enabled: value('enabled'),
      }),
    },
    attributes: { Ref: 'name', Arn: 'arn' },
  },
};
