import type { Config } from '../../app/configuration/config-of.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { ownFile } from '../configuration-file.ts';
import { defaultUrl, type Io, isConfigured, paint } from '../io.ts';
import type { StatePaths } from '../state-folder.ts';
import type { StartSecrets } from './start-secrets.ts';
import { aboutUnusable, isMissing } from './unusable-secrets.ts';

type Held = Secret | SecretsUnavailable;

/** As many as a person reads, in a window that still shows the first. */
const mostLines = 10;

/**
 * What the person at the keyboard needs to go on: URLs, secrets that were made just now, and what to type next.
 * @param secrets those that were added are shown, and no others
 * @param workbench the URL of the page, where there is one
 */
export async function greet(
  { endpoints }: Config,
  address: string,
  { ready, added, store }: StartSecrets & { readonly store: SecretStore },
  paths: StatePaths,
  io: Io,
  workbench?: string,
): Promise<void> {
  const held = await allHeld(ready, store);
  const lines = ready.slice(0, mostLines).map((endpoint) => {
    const { name, secretId } = endpoint;
    const words =
      secretId === undefined
        ? 'none: its keys are published'
        : `secret ${wordsFor(held.get(secretId) as Held, added.includes(secretId), paths)}`;
    return `  ${name.padEnd(16)} ${endpoint.provider.methods.join(', ').padEnd(10)} ${address}/${name}  ${words}\n`;
  });
  const [first] = ready;
  io.err.write(
    `${paint(io, io.err, 'bold', `Sallyport listens on ${address}`)}\n${workbenchWords(workbench, io)}\n${lines.join('')}` +
      `${andMore(endpoints.length - lines.length, address, paths, io)}\n` +
      aboutUnusable(ready, held, paths.secrets) +
      configurationWords(io) +
      `Events are kept in ${paths.events}.\n` +
      `In a second terminal, try:  npx sallyport send ${first?.provider.id}${sendOptions(first, address, io)}  and  npx sallyport events\n\n`,
  );
}

/** The same where secrets and bus are in AWS: nothing was made, and nothing of them is shown. */
export function greetForAws(address: string, io: Io, workbench?: string): void {
  io.err.write(
    `Sallyport listens on ${address} and publishes to EventBridge\n${workbenchWords(workbench, io)}${configurationWords(io)}`,
  );
}

function workbenchWords(url: string | undefined, io: Io): string {
  if (url === undefined) return '';
  return `${paint(io, io.err, 'bold', `See and try deliveries on its workbench: ${url}`)}\n`;
}

/** What `send` must be told too, to find what is here. A provider of somebody's own has no samples. */
function sendOptions(
  endpoint: Endpoint | undefined,
  address: string,
  { own, configurationFile }: Io,
): string {
  const isOwn = own?.providers.some(({ id }) => id === endpoint?.provider.id);
  return [
    isOwn ? ' --file body.json' : '',
    own ? ` --entry ${own.file}` : '',
    configurationFile === undefined || configurationFile === ownFile ? '' : ` --config ${configurationFile}`,
    address === defaultUrl ? '' : ` --url ${address}`,
  ].join('');
}

/** Which file says all this: it may be one that was found and not named. */
function configurationWords({ env }: Io): string {
  const { SALLYPORT_CONFIG_FILE: file } = env;
  return file ? `The configuration is that of ${file}.\n` : '';
}

function andMore(count: number, address: string, { secrets }: StatePaths, io: Io): string {
  if (count === 0) return '';
  return isConfigured(io)
    ? `  and ${count} more, each at ${address}/<its name>; their secrets are in ${secrets}\n`
    : `  and ${count} more, each at ${address}/<its id>; to see them: npx sallyport providers\n`;
}

async function allHeld(
  endpoints: readonly Endpoint[],
  store: SecretStore,
): Promise<ReadonlyMap<string, Held>> {
  const ids = [...new Set(endpoints.flatMap(({ secretId }) => secretId ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await heldIn(store, id)] as const)));
}

async function heldIn(store: SecretStore, secretId: string): Promise<Held> {
  try {
    const [newest] = await store.get(secretId);
    return newest as Secret;
  } catch (error) {
    if (error instanceof SecretsUnavailable) return error;
    throw error;
  }
}

function wordsFor(held: Held, isNew: boolean, { secrets }: StatePaths): string {
  if (held instanceof SecretsUnavailable) return `${isMissing(held) ? 'missing' : 'refused'}, see below`;
  return isNew ? held.reveal() : `in ${secrets}`;
}
