import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  type GetRandomPasswordCommandInput,
  GetSecretValueCommand,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import type { Clients } from '../clients.ts';
import { type ResourceType, unknownToCloudFormation } from '../resource-type.ts';

interface Wanted {
  readonly GenerateSecretString?: GetRandomPasswordCommandInput;
}

/** CloudFormation generates a value itself, as the service would. */
async function generated({ secretsManager }: Clients, how: GetRandomPasswordCommandInput) {
  const { RandomPassword = '' } = await secretsManager.send(new GetRandomPasswordCommand(how));
  return { SecretString: RandomPassword };
}

export const secret: ResourceType = {
  async see({ secretsManager }, { id: SecretId, properties }) {
    const { Name, Description } = await secretsManager.send(new DescribeSecretCommand({ SecretId }));
    const seen = { Name, Description };
    if (properties.SecretString === undefined) return seen;
    const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
    return { ...seen, SecretString };
  },
  unkept: ['GenerateSecretString'],
  api: {
    because: unknownToCloudFormation,
    async create(clients, properties, Name) {
      const { GenerateSecretString: how, ...given } = properties as Wanted;
      const value = how && (await generated(clients, how));
      const input = { Name, ...given, ...value };
      const { ARN = '' } = await clients.secretsManager.send(new CreateSecretCommand(input));
      return { id: ARN };
    },
    update: ({ secretsManager }, { id: SecretId, properties }) =>
      secretsManager.send(new UpdateSecretCommand({ SecretId, ...properties })),
    delete: ({ secretsManager }, { id: SecretId }) =>
      secretsManager.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true })),
  },
};
