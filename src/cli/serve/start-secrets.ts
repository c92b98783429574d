import { addDevelopmentSecrets, type WantedSecret } from '../../adapters/local/files/development-secrets.ts';
import { readSecretFile } from '../../adapters/local/files/secret-file.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { text as anyText } from '../../domain/verification/credential-forms.ts';
import { reason } from '../errors/failure-words.ts';
import { UserError } from '../io.ts';
import { isShownFirst } from '../senders.ts';

/** What there is of secrets when the gateway starts. */
export interface StartSecrets {
  /** The endpoints that somebody named or has used, and those of the quick start. The others wait. */
  readonly ready: readonly Endpoint[];
  /** The ids of secrets that were made just now. */
  readonly added: readonly string[];
  /** Those of the others, to be made when they are used. */
  readonly later: readonly WantedSecret[];
}

/**
 * Makes the secrets that are missing: of every endpoint in a configuration, since somebody means to use each, but where
 * there is none of those of the quick start alone.
 * @param path of the secrets' file
 * @throws {UserError} when it cannot be used
 */
export async function makeStartSecrets(
  { endpoints, originSecretId }: Config,
  isConfigured: boolean,
  path: string,
): Promise<StartSecrets> {
  const isWanted = ({ provider }: Endpoint) => isConfigured || isShownFirst(provider.id);
  const origin = originSecretId === undefined ? [] : [{ secretId: originSecretId, form: anyText() }];
  try {
    const added = await addDevelopmentSecrets(path, [
      ...endpoints.filter(isWanted).flatMap(wantedBy),
      ...origin,
    ]);
    const stored = readSecretFile(path);
    const isReady = (endpoint: Endpoint) =>
      isWanted(endpoint) || (endpoint.secretId !== undefined && Object.hasOwn(stored, endpoint.secretId));
    const later = endpoints.filter((endpoint) => !isReady(endpoint)).flatMap(wantedBy);
    return { ready: endpoints.filter(isReady), added, later };
  } catch (error) {
    const why =
      (error as Error).name === 'SyntaxError' ? 'it is not a JSON object of ids and secrets' : reason(error);
    throw new UserError(`${path} cannot be used: ${why}`);
  }
}

/** What is made for an endpoint that has no secret yet. Nothing where none is stored for it. */
export function wantedBy({ secretId, provider }: Endpoint): readonly WantedSecret[] {
  const { credential, pair } = provider.scheme;
  if (secretId === undefined || !credential) return [];
  const isPublicHalf = pair !== undefined && pair.publishedAt === undefined;
  return [{ secretId, form: credential, ...(isPublicHalf && { pair: pair.kind }) }];
}
