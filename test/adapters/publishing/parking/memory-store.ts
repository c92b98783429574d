import { createHash } from 'node:crypto';
import { ObjectRefused } from '../../../../src/domain/errors.ts';
import type { TimeLeft } from '../../../../src/domain/time-left.ts';
import type { ObjectStore, StoredObject } from '../../../../src/ports/object-store.ts';

/** A bucket in memory that checks what it is told. */
export class MemoryStore implements ObjectStore {
  readonly objects = new Map<string, Uint8Array>();
  readonly puts: { readonly key: string; readonly time: TimeLeft }[] = [];
  readonly gets: { readonly key: string; readonly left: number }[] = [];
  /** Thrown by the next calls. */
  failure: Error | undefined;

  async put(key: string, body: Uint8Array, sha256Hex: string, time: TimeLeft): Promise<StoredObject> {
    this.puts.push({ key, time });
    if (this.failure) throw this.failure;
    if (createHash('sha256').update(body).digest('hex') !== sha256Hex) throw new Error('wrong checksum');
    this.objects.set(key, body);
    return { bucket: 'hooks', key };
  }

  async get({ bucket, key }: StoredObject, time: TimeLeft): Promise<Uint8Array> {
    this.gets.push({ key, left: time.left });
    if (this.failure) throw this.failure;
    const body = bucket === 'hooks' ? this.objects.get(key) : undefined;
    if (!body) throw new ObjectRefused(Object.assign(new Error('no such key'), { name: 'NoSuchKey' }));
    return body;
  }
}
