import type { ResourceType } from './resource-type.ts';
import { alarm, dashboard } from './types/cloudwatch.ts';
import { table } from './types/dynamodb.ts';
import { rule } from './types/events.ts';
import { policy, role } from './types/iam.ts';
import { key } from './types/kms.ts';
import { eventSourceMapping, lambdaFunction } from './types/lambda.ts';
import { functionUrl, permission } from './types/lambda-access.ts';
import { alias, version } from './types/lambda-versions.ts';
import { logGroup } from './types/logs.ts';
import { bucket, bucketPolicy } from './types/s3.ts';
import { secret } from './types/secrets-manager.ts';
import { topic, topicPolicy } from './types/sns.ts';
import { queue, queuePolicy } from './types/sqs.ts';

/** Every type of our templates that moto has in some way. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::Dashboard': dashboard,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::Rule': rule,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
  'AWS::KMS::Key': key,
  'AWS::Lambda::Alias': alias,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::Url': functionUrl,
  'AWS::Lambda::Version': version,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::SNS::Topic': topic,
  'AWS::SNS::TopicPolicy': topicPolicy,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::SecretsManager::Secret': secret,
};

export function typeOf(type: string): ResourceType {
  const known = resourceTypes[type];
  if (!known) throw new Error(`moto has ${type} in no way`);
  return known;
}

export type Way = 'asStack' | 'throughApi' | 'nowhere';

export function wayOf(type: string): Way {
  const known = resourceTypes[type];
  if (!known) return 'nowhere';
  return known.api ? 'throughApi' : 'asStack';
}
