import { type BusPlace, nowhere } from '../../adapters/local/sqlite/bus-place.ts';
import type { Database } from '../../adapters/local/sqlite/database.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import { warnOfConfig } from '../../app/configuration/config-warnings.ts';
import { createContainer } from '../../app/container/core.ts';
import { journalled } from '../../app/container/journalled.ts';
import { fileKeeping, local } from '../../app/container/local.ts';
import { Token } from '../../app/container/token.ts';
import type { EvidenceOf } from '../../workbench/diagnosis/turned-away.ts';
import { type Io, isConfigured } from '../io.ts';
import { makeStateFolder, type StatePaths } from '../state-folder.ts';
import { localConfig } from '../workplace.ts';
import { openEventsFile } from './events-file.ts';
import { type JournalHere, journalHere } from './journal-here.ts';
import { serveLog } from './serve-log.ts';
import type { ServeOptions } from './serve-options.ts';
import { makeStartSecrets, type StartSecrets } from './start-secrets.ts';

/** A gateway with all that it is made of, before anybody can reach it. */
export interface GatewayHere {
  readonly config: Config;
  readonly paths: StatePaths;
  /** Nothing where they are in AWS. */
  readonly secrets: StartSecrets | undefined;
  readonly db: Database;
  readonly keeping: ReturnType<typeof fileKeeping>;
  readonly container: ReturnType<typeof createContainer>;
  /** What deliveries are explained with. Loaded when it is asked for. */
  readonly evidence: () => Promise<EvidenceOf>;
  /** Nothing where no deliveries are kept. */
  readonly journal: JournalHere | undefined;
}

export async function gatewayHere(options: ServeOptions, io: Io): Promise<GatewayHere> {
  const isHere = options.bus === 'embedded';
  if (!isHere) await (await import('../aws-ready.ts')).requireAws();
  const config = withWindow(await localConfig(io, options.bus), options.dedupeWindow);
  const paths = makeStateFolder(io);
  const secrets = isHere ? await makeStartSecrets(config, isConfigured(io), paths.secrets) : undefined;
  const { log, writeLine } = serveLog(io);
  const db = openEventsFile(paths.events, log);
  const keeping = fileKeeping(db, log, options.dedupeWindow ?? config.dedupe?.windowSeconds);
  const environment = secrets
    ? local(config, { path: paths.secrets, later: secrets.later }, db, keeping, log, placeOf(options))
    : (await import('../../app/container/aws.ts')).aws(config, 'sallyport-serve', writeLine, keeping);
  const elsewhere = secrets ? undefined : inAws;
  const journal = journalHere(options, config, paths, log, evidence, elsewhere);
  const container = createContainer(
    config,
    environment,
    ...(journal ? [journalled(journal.writer)] : []),
    ...(io.own?.modules ?? []),
  );
  warnOfConfig(config, container.get(Token.log));
  return { config, paths, secrets, db, keeping, container, evidence, journal };

  async function evidence() {
    const { evidenceHere } = await import('./evidence-here.ts');
    const keys = () => container.get(Token.keys);
    return evidenceHere({ config, elsewhere, keys }, io);
  }

  function inAws(secretId: string) {
    return container.get(Token.secrets).get(secretId);
  }
}

/** The ids of the secrets that should be there: without a configuration nobody has said so of those in AWS. */
export function awaitedSecrets(
  { config: { originSecretId }, secrets }: GatewayHere,
  io: Io,
): readonly string[] | undefined {
  if (!secrets) return isConfigured(io) ? undefined : [];
  return [
    ...new Set(secrets.ready.flatMap(({ secretId }) => secretId ?? [])),
    ...(originSecretId === undefined ? [] : [originSecretId]),
  ];
}

function withWindow(config: Config, windowSeconds: number | undefined): Config {
  if (windowSeconds === undefined || !config.dedupe) return config;
  return { ...config, dedupe: { ...config.dedupe, windowSeconds } };
}

function placeOf({ account = nowhere.account, region = nowhere.region }: ServeOptions): BusPlace {
  return { account, region };
}
