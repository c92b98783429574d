import { type AttributeValue, CreateTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CreateEventBusCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { accountId, type Clients, clientsOf, region } from '../infra/loader/clients.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import type { MotoServer } from '../support/moto-server.ts';

interface StoredObject {
  readonly key: string;
  readonly text: string | undefined;
  readonly contentType: string | undefined;
}

/** What a gateway needs in AWS, in a moto server, under names that no other test has. */
export class Account {
  readonly environment: Readonly<Record<string, string>>;
  readonly bus: string;
  readonly bucket: string;
  readonly table: string;
  readonly #suffix: string;
  readonly #url: string;
  readonly #clients: Clients;

  private constructor(moto: MotoServer, suffix: string) {
    this.environment = awsEnvironment(moto.url);
    this.#clients = clientsOf(moto.url);
    this.#url = moto.url;
    this.#suffix = suffix;
    this.bus = `hooks-${suffix}`;
    this.bucket = `big-${suffix}`;
    this.table = `seen-${suffix}`;
  }

  /** @param sourcePrefixes what the rule lets through into the consumer's queue */
  static async open(
    moto: MotoServer,
    suffix: string,
    secrets: Readonly<Record<string, string>>,
    sourcePrefixes: readonly string[],
  ): Promise<Account> {
    const account = new Account(moto, suffix);
    const { eventBridge, s3, dynamo, secretsManager } = account.#clients;
    await Promise.all([
      ...Object.entries(secrets).map(([name, SecretString]) =>
        secretsManager.send(new CreateSecretCommand({ Name: `${name}-${suffix}`, SecretString })),
      ),
      ...(['consumer', 'parking', 'dead'] as const).map((name) => account.#createQueue(name)),
      s3.send(
        new CreateBucketCommand({
          Bucket: account.bucket,
          CreateBucketConfiguration: { LocationConstraint: region },
        }),
      ),
      dynamo.send(
        new CreateTableCommand({
          TableName: account.table,
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          BillingMode: 'PAY_PER_REQUEST',
        }),
      ),
      eventBridge.send(new CreateEventBusCommand({ Name: account.bus })),
    ]);
    const rule = { Rule: 'to-consumer', EventBusName: account.bus };
    await eventBridge.send(
      new PutRuleCommand({
        Name: rule.Rule,
        EventBusName: rule.EventBusName,
        EventPattern: JSON.stringify({ source: sourcePrefixes.map((prefix) => ({ prefix })) }),
      }),
    );
    const Arn = `arn:aws:sqs:${region}:${accountId}:consumer-${suffix}`;
    await eventBridge.send(new PutTargetsCommand({ ...rule, Targets: [{ Id: 'queue', Arn }] }));
    return account;
  }

  queueUrl(name: QueueName): string {
    return `${this.#url}/${accountId}/${name}-${this.#suffix}`;
  }

  get busArn(): string {
    return `arn:aws:events:${region}:${accountId}:event-bus/${this.bus}`;
  }

  /** What consumers have got since the last call. */
  async consumed(): Promise<readonly Record<string, unknown>[]> {
    const messages = await this.take('consumer');
    return messages.map(({ Body }) => JSON.parse(Body ?? '') as Record<string, unknown>);
  }

  /** Empties a queue. */
  async take(name: QueueName): Promise<readonly Message[]> {
    const QueueUrl = this.queueUrl(name);
    const taken: Message[] = [];
    for (let news = await this.#receive(name); news.length > 0; news = await this.#receive(name)) {
      taken.push(...news);
      for (const { ReceiptHandle } of news) {
        await this.#clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
    return taken;
  }

  /** A batch of the parking queue as Lambda hands it over. What is in it stays in flight until it is deleted. */
  async parked(): Promise<SQSEvent> {
    const messages = await this.#receive('parking');
    return sqsEvent(messages, `arn:aws:sqs:${region}:${accountId}:parking-${this.#suffix}`);
  }

  async park(text: string): Promise<void> {
    await this.#clients.sqs.send(
      new SendMessageCommand({ QueueUrl: this.queueUrl('parking'), MessageBody: text }),
    );
  }

  async objects(): Promise<readonly StoredObject[]> {
    const { s3 } = this.#clients;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: this.bucket }));
    return Promise.all(
      Contents.map(async ({ Key: key = '' }) => {
        const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
        return { key, text: await Body?.transformToString(), contentType: ContentType };
      }),
    );
  }

  async seen(): Promise<readonly Readonly<Record<string, AttributeValue>>[]> {
    const { Items = [] } = await this.#clients.dynamo.send(new ScanCommand({ TableName: this.table }));
    return Items;
  }

  close(): void {
    for (const client of Object.values(this.#clients)) client.destroy();
  }

  async #createQueue(name: QueueName): Promise<void> {
    await this.#clients.sqs.send(new CreateQueueCommand({ QueueName: `${name}-${this.#suffix}` }));
  }

  async #receive(name: QueueName): Promise<readonly Message[]> {
    const { Messages = [] } = await this.#clients.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.queueUrl(name),
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages;
  }
}

/** Messages as Lambda hands them over. */
export function sqsEvent(messages: readonly Message[], queueArn: string): SQSEvent {
  return {
    Records: messages.map((message) => ({
      messageId: String(message.MessageId),
      receiptHandle: String(message.ReceiptHandle),
      body: String(message.Body),
      attributes: message.Attributes as unknown as SQSEvent['Records'][number]['attributes'],
      messageAttributes: {},
      md5OfBody: String(message.MD5OfBody),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}

type QueueName = 'consumer' | 'parking' | 'dead';
