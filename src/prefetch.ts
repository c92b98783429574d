import type { Config } from './config.ts';
import type { SecretStore } from './ports/secrets.ts';

/**
 * Warms the cache while the process starts, so that the first delivery does not wait. Never fails and never takes
 * longer than `longestMs`: what could not be had is fetched, and reported, with the first delivery that needs it.
 */
export async function prefetchSecrets(
  config: Config,
  secrets: SecretStore,
  longestMs: number,
): Promise<void> {
  const ids = new Set(config.endpoints.map(({ secretId }) => secretId));
  if (config.originSecretId !== undefined) ids.add(config.originSecretId);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestMs);
  });
  await Promise.race([Promise.allSettled([...ids].map((id) => secrets.get(id))), patience]);
  clearTimeout(timer);
}
