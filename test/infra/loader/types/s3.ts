import {
  type BucketLifecycleConfiguration,
  DeleteBucketPolicyCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  type OwnershipControls,
  type PublicAccessBlockConfiguration,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { parsed, type ResourceType, unknownToCloudFormation } from '../resource-type.ts';

interface TemplateLifecycle {
  readonly Rules: readonly { Id: string; Status: 'Enabled'; ExpirationInDays: number }[];
}

function toApi({ Rules }: TemplateLifecycle): BucketLifecycleConfiguration {
  return {
    Rules: Rules.map(({ Id, Status, ExpirationInDays: Days }) => ({
      ID: Id,
      Status,
      Expiration: { Days },
      Filter: { Prefix: '' },
    })),
  };
}

export const bucket: ResourceType = {
  async see({ s3 }, { id: Bucket }) {
    const [encryption, access, lifecycle, ownership] = await Promise.all([
      s3.send(new GetBucketEncryptionCommand({ Bucket })),
      s3.send(new GetPublicAccessBlockCommand({ Bucket })),
      s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
      s3.send(new GetBucketOwnershipControlsCommand({ Bucket })),
    ]);
    return {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: encryption.ServerSideEncryptionConfiguration?.Rules?.map(
          ({ ApplyServerSideEncryptionByDefault }) => ({
            ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault,
          }),
        ),
      },
      PublicAccessBlockConfiguration: access.PublicAccessBlockConfiguration,
      LifecycleConfiguration: {
        Rules: lifecycle.Rules?.map(({ ID, Status, Expiration }) => ({
          Id: ID,
          Status,
          ExpirationInDays: Expiration?.Days,
        })),
      },
      OwnershipControls: ownership.OwnershipControls,
    };
  },
  spoilt: {
    PublicAccessBlockConfiguration: (
      { s3 },
      Bucket,
      PublicAccessBlockConfiguration: PublicAccessBlockConfiguration,
    ) => s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration })),
    LifecycleConfiguration: ({ s3 }, Bucket, value: TemplateLifecycle) =>
      s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: toApi(value) })),
    OwnershipControls: ({ s3 }, Bucket, OwnershipControls: OwnershipControls) =>
      s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls })),
  },
};

export const bucketPolicy: ResourceType = {
  async see({ s3 }, { id: Bucket }) {
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    return { Bucket, PolicyDocument: parsed(Policy) };
  },
  api: {
    because: unknownToCloudFormation,
    async create({ s3 }, properties) {
      const Bucket = String(properties.Bucket);
      const Policy = JSON.stringify(properties.PolicyDocument);
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      return { id: Bucket };
    },
    delete: ({ s3 }, { id: Bucket }) => s3.send(new DeleteBucketPolicyCommand({ Bucket })),
  },
};
