import { createHash, randomUUID } from 'node:crypto';
import {
  type EntryFault,
  json,
  jsonError,
  type Service,
  type ServiceCall,
  type ServiceReply,
} from './service.ts';

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentAt: number;
  receives: number;
  /** Whether nobody is at work on it. */
  visible: boolean;
}

type MessageAttributes = Readonly<
  Record<string, { readonly DataType: string; readonly StringValue?: string; readonly BinaryValue?: string }>
>;

interface Sending {
  readonly Id?: string;
  readonly MessageBody: string;
  readonly MessageAttributes?: MessageAttributes;
}

const mostBytes = 1_048_576;
const mostEntries = 10;

/** SQS: queues by the last part of their URL. Time does not pass: a message is visible again when it is given back. */
export class Queues implements Service {
  /** Acknowledges what it is sent, and keeps nothing. */
  lying = false;
  readonly #queues = new Map<string, Map<string, QueuedMessage>>();

  queue(name: string): Map<string, QueuedMessage> {
    const known = this.#queues.get(name) ?? new Map<string, QueuedMessage>();
    this.#queues.set(name, known);
    return known;
  }

  /** Takes up to that many messages that nobody is at work on. */
  receive(name: string, most: number): readonly QueuedMessage[] {
    const taken = [...this.queue(name).values()].filter(({ visible }) => visible).slice(0, most);
    for (const message of taken) {
      message.visible = false;
      message.receives += 1;
    }
    return taken;
  }

  answer({ operation, input }: ServiceCall, entryFault: EntryFault): ServiceReply {
    const queue = this.queue(String(input.QueueUrl).split('/').at(-1) as string);
    switch (operation) {
      case 'SendMessage': {
        const sending = input as unknown as Sending;
        if (bytesOf(sending) > mostBytes) return invalid('One or more parameters are invalid: too long');
        return json(this.#send(queue, sending));
      }
      case 'SendMessageBatch':
        return this.#sendBatch(queue, input.Entries as readonly Sending[], entryFault);
      case 'ReceiveMessage': {
        const name = String(input.QueueUrl).split('/').at(-1) as string;
        const taken = this.receive(name, Number(input.MaxNumberOfMessages ?? 1));
        return json({
          Messages: taken.map(({ id, body }) => ({
            MessageId: id,
            ReceiptHandle: id,
            Body: body,
            MD5OfBody: md5(body),
          })),
        });
      }
      case 'DeleteMessage':
        queue.delete(String(input.ReceiptHandle));
        return json({});
      case 'ChangeMessageVisibility':
        return json({});
      case 'DeleteMessageBatch':
      case 'ChangeMessageVisibilityBatch': {
        const entries = input.Entries as readonly { readonly Id: string; readonly ReceiptHandle: string }[];
        if (operation === 'DeleteMessageBatch') {
          for (const { ReceiptHandle } of entries) queue.delete(ReceiptHandle);
        }
        return json({ Successful: entries.map(({ Id }) => ({ Id })), Failed: [] });
      }
      case 'GetQueueAttributes':
        return json({ Attributes: { ApproximateNumberOfMessages: String(queue.size) } });
      default:
        return jsonError('com.amazonaws.sqs#UnsupportedOperation', operation);
    }
  }

  #sendBatch(
    queue: Map<string, QueuedMessage>,
    entries: readonly Sending[],
    entryFault: EntryFault,
  ): ServiceReply {
    if (entries.length < 1 || entries.length > mostEntries) return invalid('a batch has 1 to 10 entries');
    if (entries.reduce((sum, entry) => sum + bytesOf(entry), 0) > mostBytes) {
      return jsonError('com.amazonaws.sqs#BatchRequestTooLong', 'Batch requests cannot be longer');
    }
    const Successful: unknown[] = [];
    const Failed: unknown[] = [];
    entries.forEach((entry, at) => {
      const code = entryFault(at);
      if (code === undefined) Successful.push({ Id: entry.Id, ...this.#send(queue, entry) });
      else Failed.push({ Id: entry.Id, Code: 'InternalError', SenderFault: false, Message: code });
    });
    return json({ Successful, Failed });
  }

  #send(
    queue: Map<string, QueuedMessage>,
    { MessageBody: sent, MessageAttributes: attributes = {} }: Sending,
  ) {
    const id = randomUUID();
    // what is no character of XML 1.0 does not come through: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    const body = sent.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
    if (!this.lying) {
      queue.set(id, { id, body, attributes, sentAt: Date.now(), receives: 0, visible: true });
    }
    return { MessageId: id, MD5OfMessageBody: md5(sent) };
  }
}

function bytesOf({ MessageBody, MessageAttributes = {} }: Sending): number {
  return (
    Buffer.byteLength(MessageBody) +
    Object.entries(MessageAttributes).reduce(
      (sum, [name, { DataType, StringValue = '', BinaryValue = '' }]) =>
        sum + name.length + DataType.length + Buffer.byteLength(StringValue) + BinaryValue.length,
      0,
    )
  );
}

function invalid(message: string): ServiceReply {
  return jsonError('com.amazonaws.sqs#InvalidParameterValue', message);
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
