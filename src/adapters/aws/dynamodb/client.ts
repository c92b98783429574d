import {
  DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  type GetItemCommandOutput,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { KeptConnections } from '../kept-connections.ts';
import { settled } from '../settled.ts';

/**
 * The only file that knows the SDK of DynamoDB. It is loaded with `import()`, so that a gateway without a table does
 * not pay for it; the names above are imported one by one, so that the bundle has no more.
 */
export class DynamoConnection {
  readonly #client: DynamoDBClient;
  readonly #requestMs: number;
  #fresh: DynamoDBClient | undefined;

  /** @param requestMs after that many milliseconds a request fails */
  constructor(requestMs: number) {
    this.#client = clientWith(requestMs, true);
    this.#requestMs = requestMs;
  }

  get(input: GetItemCommandInput, abortSignal: AbortSignal): Promise<GetItemCommandOutput> {
    return this.#send(abortSignal, (client) => client.send(new GetItemCommand(input), { abortSignal }));
  }

  put(input: PutItemCommandInput, abortSignal: AbortSignal): Promise<unknown> {
    return this.#send(abortSignal, (client) => client.send(new PutItemCommand(input), { abortSignal }));
  }

  /**
   * Once more, on a connection of its own, where no answer came and there is time: one that was kept alive may have
   * died while Lambda was frozen (`ECONNRESET`, `EPIPE`), and then so have the others.
   */
  async #send<T>(signal: AbortSignal, call: (client: DynamoDBClient) => Promise<T>): Promise<T> {
    try {
      return await call(this.#client);
    } catch (error) {
      if (signal.aborted || isAnswer(error)) throw error;
      this.#fresh ??= clientWith(this.#requestMs, false);
      return await call(this.#fresh);
    }
  }
}

function clientWith(requestMs: number, keepAlive: boolean): DynamoDBClient {
  return new DynamoDBClient({
    ...settled('DYNAMODB'),
    maxAttempts: 1,
    requestHandler: new KeptConnections({ connectMs: requestMs, answerMs: requestMs }, keepAlive),
  });
}

function isAnswer(error: unknown): boolean {
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode !== undefined;
}
