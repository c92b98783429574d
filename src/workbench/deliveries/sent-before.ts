/** A request as it came, without secrets: to be sent again, or to be copied. */
export interface SentBefore {
  readonly seq: number;
  /** Its name, or the path where it came to none. */
  readonly endpoint: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly host: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Epoch ms. */
  readonly time: number;
}

/** What is on the way between a sender and the gateway adds these: whoever sends it again has their own. */
const addedOnTheWay =
  /^(?:host|content-length|connection|keep-alive|transfer-encoding|expect|via|forwarded|x-amzn-trace-id|x-forwarded-.*)$/;

/** The headers that its sender wrote. */
export function ownHeaders({ headers }: Pick<SentBefore, 'headers'>): SentBefore['headers'] {
  return headers.filter(([name]) => !addedOnTheWay.test(name));
}
