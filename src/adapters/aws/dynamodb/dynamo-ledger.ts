import { wholeTime } from '../../../domain/time.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../../ports/ledger.ts';
import type { DynamoConnection } from './client.ts';

/** What one call may take, in all. */
const requestMs = 300;

/** `owner` and `state` are reserved words of DynamoDB; the others may become some. */
const claimNames = { '#state': 'state', '#owner': 'owner' };
const names = { ...claimNames, '#pk': 'pk', '#lease': 'lease', '#expires': 'expires' };

/**
 * Free is what nobody has, what is over, and a claim whose lease is over: DynamoDB deletes expired items only days
 * later. A claim of the same owner is a request that we repeat since its answer was lost.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
const isFree =
  'attribute_not_exists(#pk) OR #expires <= :seconds OR (#state = :claimed AND (#lease <= :now OR #owner = :owner))';

/**
 * A table with the partition key `pk`. Attributes: `state` (`claimed`, `done`), `owner`, `lease` (epoch ms), `expires`
 * (epoch s, for the table's time to live).
 */
export class DynamoLedger implements Ledger {
  readonly #table: string;
  readonly #windowSeconds: number;
  readonly #clock: Clock;
  #connection: Promise<DynamoConnection> | undefined;

  /**
   * Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them.
   * @param windowSeconds how long `done` suppresses
   */
  constructor(table: string, windowSeconds: number, clock: Clock) {
    this.#table = table;
    this.#windowSeconds = windowSeconds;
    this.#clock = clock;
  }

  /** Loads the SDK ahead of the first claim, whose milliseconds that would use up. */
  async open(): Promise<void> {
    await this.#connect();
  }

  async claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry> {
    const now = this.#clock.now();
    const lease = wholeTime(Math.ceil(now + leaseMs));
    try {
      await this.#call((table, signal) =>
        table.put(
          {
            TableName: this.#table,
            Item: {
              pk: { S: key },
              state: { S: 'claimed' },
              owner: { S: owner },
              lease: { N: String(lease) },
              expires: { N: String(Math.ceil(lease / 1000)) },
            },
            ConditionExpression: isFree,
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: {
              ':seconds': { N: String(Math.floor(now / 1000)) },
              ':now': { N: String(Math.floor(now)) },
              ':claimed': { S: 'claimed' },
              ':owner': { S: owner },
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
          signal,
        ),
      );
      return 'claimed';
    } catch (error) {
      if (!isTaken(error)) throw error;
      return error.Item?.state?.S === 'done' ? 'done' : 'busy';
    }
  }

  async done(key: string): Promise<void> {
    const expires = Math.ceil(wholeTime(this.#clock.now() + this.#windowSeconds * 1000) / 1000);
    const Item = { pk: { S: key }, state: { S: 'done' }, expires: { N: String(expires) } };
    await this.#call((table, signal) => table.put({ TableName: this.#table, Item }, signal));
  }

  async release(key: string, owner: string): Promise<void> {
    try {
      await this.#call((table, signal) =>
        table.delete(
          {
            TableName: this.#table,
            Key: { pk: { S: key } },
            ConditionExpression: '#state = :claimed AND #owner = :owner',
            ExpressionAttributeNames: claimNames,
            ExpressionAttributeValues: { ':claimed': { S: 'claimed' }, ':owner': { S: owner } },
          },
          signal,
        ),
      );
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }

  async #call<T>(work: (table: DynamoConnection, signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(requestMs);
    return await work(await this.#connect(), signal);
  }

  #connect(): Promise<DynamoConnection> {
    this.#connection ??= import('./client.ts').then(
      ({ DynamoConnection }) => new DynamoConnection(requestMs),
    );
    return this.#connection;
  }
}

type Taken = Error & { readonly Item?: { readonly state?: { readonly S?: string } } };

function isTaken(error: unknown): error is Taken {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}
