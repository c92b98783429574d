/** What a service of the world is asked. */
export interface ServiceCall {
  /** `PutEvents`, `SendMessage`, `PutObject` … */
  readonly operation: string;
  /** The input of the JSON protocol; empty for S3. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly http: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: Buffer;
  };
}

export interface ServiceReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** The code with which the entry at that position is to fail, if it is. */
export type EntryFault = (position: number) => string | undefined;

/** One service with all that it keeps, in memory. */
export interface Service {
  /** @param entryFault for operations with entries of their own: which of them fail */
  answer(call: ServiceCall, entryFault: EntryFault): ServiceReply;
}

export function json(body: unknown, status = 200): ServiceReply {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(body) };
}

export function jsonError(type: string, message: string, status = 400): ServiceReply {
  return json({ __type: type, message }, status);
}
