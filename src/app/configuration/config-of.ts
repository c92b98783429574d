import * as v from 'valibot';
import type { Endpoint } from '../../domain/endpoint.ts';
import { configured, type Provider } from '../../domain/provider.ts';
import { configDocument, describeMistake } from './config-schema.ts';
import { ConfigInvalid } from './read-config.ts';

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
  const { endpoints, bus, format, $schema: _, ...settings } = parsed.output;
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
        ...(options === undefined ? {} : { options }),
      }),
    ),
  };
}
