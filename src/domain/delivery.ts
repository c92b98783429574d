/** Header names in lower case; a header that was sent several times is one value, joined with commas. */
export type Headers = ReadonlyMap<string, string>;

/** Who made a request. */
export interface Caller {
  /** Of whoever opened the connection: a CDN's, where one is in front. */
  readonly sourceAddress?: string;
  /** As the sender calls itself. */
  readonly userAgent?: string;
}

/** One HTTP request from a provider, as bytes. */
export interface Delivery extends Caller {
  /** In upper case. */
  readonly method: string;
  /** The `host` header, port included where the sender wrote one. */
  readonly host: string;
  /** Still percent-encoded, as the sender wrote it. */
  readonly rawPath: string;
  /** What of the path leads to an endpoint, where that is not all of it. */
  readonly routedPath?: string;
  /** As the sender wrote it, without `?`; empty where there was none. */
  readonly rawQuery: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Epoch ms. */
  readonly receivedAt: number;
  /** Epoch ms at which the platform cuts the answer off, however long the sender would wait. */
  readonly cutOffAt: number;
  /** X-Ray trace header of the request, where there is one. */
  readonly traceHeader?: string;
}
