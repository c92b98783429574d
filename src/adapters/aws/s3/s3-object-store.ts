import { setTimeout as wait } from 'node:timers/promises';
import { pauseBefore } from '../../../domain/publishing/backoff.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ObjectStore, StoredObject } from '../../../ports/object-store.ts';
import type { S3Connection } from './client.ts';
import { mayPass } from './failure.ts';

/** How long a reader waits for an object. */
const readMs = 10_000;

/** Keeps objects in a bucket of S3. Until the deadline it sends again what a repetition may cure. */
export class S3ObjectStore implements ObjectStore {
  readonly #bucket: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  #connection: Promise<S3Connection> | undefined;

  /**
   * Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them.
   * @param random uniform in [0, 1): spreads the repetitions of many gateways
   */
  constructor(bucket: string, clock: Clock, random: () => number) {
    this.#bucket = bucket;
    this.#clock = clock;
    this.#random = random;
  }

  async put(key: string, body: Uint8Array, sha256Hex: string, deadline: number): Promise<StoredObject> {
    const input = {
      Bucket: this.#bucket,
      Key: key,
      Body: body,
      ContentType: 'application/json',
      // S3 refuses a body that is not the one we mean
      ChecksumSHA256: Buffer.from(sha256Hex, 'hex').toString('base64'),
    };
    await this.#untilDone(deadline, (s3, signal) => s3.put(input, signal));
    return { bucket: this.#bucket, key };
  }

  get(object: StoredObject): Promise<Uint8Array> {
    return this.#untilDone(this.#clock.now() + readMs, (s3, signal) => s3.get(object, signal));
  }

  /** @throws what the last attempt threw, when no more is worth it or the time is over */
  async #untilDone<T>(
    deadline: number,
    call: (s3: S3Connection, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const s3 = await this.#connect();
    for (let attempt = 1; ; attempt += 1) {
      const left = deadline - this.#clock.now();
      if (left <= 0) throw new Error('no time is left to ask S3');
      try {
        return await call(s3, AbortSignal.timeout(Math.ceil(left)));
      } catch (error) {
        if (!mayPass(error) || !(await this.#pause(attempt, deadline))) throw error;
      }
    }
  }

  async #pause(attempt: number, deadline: number): Promise<boolean> {
    const ms = pauseBefore(attempt, deadline - this.#clock.now(), this.#random());
    if (ms === undefined) return false;
    await wait(ms);
    return true;
  }

  #connect(): Promise<S3Connection> {
    this.#connection ??= import('./client.ts').then(({ S3Connection }) => new S3Connection());
    return this.#connection;
  }
}
