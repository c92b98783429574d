import type { SQSRecord } from 'aws-lambda';
import type { WebhookEvent } from '../../../domain/event.ts';
import type { Fate } from '../../../domain/publishing/fate.ts';
import type { ParkedEvent } from '../../../domain/publishing/parked.ts';

/** A message of the queue, and what has become of it so far. */
export interface Message {
  readonly record: SQSRecord;
  /** Absent where nobody can make sense of its text. */
  readonly parked: ParkedEvent | undefined;
  /** For the log, as soon as it is known. The event itself may be megabytes, and is let go. */
  subject?: Pick<WebhookEvent, 'id' | 'endpoint'>;
  fate: Fate;
}

export type Waiting = Extract<Fate, { readonly kind: 'waits' }>;

/** Those whose fate is of a kind, and that fate. */
export function ofFate<Kind extends Fate['kind']>(messages: readonly Message[], kind: Kind) {
  type Wanted = Extract<Fate, { readonly kind: Kind }>;
  return messages.flatMap((message) =>
    message.fate.kind === kind ? { message, fate: message.fate as Wanted } : [],
  );
}
