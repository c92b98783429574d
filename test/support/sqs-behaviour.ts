import { createHash } from 'node:crypto';
import { type AwsBehaviour, type AwsCall, type AwsReply, awsError } from './aws-server.ts';

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, { readonly DataType: string; readonly StringValue: string }>>;
  readonly sentAt: number;
  /** Epoch ms from which it can be received. */
  visibleAt: number;
  receipts: number;
}

interface BatchEntry {
  readonly Id: string;
  readonly MessageBody: string;
}

interface HidingEntry {
  readonly Id: string;
  readonly ReceiptHandle: string;
  readonly VisibilityTimeout: number;
}

/** Queues in memory that answer like SQS, as the behaviour of an `AwsServer`. */
export class SqsBehaviour {
  readonly queues = new Map<string, QueuedMessage[]>();
  /** Epoch ms. */
  now: () => number = Date.now;
  /** Bytes of the longest message, and of all messages of one request. */
  maxBytes = 1_048_576;
  /** Answers a call in another way. */
  before: AwsBehaviour = () => undefined;
  /** The code with which a message of a batch fails; a code in front of which stands `!` is the sender's fault. */
  failEntry: (body: string, at: number, count: number) => string | undefined = () => undefined;
  #nextId = 0;

  readonly behaviour: AwsBehaviour = (call, count) => this.before(call, count) ?? this.#answer(call, count);

  in(url: string): QueuedMessage[] {
    const queue = this.queues.get(url) ?? [];
    this.queues.set(url, queue);
    return queue;
  }

  bodies(url: string): readonly string[] {
    return this.in(url).map(({ body }) => body);
  }

  add(url: string, body: string, attributes: QueuedMessage['attributes'] = {}): QueuedMessage {
    const now = this.now();
    this.#nextId += 1;
    const id = `00000000-0000-4000-8000-${String(this.#nextId).padStart(12, '0')}`;
    const message = { id, body, attributes, sentAt: now, visibleAt: now, receipts: 0 };
    this.in(url).push(message);
    return message;
  }

  #answer({ operation, input }: AwsCall, count: number): AwsReply | undefined {
    const url = String(input.QueueUrl);
    switch (operation) {
      case 'SendMessage':
        return this.#send(url, input);
      case 'SendMessageBatch':
        return this.#sendBatch(url, input.Entries as BatchEntry[], count);
      case 'ReceiveMessage':
        return { body: this.#receive(url, input) };
      case 'DeleteMessage':
        this.queues.set(
          url,
          this.in(url).filter(({ id }) => id !== input.ReceiptHandle),
        );
        return {};
      case 'ChangeMessageVisibility':
        for (const message of this.in(url)) {
          if (message.id === input.ReceiptHandle)
            message.visibleAt = this.now() + Number(input.VisibilityTimeout) * 1_000;
        }
        return {};
      case 'ChangeMessageVisibilityBatch':
        return { body: this.#hideBatch(url, input.Entries as HidingEntry[]) };
      case 'GetQueueAttributes':
        return { body: { Attributes: this.#counts(url) } };
      default:
        return undefined;
    }
  }

  #hideBatch(url: string, entries: readonly HidingEntry[]): object {
    if (entries.length > 10) throw new Error('a batch has at most 10 entries');
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const { Id, ReceiptHandle, VisibilityTimeout } of entries) {
      const message = this.in(url).find(({ id }) => id === ReceiptHandle);
      if (message) {
        message.visibleAt = this.now() + VisibilityTimeout * 1_000;
        Successful.push({ Id });
      } else {
        Failed.push({ Id, Code: 'ReceiptHandleIsInvalid', SenderFault: true });
      }
    }
    return { Successful, Failed };
  }

  #send(url: string, { MessageBody, MessageAttributes }: AwsCall['input']): AwsReply {
    const body = String(MessageBody);
    const attributes = (MessageAttributes ?? {}) as QueuedMessage['attributes'];
    const extra = Object.entries(attributes).reduce(
      (sum, [name, { DataType, StringValue }]) => sum + Buffer.byteLength(name + DataType + StringValue),
      0,
    );
    if (Buffer.byteLength(body) + extra > this.maxBytes) return tooLong(this.maxBytes);
    const { id } = this.add(url, body, attributes);
    return { body: { MessageId: id, MD5OfMessageBody: md5(body) } };
  }

  #sendBatch(url: string, entries: readonly BatchEntry[], count: number): AwsReply {
    const bytes = entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0);
    if (entries.length > 10) return awsError('com.amazonaws.sqs#TooManyEntriesInBatchRequest', 'too many');
    if (bytes > this.maxBytes) {
      const message = `Batch requests cannot be longer than ${this.maxBytes} bytes. You have sent ${bytes} bytes.`;
      return awsError('com.amazonaws.sqs#BatchRequestTooLong', message);
    }
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const [at, { Id, MessageBody }] of entries.entries()) {
      const code = this.failEntry(MessageBody, at, count);
      if (code === undefined) {
        const { id } = this.add(url, MessageBody);
        Successful.push({ Id, MessageId: id, MD5OfMessageBody: md5(MessageBody) });
      } else {
        const SenderFault = code.startsWith('!');
        Failed.push({ Id, Code: code.replace('!', ''), Message: 'no', SenderFault });
      }
    }
    return { body: { Successful, Failed } };
  }

  #receive(url: string, { VisibilityTimeout, MaxNumberOfMessages }: AwsCall['input']): object {
    const now = this.now();
    const found = this.in(url).filter(({ visibleAt }) => visibleAt <= now);
    const Messages = found.slice(0, Number(MaxNumberOfMessages)).map((message) => {
      message.visibleAt = now + Number(VisibilityTimeout) * 1_000;
      message.receipts += 1;
      const { id, body, attributes, sentAt, receipts } = message;
      return {
        MessageId: id,
        ReceiptHandle: id,
        Body: body,
        MD5OfBody: md5(body),
        Attributes: { SentTimestamp: String(sentAt), ApproximateReceiveCount: String(receipts) },
        ...(Object.keys(attributes).length > 0 ? { MessageAttributes: attributes } : {}),
      };
    });
    // like SQS, which leaves out what is empty
    return Messages.length > 0 ? { Messages } : {};
  }

  #counts(url: string): Record<string, string> {
    const now = this.now();
    const hidden = this.in(url).filter(({ visibleAt }) => visibleAt > now).length;
    return {
      ApproximateNumberOfMessages: String(this.in(url).length - hidden),
      ApproximateNumberOfMessagesNotVisible: String(hidden),
      ApproximateNumberOfMessagesDelayed: '0',
    };
  }
}

function tooLong(maxBytes: number): AwsReply {
  const message = `One or more parameters are invalid. Reason: Message must be shorter than ${maxBytes} bytes.`;
  return awsError('com.amazonaws.sqs#InvalidParameterValue', message);
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
