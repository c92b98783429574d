import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret, type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { CredentialForm } from '../src/domain/verification/credential.ts';
import { explain } from './findings.ts';

export interface NewSecretProps {
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

const passwordLength = 48;
const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Whether whatever Secrets Manager may generate fits: each character is tried at each place. */
export function fitsGenerated({ fits }: CredentialForm): boolean {
  const around = characters + characters;
  return [...characters].every((_, at) => fits(around.slice(at, at + passwordLength)));
}

/** @param id of the endpoint, or what else the secret is of */
export function secretName(gateway: Construct, id: string): string {
  const stack = Stack.of(gateway);
  return `${stack.stackName}/${gateway.node.path.slice(stack.node.path.length + 1)}/${id}`;
}

/**
 * A secret under a name that is known at synthesis, so that it can stand in the configuration file. An empty one is
 * better than a random one: the gateway answers 503, and the sender repeats, instead of 401.
 */
export function newSecret(scope: Construct, id: string, props: NewSecretProps): NamedSecret {
  const { gateway, description, generated, encryptionKey } = props;
  const name = secretName(gateway, id);
  const resource = new CfnSecret(scope, id, {
    name,
    description,
    ...(generated ? { generateSecretString: { excludePunctuation: true, passwordLength } } : {}),
    ...(encryptionKey ? { kmsKeyId: encryptionKey.keyArn } : {}),
  });
  explainSecret(resource);
  // no endpoint has a capital letter in its name: `${id}-value` might be one
  const secret = Secret.fromSecretAttributes(scope, `${id}-Value`, {
    secretCompleteArn: resource.ref,
    ...(encryptionKey ? { encryptionKey } : {}),
  });
  return { secret, id: name };
}

/**
 * By its full ARN, or else by its name. Never by an ARN without the six characters that Secrets Manager adds: it takes the
 * end of a name for them, as in `prod/github-secret`, and finds nothing.
 * https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/describe-secret.html
 * @param gateway reads it: in the Region of the secret, and from another account only by the full ARN
 * @throws {Error} where it could not
 */
export function existingSecret(gateway: Construct, secret: ISecret): NamedSecret {
  const { account, region } = Stack.of(gateway);
  const { secretArn, secretFullArn, env } = secret;
  if (Token.compareStrings(env.region, region) === TokenComparison.DIFFERENT) {
    throw new Error(
      `the secret ${secretArn} is in ${env.region}, the gateway in ${region}, where Secrets Manager does not know it: ` +
        'replicate it, and give the replica',
    );
  }
  if (secretFullArn !== undefined) return { secret, id: secretFullArn };
  if (Token.compareStrings(env.account, account) === TokenComparison.DIFFERENT) {
    throw new Error(
      `the secret ${secretArn} is in another account, which takes its full ARN: Secret.fromSecretCompleteArn`,
    );
  }
  // not `secretName`: of an ARN that CDK takes for partial, it has cut off what looks like the six characters
  const [, name] = secretArn.split(':secret:');
  return { secret, id: name ?? secret.secretName };
}

/** For policies. The end of the ARN is not known of a secret that is named only: six characters. */
export function policyArn({ secretFullArn, secretArn }: ISecret): string {
  return secretFullArn ?? `${secretArn}-??????`;
}

/** Tools would have every secret rotated by a function, and encrypted with a key that costs more than it. */
export function explainSecret(secret: CfnSecret): void {
  explain(secret, {
    ids: ['AwsSolutions-SMG4'],
    reason: 'Only the provider can change its side: docs/rotation.md has the rotation that loses nothing.',
  });
  if (secret.kmsKeyId === undefined) {
    explain(secret, { ids: ['CKV_AWS_149'], reason: 'AWS encrypts it.' });
  }
}
