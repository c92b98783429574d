import { wholeTime } from '../../../domain/time.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../../ports/ledger.ts';
import type { DynamoConnection } from './client.ts';
import { ProcessClaims } from './process-claims.ts';

/** What one call may take, in all. */
const requestMs = 300;

/**
 * A table with the partition key `pk`. Attributes of an item: `state` (`done`), `expires` (epoch s, for the table's time
 * to live). Only what is done is written; claims hold among the deliveries of one process, since a write for each would
 * double the price of every delivery: docs/adr/0025-redrive-and-dedupe.md. An item that an older version left as `claimed`
 * counts as free.
 */
export class DynamoLedger implements Ledger {
  readonly #table: string;
  readonly #windowSeconds: number;
  readonly #clock: Clock;
  readonly #claims = new ProcessClaims();
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
    // before the table is asked: of those who ask at once, one goes on
    if (!this.#claims.take(key, owner, this.#clock.now(), leaseMs)) return 'busy';
    try {
      if (!(await this.#isDone(key))) return 'claimed';
    } catch (error) {
      this.#claims.giveUp(key, owner);
      throw error;
    }
    this.#claims.giveUp(key, owner);
    return 'done';
  }

  async done(key: string, owner: string): Promise<void> {
    const expires = Math.ceil(wholeTime(this.#clock.now() + this.#windowSeconds * 1000) / 1000);
    const Item = { pk: { S: key }, state: { S: 'done' }, expires: { N: String(expires) } };
    try {
      await this.#call((table, signal) => table.put({ TableName: this.#table, Item }, signal));
    } catch (error) {
      this.#claims.giveUp(key, owner);
      throw error;
    }
    this.#claims.end(key);
  }

  async release(key: string, owner: string): Promise<void> {
    this.#claims.giveUp(key, owner);
  }

  /** DynamoDB deletes expired items only days later: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html */
  async #isDone(key: string): Promise<boolean> {
    const input = { TableName: this.#table, Key: { pk: { S: key } }, ConsistentRead: true };
    const { Item } = await this.#call((table, signal) => table.get(input, signal));
    return Item?.state?.S === 'done' && Number(Item.expires?.N) > Math.floor(this.#clock.now() / 1000);
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
