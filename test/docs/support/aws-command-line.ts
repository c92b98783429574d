import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as eventbridge from '@aws-sdk/client-eventbridge';
import * as lambda from '@aws-sdk/client-lambda';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';

const services: Readonly<Record<string, object>> = {
  cloudformation,
  cloudwatch,
  events: eventbridge,
  lambda,
  logs,
  secretsmanager: secretsManager,
  sns,
  sqs,
};

/** Commands that the AWS CLI makes up itself, over several operations. */
const madeUp = ['s3 cp', 's3 rm', 's3 rb', 'cloudformation deploy'];

/** Options of every command, and those that the AWS CLI names in its own way. */
const ownWords = ['--query', '--output', '--region', '--profile', '--notification-endpoint'];

type OperationSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  input: unknown,
];
type StructureSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  names: string[],
  types: unknown[],
];

/** In a schema of the SDK. */
const booleanType = 2;

/** Checks operation and options against the service's own description, which its SDK client carries. */
export function awsMistake([, service = '', operation = '', ...args]: readonly string[]): string | undefined {
  if (madeUp.includes(`${service} ${operation}`)) return undefined;
  const name = operation.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const schema = (services[service] as Readonly<Record<string, OperationSchema>> | undefined)?.[`${name}$`];
  if (!schema)
    return `aws ${service} ${operation}: there is no such operation, or its client is not installed here`;
  const input = (typeof schema[4] === 'function' ? schema[4]() : schema[4]) as StructureSchema;
  const known = new Set(
    input[4].flatMap((one, at) =>
      // what is true or false is said with --one or --no-one
      input[5][at] === booleanType ? [squashed(one), squashed(`no-${one}`)] : [squashed(one)],
    ),
  );
  const unknown = args.filter(
    (arg) => arg.startsWith('--') && !ownWords.includes(arg) && !known.has(squashed(arg)),
  );
  return unknown.length === 0 ? undefined : `aws ${service} ${operation} does not know ${unknown.join(', ')}`;
}

function squashed(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}
