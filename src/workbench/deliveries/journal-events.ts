import type { JournalWriter } from '../../adapters/local/sqlite/journal-writer.ts';
import { eventJson } from '../../adapters/local/sqlite/made-of.ts';
import type { ReceivedEvent, ReceivedEvents } from '../received-events.ts';

const linesAtOnce = 200;

/** The events of what the journal keeps. */
export class JournalEvents implements ReceivedEvents {
  readonly #journal: Pick<JournalWriter, 'read'>;

  constructor(journal: Pick<JournalWriter, 'read'>) {
    this.#journal = journal;
  }

  *newest(limit: number): Generator<ReceivedEvent> {
    let left = limit;
    for (let before: number | undefined; left > 0; ) {
      const from = before;
      const lines = this.#journal.read((file) => file.page(from, linesAtOnce)) ?? [];
      for (const { seq, time, endpoint } of lines.filter(({ events }) => events > 0)) {
        for (const event of this.#eventsOf(seq, { time, endpoint })) {
          if (left === 0) return;
          left -= 1;
          yield event;
        }
      }
      before = lines.at(-1)?.seq;
      if (before === undefined) return;
    }
  }

  get(key: string): string | undefined {
    const [, seq, position] = /^(\d{1,15})[.](\d{1,15})$/.exec(key) ?? [];
    if (seq === undefined) return undefined;
    return this.#journal.read((file) => {
      const { made = [], body = new Uint8Array() } = file.contents(Number(seq)) ?? {};
      const one = made[Number(position)];
      return one && eventJson(one, body);
    });
  }

  #eventsOf(seq: number, of: Pick<ReceivedEvent, 'time' | 'endpoint'>): readonly ReceivedEvent[] {
    // it may be gone since its line was read
    const { made = [], body = new Uint8Array() } = this.#journal.read((file) => file.contents(seq)) ?? {};
    return made.map((one, position) => ({
      key: `${seq}.${position}`,
      ...of,
      source: one.source,
      type: one.detail_type,
      json: eventJson(one, body),
    }));
  }
}
