import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { GatewayProcess } from './gateway-process.ts';
import type { QueuedMessage, Queues } from './services/queues.ts';
import { parkingQueue } from './world.ts';

/** Enough for several portions. */
const batchSize = 50;
/** Rounds without any message leaving the queue after which the rest is called stuck. */
const patience = 4;

/** Empties the queue as Lambda's event source mapping would, with every service well again. */
export async function drain(gateway: GatewayProcess, queues: Queues): Promise<void> {
  const queue = queues.queue(parkingQueue);
  for (let idle = 0; queue.size > 0 && idle < patience; ) {
    const before = queue.size;
    await redriveOnce(gateway, queues, 6_000);
    idle = queue.size < before ? 0 : idle + 1;
    if (idle > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** One batch: what is not reported as failed is deleted, all else is there again. */
export async function redriveOnce(
  gateway: GatewayProcess,
  queues: Queues,
  remainingMs: number,
): Promise<void> {
  const taken = queues.receive(parkingQueue, batchSize);
  if (taken.length === 0) return;
  const reply = await gateway.call('redrive', toEvent(taken), remainingMs);
  const result = reply && reply.leftMs > 0 ? (reply.result as SQSBatchResponse | undefined) : undefined;
  const failed = new Set(result?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const queue = queues.queue(parkingQueue);
  for (const message of taken) {
    if (result && !failed.has(message.id)) queue.delete(message.id);
    else {
      // to the end, or one that cannot be published would hold up all others
      queue.delete(message.id);
      queue.set(message.id, { ...message, visible: true });
    }
  }
}

function toEvent(messages: readonly QueuedMessage[]): SQSEvent {
  return {
    Records: messages.map(({ id, body, attributes, sentAt, receives }) => ({
      messageId: id,
      receiptHandle: id,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(sentAt),
        SenderId: 'AIDAEXAMPLE',
        ApproximateFirstReceiveTimestamp: String(sentAt),
      },
      messageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, { DataType, StringValue }]) => [
          name,
          { dataType: DataType, ...(StringValue === undefined ? {} : { stringValue: StringValue }) },
        ]),
      ),
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:eu-west-1:1:${parkingQueue}`,
      awsRegion: 'eu-west-1',
    })),
  };
}
