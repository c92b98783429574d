import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { SecureContextOptions } from 'node:tls';
import { AwsServer } from '../../test/support/aws-server.ts';
import { bodyOf } from '../../test/support/loopback-server.ts';
import { S3Server } from '../../test/support/s3-server.ts';
import { SqsBehaviour } from '../../test/support/sqs-behaviour.ts';

/**
 * What a benchmark talks to: secrets, a bus, queues, a bucket, and a table that remembers nothing, so that the same delivery is
 * new every time. It keeps nothing of what it is sent, but how often.
 */
export class BenchAws extends AwsServer {
  readonly #queues = new SqsBehaviour();
  readonly #bucket = new S3Server();
  #counts: Record<string, number> = {};

  constructor(secrets: Readonly<Record<string, string>>, tls?: SecureContextOptions) {
    super(secrets, tls);
    this.behaviour = (call, count) => {
      this.#count(call.operation);
      this.calls.length = 0;
      if (call.operation === 'GetItem' || call.operation === 'PutItem') return { body: {} };
      return this.#queues.behaviour(call, count);
    };
  }

  /** By operation, since it was asked last. */
  takeCounts(): Readonly<Record<string, number>> {
    const counts = this.#counts;
    this.#counts = {};
    return counts;
  }

  protected override async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.headers['x-amz-target'];
    if (target === 'AWSEvents.PutEvents') await this.#take(request, response);
    else if (target === undefined) await this.#store(request, response);
    else await super.receive(request, response);
  }

  /** Events are counted and not parsed, which for a large one would take longer than all that is measured. */
  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const entries = entriesIn(body);
    this.#count('PutEvents');
    this.#count('entries', entries);
    if (this.answerAfterMs) await setTimeout(this.answerAfterMs);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ FailedEntryCount: 0, Entries: Array(entries).fill({ EventId: '1' }) }));
  }

  async #store(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers, url = '' } = request;
    const body = await bodyOf(request);
    this.#count(`${method} object`);
    if (this.answerAfterMs) await setTimeout(this.answerAfterMs);
    this.#bucket.answer({ method, path: url, headers, body }, response);
    this.#bucket.calls.length = 0;
    this.#bucket.objects.clear();
  }

  #count(what: string, times = 1): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + times;
  }
}

/** Each has one detail-type; within an event's own text the quotes would be escaped. */
function entriesIn(body: Buffer): number {
  const name = '"DetailType":';
  let entries = 0;
  for (let at = body.indexOf(name); at >= 0; at = body.indexOf(name, at + name.length)) entries += 1;
  return entries;
}
