import { ObjectRefused } from '../../../domain/errors.ts';
import type { Backoff } from '../../../domain/publishing/backoff.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { ObjectStore, StoredObject } from '../../../ports/object-store.ts';
import type { S3Connection } from './client.ts';
import { mayPass } from './failure.ts';

/** Keeps objects in a bucket of S3. While there is time it sends again what a repetition may cure. */
export class S3ObjectStore implements ObjectStore {
  readonly #bucket: string;
  readonly #backoff: Backoff;
  #connection: Promise<S3Connection> | undefined;

  /** Region, credentials and `AWS_ENDPOINT_URL` come from the environment, as the SDK reads them. */
  constructor(bucket: string, backoff: Backoff) {
    this.#bucket = bucket;
    this.#backoff = backoff;
  }

  async put(key: string, body: Uint8Array, sha256Hex: string, time: TimeLeft): Promise<StoredObject> {
    const input = {
      Bucket: this.#bucket,
      Key: key,
      Body: body,
      ContentType: 'application/json',
      // S3 refuses a body that is not the one we mean
      ChecksumSHA256: Buffer.from(sha256Hex, 'hex').toString('base64'),
    };
    await this.#untilDone(time, (s3, signal) => s3.put(input, signal));
    return { bucket: this.#bucket, key };
  }

  async get(object: StoredObject, time: TimeLeft): Promise<Uint8Array> {
    try {
      return await this.#untilDone(time, (s3, signal) => s3.get(object, signal));
    } catch (error) {
      throw mayPass(error) ? error : new ObjectRefused(error as Error);
    }
  }

  /** @throws what the last attempt threw, when no more is worth it or the time is over */
  async #untilDone<T>(
    time: TimeLeft,
    call: (s3: S3Connection, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const s3 = await this.#connect();
    for (let attempt = 1; ; attempt += 1) {
      if (time.isOver) throw new Error('no time is left to ask S3');
      try {
        return await call(s3, time.signal);
      } catch (error) {
        if (!mayPass(error) || !(await this.#backoff.pauseBefore(attempt, time))) throw error;
      }
    }
  }

  #connect(): Promise<S3Connection> {
    this.#connection ??= import('./client.ts').then(({ S3Connection }) => new S3Connection());
    return this.#connection;
  }
}
