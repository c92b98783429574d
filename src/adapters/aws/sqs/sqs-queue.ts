import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { TimeLeft } from '../../../domain/time-left.ts';
import { entryFailure, type SendFailure } from './failure.ts';
import { SqsConnection } from './sqs-connection.ts';

/** Messages, approximately: SQS counts no better. */
interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** A message that nobody is to see for so many seconds. */
export interface Hiding {
  readonly receiptHandle: string;
  readonly seconds: number;
}

const mostReceived = 10;

/**
 * One queue. Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them; it never
 * repeats a request by itself. Every call ends when its time is over, and throws what the SDK throws.
 */
export class SqsQueue {
  readonly #url: string;
  readonly #connection: SqsConnection;

  constructor(url: string, requestTimeoutMs: number) {
    this.#url = url;
    this.#connection = new SqsConnection(requestTimeoutMs);
  }

  /** @returns for each text, in order, why it was not taken; nothing for those that were */
  async sendBatch(texts: readonly string[], time: TimeLeft): Promise<readonly (SendFailure | undefined)[]> {
    const Entries = texts.map((MessageBody, at) => ({ Id: String(at), MessageBody }));
    const command = new SendMessageBatchCommand({ QueueUrl: this.#url, Entries });
    const { Successful = [], Failed = [] } = await this.#connection.call(
      (client, options) => client.send(command, options),
      time,
    );
    return Entries.map(({ Id }) => {
      const failed = Failed.find((entry) => entry.Id === Id);
      if (failed) return entryFailure(failed);
      return Successful.some((entry) => entry.Id === Id) ? undefined : entryFailure(undefined);
    });
  }

  /** @param attributes texts that travel beside the message */
  async send(text: string, attributes: Readonly<Record<string, string>>, time: TimeLeft): Promise<void> {
    const command = new SendMessageCommand({
      QueueUrl: this.#url,
      MessageBody: text,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    });
    await this.#connection.call((client, options) => client.send(command, options), time);
  }

  /**
   * @param visibilityS seconds after which what was received is there again
   * @param waitS seconds to wait for a message: without waiting, SQS looks into some of its servers only
   */
  async receive(visibilityS: number, waitS: number, time: TimeLeft): Promise<readonly Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#url,
      MaxNumberOfMessages: mostReceived,
      VisibilityTimeout: visibilityS,
      WaitTimeSeconds: waitS,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['SentTimestamp'],
    });
    const { Messages = [] } = await this.#connection.call(
      (client, options) => client.send(command, options),
      time,
    );
    return Messages;
  }

  async delete(receiptHandle: string, time: TimeLeft): Promise<void> {
    const command = new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receiptHandle });
    await this.#connection.call((client, options) => client.send(command, options), time);
  }

  /** Nobody sees the message for that many seconds; 0 shows it at once. */
  async hide(receiptHandle: string, seconds: number, time: TimeLeft): Promise<void> {
    const command = new ChangeMessageVisibilityCommand({
      QueueUrl: this.#url,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: seconds,
    });
    await this.#connection.call((client, options) => client.send(command, options), time);
  }

  /** @returns for each, in order, the code with which it was not hidden; nothing for those that were */
  async hideBatch(messages: readonly Hiding[], time: TimeLeft): Promise<readonly (string | undefined)[]> {
    const Entries = messages.map(({ receiptHandle, seconds }, at) => ({
      Id: String(at),
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: seconds,
    }));
    const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#url, Entries });
    const { Successful = [], Failed = [] } = await this.#connection.call(
      (client, options) => client.send(command, options),
      time,
    );
    return Entries.map(({ Id }) =>
      Successful.some((entry) => entry.Id === Id)
        ? undefined
        : entryFailure(Failed.find((entry) => entry.Id === Id)).code,
    );
  }

  async counts(time: TimeLeft): Promise<QueueCounts> {
    const command = new GetQueueAttributesCommand({
      QueueUrl: this.#url,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    });
    const { Attributes } = await this.#connection.call(
      (client, options) => client.send(command, options),
      time,
    );
    return {
      visible: Number(Attributes?.ApproximateNumberOfMessages),
      inFlight: Number(Attributes?.ApproximateNumberOfMessagesNotVisible),
      delayed: Number(Attributes?.ApproximateNumberOfMessagesDelayed),
    };
  }
}
