import type { KeptContents, KeptLine } from '../../adapters/local/sqlite/delivery-table.ts';
import type { JournalWriter } from '../../adapters/local/sqlite/journal-writer.ts';
import { eventJson } from '../../adapters/local/sqlite/made-of.ts';
import { decodeUtf8 } from '../../domain/content/content.ts';
import type { DeliveryRow, Diagnosis, Forwarding, KeptDelivery, SendResult } from '../api.ts';
import type { Found, TurnedAway } from '../diagnosis/turned-away.ts';
import { type Deliveries, RefusedError } from '../workbench.ts';
import { asCurl } from './as-curl.ts';
import { asFixture } from './as-fixture.ts';
import type { SentBefore } from './sent-before.ts';
import { verdictWords } from './verdict-words.ts';

export interface DeliveriesParts {
  /** `http://127.0.0.1:8787` */
  readonly gateway: string;
  /** What became of the events of these names at the targets of rules. */
  readonly forwardings: (urns: readonly string[]) => readonly Forwarding[];
  /** Signs it anew. @returns nothing where that cannot be done */
  readonly sendAgain: (kept: KeptDelivery, body: Uint8Array) => Promise<SendResult | undefined>;
  /** @throws {RefusedError} with a sentence where there is nothing to explain */
  readonly diagnose: (kept: TurnedAway, gone: AbortSignal) => Promise<Diagnosis | undefined>;
}

/** What the journal keeps, as the page shows it. */
export class KeptDeliveries implements Deliveries {
  readonly #journal: Pick<JournalWriter, 'read' | 'listen'>;
  readonly #parts: DeliveriesParts;

  constructor(journal: Pick<JournalWriter, 'read' | 'listen'>, parts: DeliveriesParts) {
    this.#journal = journal;
    this.#parts = parts;
  }

  page(before: number | undefined, limit: number): readonly DeliveryRow[] {
    return this.#journal.read((file) => file.page(before, limit)) ?? [];
  }

  get(seq: number): KeptDelivery | undefined {
    const found = this.#find(seq);
    return found && keptOf(found, this.#parts.forwardings);
  }

  async diagnosis(seq: number, gone: AbortSignal): Promise<Diagnosis | undefined> {
    const found = this.#find(seq);
    if (!found) return undefined;
    const { outcome, code } = found.line;
    if (outcome !== 'rejected')
      throw new RefusedError('It was not turned away for want of a proof: there is nothing to explain.');
    return await this.#parts.diagnose(
      // written by whoever reads it here
      { ...sentBefore(found), code, found: found.contents.said.found as Found | undefined },
      gone,
    );
  }

  body(seq: number): Uint8Array | undefined {
    return this.#find(seq)?.contents.body;
  }

  asCurl(seq: number): string | undefined {
    const found = this.#find(seq);
    return found && asCurl(sentBefore(found), this.#parts.gateway);
  }

  asFixture(seq: number): string | undefined {
    const found = this.#find(seq);
    return found && asFixture(sentBefore(found), found.line);
  }

  async sendAgain(seq: number): Promise<SendResult | undefined> {
    const found = this.#find(seq);
    if (!found) return undefined;
    return await this.#parts.sendAgain(
      keptOf(found, () => []),
      found.contents.body,
    );
  }

  listen(listener: (rows: readonly DeliveryRow[]) => void): () => void {
    return this.#journal.listen(listener);
  }

  #find(seq: number): Kept | undefined {
    return this.#journal.read((file) => {
      const [line, contents] = [file.line(seq), file.contents(seq)];
      return line && contents && { line, contents };
    });
  }
}

interface Kept {
  readonly line: KeptLine;
  readonly contents: KeptContents;
}

function keptOf({ line, contents }: Kept, forwardings: DeliveriesParts['forwardings']): KeptDelivery {
  const { said, made, body } = contents;
  const { proof, secret } = said.verdict;
  const { code, outcome, endpoint, seq } = line;
  const text = decodeUtf8(body);
  return {
    ...line,
    request: {
      ...said.request,
      body:
        text === undefined
          ? { encoding: 'base64', data: Buffer.from(body).toString('base64') }
          : { encoding: 'text', data: text },
    },
    verdict: { words: verdictWords({ outcome, code, endpoint, proof, secret }), proof, secret },
    answer: said.answer,
    msOf: said.ms,
    made: made.map((one, position) => ({
      key: `${seq}.${position}`,
      json: eventJson(one, body),
      isOnBus: one.seq !== undefined,
    })),
    forwardings: forwardings(made.flatMap(({ resources }) => resources[0] ?? [])),
  };
}

function sentBefore({ line, contents }: Kept): SentBefore {
  const { seq, endpoint, time } = line;
  return { seq, endpoint, time, ...contents.said.request, body: contents.body };
}
