/** A request, byte for byte. */
export interface HttpRequest {
  readonly method: string;
  /** As they are sent, but for `content-length` where it is not among them. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly type: string | undefined;
  /** Where a redirect points to. It is not followed: what is signed is for one address. */
  readonly location: string | undefined;
  /** When to come again, as it says it: seconds, or a date. */
  readonly retryAfter?: string | undefined;
  /** The beginning of it. */
  readonly body: string;
}

/** Why there was none. */
export interface NoAnswer {
  /** In words. */
  readonly error: string;
  /** Whether nobody was there at all, so that nothing was sent. */
  readonly isUnreachable: boolean;
  /** Whether somebody was there, or may have been, and was waited for in vain. */
  readonly isSilent?: boolean;
}

/**
 * Sends one request, as a sender would.
 * @param origin scheme and host
 * @param target path and query, not rewritten
 * @throws what hinders it; an `AbortError` when `stop` is aborted
 */
export type Exchange = (
  origin: string,
  target: string,
  request: HttpRequest,
  timeoutMs: number,
  stop?: AbortSignal,
) => Promise<HttpAnswer>;
