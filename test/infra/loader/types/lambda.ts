import { createHash } from 'node:crypto';
import {
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Clients } from '../clients.ts';
import type { ResourceType } from '../resource-type.ts';

interface Code {
  readonly S3Bucket: string;
  readonly S3Key: string;
}

/** Lambda keeps no trace of where code came from but its digest. */
async function digestOf({ s3 }: Clients, { S3Bucket: Bucket, S3Key: Key }: Code) {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  return createHash('sha256').update(bytes).digest('base64');
}

export const lambdaFunction: ResourceType = {
  async see(clients, { id: FunctionName, properties }) {
    const { Configuration = {} } = await clients.lambda.send(new GetFunctionCommand({ FunctionName }));
    const { ReservedConcurrentExecutions } = await clients.lambda.send(
      new GetFunctionConcurrencyCommand({ FunctionName }),
    );
    const code = properties.Code as Code;
    const isThatCode = Configuration.CodeSha256 === (await digestOf(clients, code));
    return {
      ...Configuration,
      ...(ReservedConcurrentExecutions === undefined ? {} : { ReservedConcurrentExecutions }),
      Code: isThatCode ? code : 'another',
    };
  },
  unkept: ['Architectures', 'LoggingConfig', 'TracingConfig'],
};

export const eventSourceMapping: ResourceType = {
  async see({ lambda }, { id: UUID }) {
    const mapping = await lambda.send(new GetEventSourceMappingCommand({ UUID }));
    return { ...mapping, FunctionName: mapping.FunctionArn?.split(':').at(-1) };
  },
};
