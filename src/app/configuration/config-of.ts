import * as v from 'valibot';
import { isObject, parseJson, withoutByteOrderMark } from '../../domain/content/json.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { configured, type Provider } from '../../domain/provider.ts';
import { configDocument, describeMistake } from './config-schema.ts';

/** What the gateway runs with, checked. */
export interface Config {
  readonly endpoints: readonly Endpoint[];
  /** An entry must be smaller than this. */
  readonly maxEntryBytes: number;
  readonly secretTtlSeconds: number;
  /** How long a secret verifies after it was replaced. */
  readonly previousSecretSeconds: number;
  /** How long after its TTL a secret serves while the store cannot be reached. */
  readonly staleSecretSeconds: number;
  readonly originSecretId: string | undefined;
  /** Where senders reach the gateway: what the check probes. */
  readonly url: string | undefined;
  /** Where events go that are too big for the bus. */
  readonly claimCheck: { readonly bucket: string } | undefined;
  /** Where events wait that the bus does not take. */
  readonly park: { readonly queueUrl: string; readonly deadLetterUrl?: string | undefined } | undefined;
  /** Where it is remembered which deliveries are done. */
  readonly dedupe: { readonly table: string; readonly windowSeconds: number } | undefined;
}

/** Every mistake of the configuration at once, each with its path. No value of it is repeated. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly code = 'config_invalid';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`the configuration has mistakes:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

/** What was read, before anybody has checked it. */
export type ConfigDocument = Readonly<Record<string, unknown>>;

/**
 * The configuration: one JSON document, inline in `SALLYPORT_CONFIG` or in the file that `SALLYPORT_CONFIG_FILE` names. Of
 * both, the inline one wins, key by key and endpoint by endpoint.
 * @throws {ConfigInvalid}
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): ConfigDocument {
  const { SALLYPORT_CONFIG: inline, SALLYPORT_CONFIG_FILE: path } = env;
  if (!inline && !path) {
    throw new ConfigInvalid([
      'there is none: set SALLYPORT_CONFIG to a JSON document, or SALLYPORT_CONFIG_FILE to the path of one',
    ]);
  }
  const documents = [
    path ? readDocument(`SALLYPORT_CONFIG_FILE, ${path}`, () => readFile(path)) : {},
    inline ? readDocument('SALLYPORT_CONFIG', () => inline) : {},
  ];
  const mistakes = documents.filter((document) => typeof document === 'string');
  if (mistakes.length > 0) throw new ConfigInvalid(mistakes);
  const [base = {}, over = {}] = documents.filter((document) => typeof document !== 'string');
  return merge(base, over);
}

/**
 * Checks a configuration document.
 * @param providers those that its endpoints name, or more
 * @param ids of all that they may name
 * @throws {ConfigInvalid}
 */
export function configOf(
  document: unknown,
  providers: readonly Provider[],
  ids: readonly string[] = providers.map(({ id }) => id),
): Config {
  const taken = ids.filter((id, at) => ids.indexOf(id) < at);
  const parsed = v.safeParse(configDocument(providers, ids), document);
  if (!parsed.success || taken.length > 0) {
    throw new ConfigInvalid([
      ...taken.map((id) => `provider ${id}: there is one with this id already, choose another id`),
      ...(parsed.issues ?? []).map(describeMistake),
    ]);
  }
  const { endpoints, bus, format, ...settings } = parsed.output;
  return {
    ...settings,
    originSecretId: settings.originSecretId,
    url: settings.url,
    claimCheck: settings.claimCheck,
    park: settings.park,
    dedupe: settings.dedupe,
    endpoints: [...endpoints].map(
      ([name, { provider, secretId, publicUrl, options, ...own }]): Endpoint => ({
        name,
        provider: configured(providers.find(({ id }) => id === provider) as Provider, options),
        bus: own.bus ?? bus,
        format: own.format ?? format,
        ...(secretId === undefined ? {} : { secretId }),
        ...(publicUrl === undefined ? {} : { publicUrl }),
      }),
    ),
  };
}

/** @returns what is wrong, as text. The parser's own words are left out: they quote what they read. */
function readDocument(variable: string, read: () => string): ConfigDocument | string {
  let text: string;
  try {
    text = read();
  } catch (error) {
    return `${variable}: the file cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
  const parsed = parseJson(withoutByteOrderMark(text));
  if (!parsed)
    return `${variable}: must be one JSON object, and is not JSON: is a comma or a quote too many or missing?`;
  return isObject(parsed.value) ? parsed.value : `${variable}: must be one JSON object`;
}

function merge(base: ConfigDocument, over: ConfigDocument): ConfigDocument {
  const endpoints =
    isObject(base.endpoints) && isObject(over.endpoints)
      ? { ...base.endpoints, ...over.endpoints }
      : undefined;
  return { ...base, ...over, ...(endpoints ? { endpoints } : {}) };
}
