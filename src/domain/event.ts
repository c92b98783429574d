/** What is put on the bus. */
export interface WebhookEvent {
  /** The delivery's name, which begins with the sender's own id where it has one. */
  readonly id: string;
  readonly endpoint: string;
  /** Equal for the repetitions of one delivery, and only for them. Absent where nothing tells them from new ones. */
  readonly suppressionKey?: string;
  /** Name or ARN. */
  readonly bus: string;
  /** The provider's domain: `github.com`. */
  readonly source: string;
  /** At most 128 characters. */
  readonly detailType: string;
  /** The text of a JSON object. */
  readonly detail: string;
  /** Set where the detail is a pointer to the real one. Never told from the detail: a sender can write the same text. */
  readonly isClaimCheck?: true;
  /** Epoch ms. */
  readonly time: number;
  readonly resources: readonly string[];
  readonly traceHeader?: string;
}

const longestDetailType = 128;

/**
 * A detail-type that the bus keeps: events with a longer one have been seen to vanish.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export function toDetailType(type: string): string {
  return type.slice(0, longestDetailType).toWellFormed();
}
