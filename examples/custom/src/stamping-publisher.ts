import type { Publisher, Receipt, TimeLeft, WebhookEvent } from 'sallyport';

/** Adds the team to the resources of every event, so that a rule can select by it. Its receipts are those of `next`. */
export class StampingPublisher implements Publisher {
  readonly #next: Publisher;
  readonly #resource: string;

  constructor(next: Publisher, team: string) {
    this.#next = next;
    this.#resource = `urn:team:${team}`;
  }

  publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const stamped = events.map((event) => ({ ...event, resources: [...event.resources, this.#resource] }));
    return this.#next.publish(stamped, time);
  }
}
