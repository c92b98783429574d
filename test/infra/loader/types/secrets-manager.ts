import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { type ResourceType, unknownToCloudFormation } from '../resource-type.ts';

export const secret: ResourceType = {
  async see({ secretsManager }, { id: SecretId }) {
    const { Description } = await secretsManager.send(new DescribeSecretCommand({ SecretId }));
    const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
    return { Description, SecretString };
  },
  api: {
    because: unknownToCloudFormation,
    async create({ secretsManager }, properties, Name) {
      const { ARN = '' } = await secretsManager.send(new CreateSecretCommand({ Name, ...properties }));
      return { id: ARN };
    },
    update: ({ secretsManager }, { id: SecretId, properties }) =>
      secretsManager.send(new UpdateSecretCommand({ SecretId, ...properties })),
    delete: ({ secretsManager }, { id: SecretId }) =>
      secretsManager.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true })),
  },
};
