import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import { NotThere, parsed, type ResourceType } from '../resource-type.ts';

export const key: ResourceType = {
  async see({ kms }, { id: KeyId }) {
    const [{ KeyMetadata }, { KeyRotationEnabled }, { Policy }] = await Promise.all([
      kms.send(new DescribeKeyCommand({ KeyId })),
      kms.send(new GetKeyRotationStatusCommand({ KeyId })),
      kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })),
    ]);
    if (KeyMetadata?.KeyState !== 'Enabled') throw new NotThere(KeyId);
    return {
      Description: KeyMetadata.Description,
      EnableKeyRotation: KeyRotationEnabled,
      KeyPolicy: parsed(Policy),
    };
  },
  spoilt: {
    // kept as an object, over which every later look at the key fails
    KeyPolicy: ({ kms }, KeyId, policy) =>
      kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: JSON.stringify(policy) })),
  },
};
