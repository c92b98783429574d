import { SQSClient } from '@aws-sdk/client-sqs';
import type { TimeLeft } from '../../../domain/time-left.ts';
import { KeptConnections } from '../kept-connections.ts';
import { settled } from '../settled.ts';

type Run<T> = (client: SQSClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>;

/** The client of SQS. It never repeats a request by itself, and ends each when its time is over. */
export class SqsConnection {
  readonly #requestTimeoutMs: number;
  #client: SQSClient;

  constructor(requestTimeoutMs: number) {
    this.#requestTimeoutMs = requestTimeoutMs;
    this.#client = newClient(requestTimeoutMs);
  }

  /**
   * After a thaw every kept-alive connection may be dead and nobody has told the client. The first that does not
   * answer costs a repetition; a new client forgets the others. Calls that are under way keep the old one.
   */
  async call<T>(run: Run<T>, time: TimeLeft): Promise<T> {
    const client = this.#client;
    try {
      return await run(client, { abortSignal: time.signal });
    } catch (error) {
      if ((error as Error).name === 'TimeoutError' && this.#client === client) {
        this.#client = newClient(this.#requestTimeoutMs);
      }
      throw error;
    }
  }
}

function newClient(requestMs: number): SQSClient {
  return new SQSClient({
    ...settled('SQS'),
    maxAttempts: 1,
    // the host of the queue's URL would win over AWS_ENDPOINT_URL, with a warning on the console
    useQueueUrlAsEndpoint: false,
    requestHandler: new KeptConnections({ connectMs: 1_000, answerMs: requestMs }),
  });
}
