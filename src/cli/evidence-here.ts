import type { Config } from '../app/configuration/config-of.ts';
import { claimOf } from '../diagnosis/judged.ts';
import type { Candidate } from '../diagnosis/trial.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import { configured } from '../domain/provider.ts';
import { senderAddress, shown } from '../domain/receiving/sender-address.ts';
import type { Secret } from '../domain/verification/secrets/secret.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import type { Keys } from '../ports/secrets.ts';
import type { EvidenceOf } from '../workbench/diagnosis/turned-away.ts';
import { exampleOptions } from './example-options.ts';
import type { Io } from './io.ts';
import { knownProviders } from './known-providers.ts';
import { candidateOf, type SecretsAtHand, secretsInFile } from './secrets-at-hand.ts';

interface EvidenceParts {
  readonly config: Config;
  /** Of the file with secrets. */
  readonly path: string;
  /** Where secrets are kept, if that is not the file. */
  readonly elsewhere: ((secretId: string) => Promise<readonly Secret[]>) | undefined;
  /** Public keys of senders. */
  readonly keys: () => Keys;
}

/** What `serve` explains deliveries with. */
export function evidenceHere({ config, path, elsewhere, keys }: EvidenceParts, io: Io): EvidenceOf {
  const senders = async () =>
    (await knownProviders(io)).map((provider) => configured(provider, exampleOptions(provider)));
  const secretsOf = (endpoint: Endpoint, time: number) =>
    elsewhere ? inAws(endpoint, elsewhere) : secretsInFile(path, config, endpoint, time);
  return async (endpoint, request, time) => {
    const { candidates, otherSecrets } = await secretsOf(endpoint, time);
    const claim = claimOf({ request, endpoint, now: time });
    const place = !isRejection(claim) && claim.kind === 'signature' ? claim.key : undefined;
    const isPublished = place !== undefined && place.at !== 'stored';
    const question = place?.at === 'told' ? place.question : undefined;
    return {
      candidates: isPublished
        ? await publishedAt(place.url, candidates[0] && question?.(candidates[0].secret))
        : candidates,
      atHand: { otherSecrets, senders, otherUrls: otherUrls(config, endpoint) },
    };
  };

  /** A key that cannot be had is none to try with. */
  async function publishedAt(url: string, question: string | undefined): Promise<readonly Candidate[]> {
    const found = await keys().get(url, question).catch(unlessUnavailable);
    return found.map((secret) => ({ secret, from: `the key at ${url}` }));
  }
}

/** Nothing else is fetched from AWS than what the gateway verifies with. */
async function inAws(
  { secretId, name }: Endpoint,
  elsewhere: NonNullable<EvidenceParts['elsewhere']>,
): Promise<SecretsAtHand> {
  const secrets = secretId === undefined ? [] : await elsewhere(secretId).catch(unlessUnavailable);
  return { candidates: secrets.map((secret) => candidateOf(secret, name)), otherSecrets: [] };
}

function otherUrls({ endpoints, url }: Config, own: Endpoint): readonly string[] {
  return endpoints.flatMap((endpoint) => {
    const address = endpoint === own ? undefined : senderAddress(endpoint, url);
    return address ? shown(address) : [];
  });
}

function unlessUnavailable(error: unknown): readonly [] {
  if (error instanceof SecretsUnavailable) return [];
  throw error;
}
