import { Annotations, Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/**
 * For alarms that go to an encrypted topic. No condition: that CloudWatch names its account to KMS is documented nowhere,
 * and where it does not, alarms are dropped. The policy of the topic is what keeps other accounts out.
 * https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
 * @returns whether it may now; the policy of an imported key is not ours to change
 */
export function letAlarmsUse(key: IKey): boolean {
  const { statementAdded } = key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
    }),
  );
  return statementAdded;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
export function letLogsUse(key: IKey): void {
  const { statementAdded } = key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:DescribeKey',
      ],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`,
        },
      },
    }),
  );
  if (statementAdded) return;
  Annotations.of(key).addWarningV2(
    'sallyport:imported-key',
    'The key is imported: its policy must let logs.<region>.amazonaws.com use it, or the log groups cannot be made. ' +
      'docs/deploying.md has the statement.',
  );
}
