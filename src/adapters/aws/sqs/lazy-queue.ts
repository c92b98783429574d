import type { SqsQueue } from './sqs-queue.ts';

export type LazyQueue = () => Promise<SqsQueue>;

const defaultRequestTimeoutMs = 1_000;

/** A queue whose SDK is loaded when it is used first: most cold starts can do without. */
export function lazyQueue(url: string, requestTimeoutMs = defaultRequestTimeoutMs): LazyQueue {
  let queue: Promise<SqsQueue> | undefined;
  const load = async () => new (await import('./sqs-queue.ts')).SqsQueue(url, requestTimeoutMs);
  return () => {
    queue ??= load();
    return queue;
  };
}
