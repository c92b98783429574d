import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

export const readObjects = ['s3:GetObject'];

export const rotateSecrets = [
  'secretsmanager:DescribeSecret',
  'secretsmanager:GetSecretValue',
  'secretsmanager:ListSecretVersionIds',
  'secretsmanager:PutSecretValue',
  'secretsmanager:UpdateSecretVersionStage',
];

export const manageQueue = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:SendMessage',
  'sqs:GetQueueAttributes',
];

/** @param keys that what is granted is encrypted with */
export function grant(
  grantee: IGrantable,
  actions: readonly string[],
  resourceArns: readonly string[],
  keys: readonly IKey[],
): Grant {
  const access = Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [...resourceArns] });
  if (keys.length === 0) return access;
  return access.combine(
    Grant.addToPrincipal({
      grantee,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resourceArns: [...new Set(keys.map(({ keyArn }) => keyArn))],
    }),
  );
}
