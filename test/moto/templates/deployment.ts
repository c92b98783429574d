import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  GetFunctionConfigurationCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { type Clients, clientsOf } from '../../infra/loader/clients.ts';
import { LoadedStack } from '../../infra/loader/loaded-stack.ts';
import type { ParameterValues } from '../../infra/loader/parameters.ts';
import type { Template } from '../../infra/loader/template.ts';
import type { MotoServer } from '../../support/moto-server.ts';
import { Account, sqsEvent } from '../account.ts';
import { MotoGateway } from '../gateway.ts';

const code = readFileSync(fileURLToPath(new URL('../../../dist/lambda.zip', import.meta.url)));
const codeKey = 'lambda.zip';

/** A template, deployed beside a bus that has a consumer, with the bundle as its code. */
export class Deployment {
  readonly template: Template;
  readonly stack: LoadedStack;
  readonly clients: Clients;
  readonly #account: Account;
  readonly #common: ParameterValues;
  readonly #gateways: MotoGateway[] = [];

  private constructor(parts: {
    template: Template;
    stack: LoadedStack;
    clients: Clients;
    account: Account;
    common: ParameterValues;
  }) {
    this.template = parts.template;
    this.stack = parts.stack;
    this.clients = parts.clients;
    this.#account = parts.account;
    this.#common = parts.common;
  }

  /** @param stackName must be new to this moto */
  static async open(
    moto: MotoServer,
    template: Template,
    stackName: string,
    parameters: ParameterValues,
  ): Promise<Deployment> {
    const account = await Account.open(moto, stackName, {}, ['']);
    const clients = clientsOf(moto.url);
    await clients.s3.send(new PutObjectCommand({ Bucket: account.bucket, Key: codeKey, Body: code }));
    const common = { CodeBucket: account.bucket, CodeKey: codeKey, EventBusName: account.bus };
    const stack = await LoadedStack.create(clients, stackName, template, { ...common, ...parameters });
    return new Deployment({ template, stack, clients, account, common });
  }

  update(parameters: ParameterValues): Promise<void> {
    return this.stack.update(this.template, { ...this.#common, ...parameters });
  }

  /** The logical id of the function that runs this export of the bundle. */
  functionOf(exported: 'handler' | 'redrive' | 'check'): string {
    const functions = Object.entries(this.template.Resources);
    const found = functions.find(([, { Properties }]) => Properties?.Handler === `index.${exported}`);
    if (!found) throw new Error(`no function runs ${exported}`);
    return found[0];
  }

  /** The bundle in a process, with the environment that Lambda has for that function. */
  async start(
    exported: 'handler' | 'redrive' | 'check',
    more: Readonly<Record<string, string>> = {},
  ): Promise<MotoGateway> {
    const FunctionName = this.stack.physicalId(this.functionOf(exported));
    const { Environment } = await this.clients.lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    const gateway = await MotoGateway.start({
      ...this.#account.environment,
      AWS_LAMBDA_FUNCTION_NAME: FunctionName,
      ...Environment?.Variables,
      ...more,
    });
    this.#gateways.push(gateway);
    return gateway;
  }

  /** What consumers have got since the last call. */
  consumed(): Promise<readonly Record<string, unknown>[]> {
    return this.#account.consumed();
  }

  /** What waits in the parking queue, as Lambda would hand it to the function that redrives. */
  async parked(): Promise<SQSEvent> {
    const QueueUrl = this.stack.output('ParkingQueueUrl');
    const { sqs } = this.clients;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return sqsEvent(Messages, String(Attributes?.QueueArn));
  }

  /** moto would run the function itself, in Docker, where there is one: tests do what the mapping would. */
  async stopRedriving(): Promise<void> {
    const FunctionName = this.stack.physicalId(this.functionOf('redrive'));
    const { lambda } = this.clients;
    const { EventSourceMappings = [] } = await lambda.send(
      new ListEventSourceMappingsCommand({ FunctionName }),
    );
    for (const { UUID } of EventSourceMappings) {
      await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#gateways.map((gateway) => gateway.stop()));
    this.#account.close();
    for (const client of Object.values(this.clients)) client.destroy();
  }
}
