import type { TimeLeft } from '../domain/time-left.ts';

/** Where an object was put. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
}

/** What a pointer says of an object: whoever fetches it can tell whether it is the one that was put. */
export interface ObjectPointer extends StoredObject {
  /** Bytes. */
  readonly size: number;
  /** In lower-case hex. */
  readonly sha256: string;
}

/** Keeps what is too big for the bus. */
export interface ObjectStore {
  /**
   * Stores `body`; putting the same key again changes nothing.
   * @param time within which the answer must be known
   * @throws when it is not durably stored
   */
  put(key: string, body: Uint8Array, sha256Hex: string, time: TimeLeft): Promise<StoredObject>;
  /**
   * @param time within which the answer must be known
   * @throws {ObjectRefused} when this object is not there, or may not be read
   * @throws when the store cannot be asked
   */
  get(object: StoredObject, time: TimeLeft): Promise<Uint8Array>;
}
