import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { inStatements } from './permissions.ts';

/** Actions on things, and those on the key that these are encrypted with. */
export interface Rights {
  readonly actions: readonly string[];
  readonly onKey: readonly string[];
}

export const readObjects: Rights = { actions: ['s3:GetObject'], onKey: ['kms:Decrypt'] };

export const rotateSecrets: Rights = {
  actions: [
    'secretsmanager:DescribeSecret',
    'secretsmanager:GetSecretValue',
    'secretsmanager:ListSecretVersionIds',
    'secretsmanager:PutSecretValue',
    'secretsmanager:UpdateSecretVersionStage',
  ],
  onKey: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

export const manageQueue: Rights = {
  actions: [
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:ChangeMessageVisibility',
    'sqs:SendMessage',
    'sqs:GetQueueAttributes',
  ],
  onKey: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

/**
 * @param resourceArns where there are none, nothing is granted: a policy must name something
 * @param keys that what is granted is encrypted with
 */
export function grant(
  grantee: IGrantable,
  { actions, onKey }: Rights,
  resourceArns: readonly string[],
  keys: readonly IKey[],
): Grant {
  if (resourceArns.length === 0) return Grant.drop(grantee, 'there is nothing to grant');
  const access = inStatements(resourceArns)
    .map((some) => Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [...some] }))
    .reduce((one, other) => one.combine(other));
  if (keys.length === 0) return access;
  return access.combine(
    Grant.addToPrincipal({
      grantee,
      actions: [...onKey],
      resourceArns: [...new Set(keys.map(({ keyArn }) => keyArn))],
    }),
  );
}
