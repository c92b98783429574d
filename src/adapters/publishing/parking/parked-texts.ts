import type { WebhookEvent } from '../../../domain/event.ts';
import type { ParkedEvent } from '../../../domain/publishing/parked.ts';
import { wholeTime } from '../../../domain/time.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import { sha256Hex } from '../../../domain/verification/crypto.ts';
import type { ObjectPointer, ObjectStore } from '../../../ports/object-store.ts';
import { eventText, pointerText, readParked } from './parked-event.ts';

const dateCharacters = 'yyyy-mm-dd'.length;

/** Writes and reads the messages of parked events, with the objects of those that are too large for one. */
export class ParkedTexts {
  readonly #store: ObjectStore | undefined;

  constructor(store: ObjectStore | undefined) {
    this.#store = store;
  }

  /** The message that holds the event itself: as many bytes as characters. */
  inline(event: WebhookEvent): string {
    return eventText(event);
  }

  /**
   * Puts the event into the store, under a name made of its content, so that a repetition changes nothing.
   * @returns the message that points to it; nothing where there is no store
   * @throws when it is not durably stored
   */
  async stored(event: WebhookEvent, time: TimeLeft): Promise<string | undefined> {
    if (!this.#store) return undefined;
    const body = Buffer.from(eventText(event), 'latin1');
    const sha256 = sha256Hex(body);
    const date = new Date(event.time).toISOString().slice(0, dateCharacters);
    const key = `parked/${event.endpoint}/${date}/${sha256}.json`;
    const { bucket, key: storedKey } = await this.#store.put(key, body, sha256, time);
    return pointerText({ bucket, key: storedKey, size: body.length, sha256 });
  }

  /** @returns the event, or where it lies; nothing for a message that nobody can make sense of */
  open(text: string): ParkedEvent | undefined {
    const parked = readParked(text);
    return parked && 'event' in parked ? { event: inWholeTime(parked.event) } : parked;
  }

  /**
   * @returns the event; nothing for an object that nobody can make sense of
   * @throws {ObjectRefused} when the store has it not, or does not give it
   * @throws when the store cannot be asked: the event may be there
   */
  async fetch(
    { bucket, key, size, sha256 }: ObjectPointer,
    time: TimeLeft,
  ): Promise<WebhookEvent | undefined> {
    if (!this.#store) throw new Error('the message points to a bucket, and none is configured');
    const body = await this.#store.get({ bucket, key }, time);
    if (body.length !== size || sha256Hex(body) !== sha256) return undefined;
    const parked = this.open(Buffer.from(body).toString('latin1'));
    return parked && 'event' in parked ? parked.event : undefined;
  }

  /** Both together. */
  async read(text: string, time: TimeLeft): Promise<WebhookEvent | undefined> {
    const parked = this.open(text);
    if (!parked) return undefined;
    return 'event' in parked ? parked.event : await this.fetch(parked.stored, time);
  }
}

/** An older version has written fractions. */
function inWholeTime(event: WebhookEvent): WebhookEvent {
  return { ...event, time: wholeTime(event.time) };
}
