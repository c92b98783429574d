import { addAbortSignal, type Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { StoredObject } from '../../../ports/object-store.ts';
import { settled } from '../settled.ts';

/**
 * The only file that knows the SDK of S3. It is loaded with `import()` when the first object is stored, so that a
 * cold start without one does not pay for it; the names above are imported one by one, so that the bundle has no more.
 */
export class S3Connection {
  /** The store repeats, while it has time; a request time-out of the SDK only warns unless told to throw. */
  readonly #client = new S3Client({
    ...settled('S3'),
    maxAttempts: 1,
    // a server that stands in for S3 has no names of buckets in its DNS
    forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL),
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1_000,
      requestTimeout: 5_000,
      throwOnRequestTimeout: true,
    }),
  });

  async put(input: PutObjectCommandInput, abortSignal: AbortSignal): Promise<void> {
    await this.#client.send(new PutObjectCommand(input), { abortSignal });
  }

  async get({ bucket, key }: StoredObject, abortSignal: AbortSignal): Promise<Uint8Array> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
      abortSignal,
    });
    // in Node the body is always there, and is a stream; the SDK's own signal ends with the headers, it may hang too
    const body = Body as NonNullable<typeof Body> & Readable;
    addAbortSignal(abortSignal, body);
    return await body.transformToByteArray();
  }
}
