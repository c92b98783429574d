import { json, only, otherwise, type ResourceType, value } from '../form.ts';

export const access: Readonly<Record<string, ResourceType>> = {
  'AWS::IAM::Role': {
    resource: 'aws_iam_role',
    file: 'access',
    called: (id) => id.replace(/Role$/, ''),
    named: { argument: 'name_prefix', isPrefix: true },
    properties: { AssumeRolePolicyDocument: json('assume_role_policy'), Description: value('description') },
    attributes: { Ref: 'name', Arn: 'arn' },
  },
  'AWS::IAM::Policy': {
    resource: 'aws_iam_role_policy',
    file: 'access',
    called: (id) => id.replace(/Role(?:Default)?Policy$/, ''),
    named: { argument: 'name_prefix', isPrefix: true },
    // a policy of CloudFormation must have a name, for which CDK has its logical id
    properties: { PolicyDocument: json('policy'), PolicyName: otherwise(), Roles: only('role') },
    attributes: {},
  },
  'AWS::KMS::Key': {
    resource: 'aws_kms_key',
    file: 'alarms',
    called: (id) => id,
    properties: {
      Description: value('description'),
      EnableKeyRotation: value('enable_key_rotation'),
      KeyPolicy: json('policy'),
      PendingWindowInDays: value('deletion_window_in_days'),
    },
    attributes: { Ref: 'key_id', Arn: 'arn' },
  },
  'AWS::SecretsManager::Secret': {
    resource: 'aws_secretsmanager_secret',
    file: 'access',
    called: (id) => id.replace(/WebhookSecret$/, ''),
    named: { argument: 'name_prefix', isPrefix: true },
    properties: {
      Description: value('description'),
      KmsKeyId: value('kms_key_id'),
      // no value: what Terraform writes it keeps in its state
      SecretString: otherwise(),
    },
    attributes: { Ref: 'arn', Id: 'arn' },
  },
};
