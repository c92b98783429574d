import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { JournalFile } from '../../src/adapters/local/sqlite/journal-file.ts';
import { type JournalParts, JournalWriter } from '../../src/adapters/local/sqlite/journal-writer.ts';
import type { Answer, Outcome } from '../../src/domain/outcome.ts';
import { github } from '../../src/domain/providers/github.ts';
import type { JournalEntry } from '../../src/ports/journal.ts';
import { aGateway } from '../domain/support/gateways.ts';
import { aDelivery, type DeliveryParts, signed } from './deliveries.ts';
import { RecordingLog } from './fakes.ts';

/** What the gateway tells a journal of a push. */
export async function anEntry(parts: DeliveryParts = {}, secret = 's3cret'): Promise<JournalEntry> {
  const { gateway, journal } = aGateway();
  const headers = { 'x-github-event': 'push', 'content-type': 'application/json', ...parts.headers };
  await gateway.receive(signed(aDelivery({ body: '{"a":1}', ...parts, headers }), github, secret));
  return journal.entries[0] as JournalEntry;
}

/** Answers as the gateway does, as far as a test cares. */
function answerOf(outcome: Outcome): Answer {
  if ('answer' in outcome) return outcome.answer;
  return { status: outcome.kind === 'rejected' ? 401 : 503, headers: {}, body: '{"error":"no"}' };
}

/** A journal in a file, which is written when a test says so. */
export function aJournal(path: string, parts: Partial<JournalParts> = {}) {
  const log = new RecordingLog();
  const writer = new JournalWriter({
    open: () => new JournalFile(new Database(path, undefined, { patienceMs: 5, isDispensable: true })),
    answerOf,
    secretsOf: async () => [],
    reason: (error) => (error as Error).message,
    log,
    keep: 1_000,
    retryMs: 10,
    ...parts,
  });
  return { writer, log };
}
