import type { Config } from '../config.ts';
import { type Endpoint, methodsOf } from '../domain/endpoint.ts';
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
  const line = async (endpoint: Endpoint) => {
    const { name, secretId } = endpoint;
    const shown = secrets.added.includes(secretId)
      ? (await secrets.store.get(secretId))[0]?.reveal()
      : `in ${paths.secrets}`;
    return `  ${name.padEnd(16)} ${methodsOf(endpoint).join(', ').padEnd(10)} ${address}/${name}  secret ${shown}\n`;
  };
  const lines = await Promise.all(config.endpoints.map(line));
  const [first] = config.endpoints;
  const where = address === defaultUrl ? '' : ` --url ${address}`;
  io.err.write(
    `${paint(io, io.err, 'bold', `Sallyport listens on ${address}`)}\n\n${lines.join('')}\n` +
      `Events are kept in ${paths.events}.\n` +
      `In a second terminal, try:  npx sallyport send ${first?.provider.id}${where}  and  npx sallyport events\n\n`,
  );
}
