import type { ObjectPointer } from '../../ports/object-store.ts';
import type { WebhookEvent } from '../event.ts';

/** An event that waits, or where its text lies: that may be too large for a message. */
export type ParkedEvent = { readonly event: WebhookEvent } | { readonly stored: ObjectPointer };
