/** An event that was made of a delivery, for whoever tries a pattern on what came. */
export interface ReceivedEvent {
  /** `<seq of its delivery>.<its position>`, as the page names it. */
  readonly key: string;
  /** Epoch ms at which its delivery was received. */
  readonly time: number;
  readonly endpoint: string;
  readonly source: string;
  readonly type: string;
  /** What EventBridge delivers, as JSON text. */
  readonly json: string;
}

/** The events that the journal keeps. */
export interface ReceivedEvents {
  /** Newest delivery first, the events of one in their order. @param limit how many at most */
  newest(limit: number): Iterable<ReceivedEvent>;
  /** The JSON of the event of this key. */
  get(key: string): string | undefined;
}

/** Without a journal nothing is known of what came. */
export const noEvents: ReceivedEvents = { newest: () => [], get: () => undefined };
