import type { JournalWriter } from '../../adapters/local/sqlite/journal-writer.ts';
import { deliveryOf } from '../../adapters/local/sqlite/kept-events.ts';
import { wholeDetail } from '../../adapters/local/sqlite/made-of.ts';
import type { WebhookEvent } from '../../domain/event.ts';

/**
 * What was made of a delivery, to be put on a bus once more. No repetition of it is one of these, so that nothing suppresses them.
 * @param busOf the bus of an endpoint, as it is configured now
 */
export function madeBefore(journal: Pick<JournalWriter, 'read'>, busOf: (endpoint: string) => string) {
  return (seq: number): readonly WebhookEvent[] | undefined =>
    journal.read((file) => {
      const [line, contents] = [file.line(seq), file.contents(seq)];
      if (!line || !contents) return undefined;
      const { endpoint } = line;
      return contents.made.map(({ source, detail_type, time, resources, ...made }) => ({
        id: deliveryOf(resources),
        endpoint,
        bus: busOf(endpoint),
        source,
        detailType: detail_type,
        detail: wholeDetail(made, contents.body),
        time,
        resources,
      }));
    });
}
