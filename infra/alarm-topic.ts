import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { letAlarmsUse } from './keys.ts';

/**
 * An encrypted topic that CloudWatch can publish to. That takes a customer key: with `aws/sns`, whose policy nobody can
 * change, alarms are dropped without a word.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * @param encryptionKey is taken where its policy can be changed
 */
export function alarmTopic(scope: Construct, encryptionKey: IKey | undefined): Topic {
  const masterKey = encryptionKey && letAlarmsUse(encryptionKey) ? encryptionKey : ownKey(scope);
  const topic = new Topic(scope, 'AlarmTopic', { masterKey, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  return topic;
}

function ownKey(scope: Construct): Key {
  const key = new Key(scope, 'AlarmKey', {
    description: 'Encrypts alarms.',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  letAlarmsUse(key);
  return key;
}
