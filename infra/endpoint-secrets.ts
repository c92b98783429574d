import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret, type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

interface NewSecretProps {
  /** Of the gateway: part of the secret's name. */
  readonly gateway: Construct;
  readonly description: string;
  /** Whether we choose the value. Where the sender issues it, the secret is empty until somebody puts it in. */
  readonly generated: boolean;
  readonly encryptionKey: IKey | undefined;
}

/** A secret, and what the configuration calls it. */
export interface NamedSecret {
  readonly secret: ISecret;
  readonly id: string;
}

/**
 * A secret under a name that is known at synthesis, so that it can stand in the configuration file. An empty one is
 * better than a random one: the gateway answers 503, and the sender repeats, instead of 401.
 */
export function newSecret(scope: Construct, id: string, props: NewSecretProps): NamedSecret {
  const { gateway, description, generated, encryptionKey } = props;
  const stack = Stack.of(gateway);
  const name = `${stack.stackName}/${gateway.node.path.slice(stack.node.path.length + 1)}/${id}`;
  const resource = new CfnSecret(scope, id, {
    name,
    description,
    ...(generated ? { generateSecretString: { excludePunctuation: true, passwordLength: 48 } } : {}),
    ...(encryptionKey ? { kmsKeyId: encryptionKey.keyArn } : {}),
  });
  acknowledgeRotation(resource);
  const secret = Secret.fromSecretAttributes(scope, `${id}-value`, {
    secretCompleteArn: resource.ref,
    ...(encryptionKey ? { encryptionKey } : {}),
  });
  return { secret, id: name };
}

/** By its ARN or its name, whichever is known at synthesis. */
export function existingSecret(secret: ISecret): NamedSecret {
  const known = [secret.secretArn, secret.secretName].find((id) => !Token.isUnresolved(id));
  return { secret, id: known ?? secret.secretArn };
}

/** For policies. The end of the ARN is not known of a secret that is named only: six characters. */
export function policyArn({ secretFullArn, secretArn }: ISecret): string {
  return secretFullArn ?? `${secretArn}-??????`;
}

/** For cdk-nag, which would have every secret rotated by a function. */
export function acknowledgeRotation(secret: CfnSecret): void {
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: 'Only the provider can change its side: docs/rotation.md has the rotation that loses nothing.',
  });
}
