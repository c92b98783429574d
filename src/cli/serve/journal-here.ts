import { respond } from '../../adapters/edge/lambda-url/respond.ts';
import { FileSecrets } from '../../adapters/local/files/file-secrets.ts';
import { Database } from '../../adapters/local/sqlite/database.ts';
import { JournalFile } from '../../adapters/local/sqlite/journal-file.ts';
import { JournalWriter } from '../../adapters/local/sqlite/journal-writer.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import type { Answer, Outcome } from '../../domain/outcome.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import { SecretReader } from '../../domain/verification/secrets/secret-reader.ts';
import type { Log } from '../../ports/log.ts';
import type { DeliveriesParts, KeptDeliveries } from '../../workbench/deliveries/kept-deliveries.ts';
import type { EvidenceOf } from '../../workbench/diagnosis/turned-away.ts';
import type { ReceivedEvents } from '../../workbench/received-events.ts';
import { reason } from '../errors/failure-words.ts';
import type { StatePaths } from '../state-folder.ts';
import { foundOnArrival } from './found-on-arrival.ts';
import type { ServeOptions } from './serve-options.ts';

/** The gateway serves already when the file is opened, and waits neither for a lock nor for the disk. */
const settings = { patienceMs: 5, isDispensable: true };

/** The journal of `serve`, and what the workbench reads of it. */
export interface JournalHere {
  readonly writer: JournalWriter;
  /** For the page: loaded when it is asked for. */
  deliveries(parts: DeliveriesParts): Promise<KeptDeliveries>;
  /** What a pattern is tried on. */
  events(): Promise<ReceivedEvents>;
}

type SecretsOf = (secretId: string) => Promise<readonly Secret[]>;

/**
 * @param evidence what rejected deliveries are explained with
 * @param elsewhere where secrets are kept, if that is not the file here
 * @returns nothing where nobody wants one
 */
export function journalHere(
  { journal, keep }: Pick<ServeOptions, 'journal' | 'keep'>,
  config: Config,
  { deliveries, secrets }: StatePaths,
  log: Log,
  evidence: () => Promise<EvidenceOf>,
  elsewhere?: SecretsOf,
): JournalHere | undefined {
  if (!journal) return undefined;
  const writer = new JournalWriter({
    open: () => new JournalFile(new Database(deliveries, (path) => tellOfLoss(path, log), settings)),
    answerOf,
    secretsOf: unlessUnavailable(elsewhere ?? inFile(secrets, config)),
    find: foundOnArrival(evidence),
    reason,
    log,
    keep,
  });
  return {
    writer,
    deliveries: async (parts) => {
      const { KeptDeliveries } = await import('../../workbench/deliveries/kept-deliveries.ts');
      return new KeptDeliveries(writer, parts);
    },
    events: async () => {
      const { JournalEvents } = await import('../../workbench/deliveries/journal-events.ts');
      return new JournalEvents(writer);
    },
  };
}

/** Those that are there: a look at a delivery makes none. */
function inFile(path: string, config: Config): SecretsOf {
  const stored = new FileSecrets(path, new SecretReader(config, systemClock, { write: () => {} }));
  return (secretId) => stored.get(secretId);
}

/** The gateway has told of it. */
function unlessUnavailable(secretsOf: SecretsOf): SecretsOf {
  return (secretId) => secretsOf(secretId).catch(() => []);
}

function answerOf(outcome: Outcome): Answer {
  const { statusCode, headers, body } = respond(outcome);
  return { status: statusCode, headers, body };
}

function tellOfLoss(path: string, log: Log): void {
  const message = `${path} was deleted or replaced while the gateway ran: the deliveries in it are gone, and a new one is made`;
  log.write('warn', 'journal_file_lost', { message });
}
