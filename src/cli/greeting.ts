import type { Config } from '../app/configuration/config.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import type { Secret } from '../domain/verification/secrets/secret.ts';
import type { SecretStore } from '../ports/secrets.ts';
import { defaultUrl, type Io, paint } from './io.ts';
import type { StatePaths } from './workplace.ts';

/**
 * What the person at the keyboard needs to go on: URLs, secrets that were made just now, and what to type next.
 * @param secrets those with the ids `added` are shown, and no others
 */
export async function greet(
  config: Config,
  address: string,
  secrets: { readonly store: SecretStore; readonly added: readonly string[] },
  paths: StatePaths,
  io: Io,
): Promise<void> {
  const refused = new Map<string, string>();
  const line = async (endpoint: Endpoint) => {
    const { name, secretId } = endpoint;
    const held = secretId === undefined ? undefined : await secretOf(secretId, secrets.store);
    if (held instanceof SecretsUnavailable) refused.set(held.secretId, held.message);
    const shown = held
      ? wordsFor(held, secrets.added.includes(String(secretId)), paths)
      : 'none: its keys are published';
    return `  ${name.padEnd(16)} ${endpoint.provider.methods.join(', ').padEnd(10)} ${address}/${name}  secret ${shown}\n`;
  };
  const lines = await Promise.all(config.endpoints.map(line));
  const [first] = config.endpoints;
  const where = address === defaultUrl ? '' : ` --url ${address}`;
  io.err.write(
    `${paint(io, io.err, 'bold', `Sallyport listens on ${address}`)}\n\n${lines.join('')}\n` +
      howToGoOn(refused, paths) +
      `Events are kept in ${paths.events}.\n` +
      `In a second terminal, try:  npx sallyport send ${first?.provider.id}${where}  and  npx sallyport events\n\n`,
  );
}

async function secretOf(secretId: string, store: SecretStore): Promise<Secret | SecretsUnavailable> {
  try {
    const [newest] = await store.get(secretId);
    return newest as Secret;
  } catch (error) {
    if (error instanceof SecretsUnavailable) return error;
    throw error;
  }
}

function wordsFor(held: Secret | SecretsUnavailable, isNew: boolean, { secrets }: StatePaths): string {
  if (held instanceof SecretsUnavailable) return 'refused, see below';
  return isNew ? held.reveal() : `in ${secrets}`;
}

/** An earlier version may have made a secret that no sender signs with: whoever only updated must hear what to do. */
function howToGoOn(refused: ReadonlyMap<string, string>, { secrets }: StatePaths): string {
  if (refused.size === 0) return '';
  const whys = [...refused.values()].map((why) => `  ${why}\n`).join('');
  const ids = [...refused.keys()].map((id) => `"${id}"`).join(', ');
  return (
    `Refused, so that deliveries which need it are answered with 503:\n${whys}` +
    `Delete ${ids} from ${secrets} and start again, and a new one is made; or put in the one that the sender shows.\n\n`
  );
}
