import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * What the functions may do, action by action. None has a wildcard in an action; in a resource only where AWS offers
 * nothing narrower. CDK's own grants are wider: `kms:GenerateDataKey*`, `s3:PutObject*`.
 */

/** IAM limits the size of a policy, and CDK begins another one only between statements. */
const mostArnsPerStatement = 10;

/** Which versions a secret has, and what they hold. */
export function readSecrets(arns: readonly string[]): readonly PolicyStatement[] {
  const actions = ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'];
  return inStatements(arns).map((some) => allow(actions, some));
}

/** For senders that deliver their secret themselves. With a value comes its label: no other right moves one. */
export function writeSecrets(arns: readonly string[]): readonly PolicyStatement[] {
  return inStatements(arns).map((some) => allow(['secretsmanager:PutSecretValue'], some));
}

/** ARNs as many at a time as a statement should have. */
export function inStatements(arns: readonly string[]): readonly (readonly string[])[] {
  const starts = Array.from(
    { length: Math.ceil(arns.length / mostArnsPerStatement) },
    (_, at) => at * mostArnsPerStatement,
  );
  return starts.map((at) => arns.slice(at, at + mostArnsPerStatement));
}

/** For `publish`, where nobody knows yet who will send: every source is the domain of a sender. */
export const anyDomain = '*.*';

/** @param sources the only ones that its events may claim to come from */
export function publish(busArn: string, sources: readonly string[]): PolicyStatement {
  const statement = allow(['events:PutEvents'], [busArn]);
  const operator = sources.includes(anyDomain) ? 'StringLike' : 'StringEquals';
  statement.addCondition(operator, { 'events:source': [...sources].sort() });
  return statement;
}

export function lookForBuses(arns: readonly string[]): PolicyStatement {
  return allow(['events:DescribeEventBus'], arns);
}

export function sendTo(queueArn: string): PolicyStatement {
  return allow(['sqs:SendMessage'], [queueArn]);
}

/** `GetQueueAttributes` is for Lambda's poller, which takes the function's role. */
export function emptyQueue(queueArn: string): PolicyStatement {
  return allow(
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    [queueArn],
  );
}

export function storeObjects(bucketArn: string): PolicyStatement {
  return allow(['s3:PutObject'], [`${bucketArn}/*`]);
}

/** Events that were too big for a message lie beside the claim checks, under a prefix of their own. */
export function fetchParkedObjects(bucketArn: string): PolicyStatement {
  return allow(['s3:GetObject'], [`${bucketArn}/parked/*`]);
}

export function rememberDeliveries(tableArn: string): PolicyStatement {
  return allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [tableArn]);
}

export function decrypt(keyArns: readonly string[]): PolicyStatement {
  return allow(['kms:Decrypt'], keyArns);
}

/** To write what is encrypted takes reading it besides, which is `decrypt`. */
export function encrypt(keyArns: readonly string[]): PolicyStatement {
  return allow(['kms:GenerateDataKey'], keyArns);
}

/** To send to an encrypted queue one must decrypt too: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
export function encryptAndDecrypt(keyArn: string): PolicyStatement {
  return allow(['kms:Decrypt', 'kms:GenerateDataKey'], [keyArn]);
}

/** @param logGroupArn ends with `:*`, which stands for its streams */
export function writeLogs(logGroupArn: string): PolicyStatement {
  return allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroupArn]);
}

/**
 * For CodeDeploy, of what AWS's own policy for it allows on every function:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html
 * The documentation of Lambda leaves open whether the alias or its function is the resource.
 */
export function shiftAlias(functionArn: string, aliasName: string): PolicyStatement {
  return allow(
    ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
    [functionArn, `${functionArn}:${aliasName}`],
  );
}

export function lookForAlarms(): PolicyStatement {
  return allow(['cloudwatch:DescribeAlarms'], ['*']);
}

/** Neither knows a resource: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
export function joinVpc(): PolicyStatement {
  return allow(
    [
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ],
    ['*'],
  );
}

function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}
