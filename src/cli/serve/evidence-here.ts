import type { Config } from '../../app/configuration/config-of.ts';
import { claimOf } from '../../diagnosis/judged.ts';
import type { Candidate } from '../../diagnosis/trial.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { PublishedPlace } from '../../domain/verification/claim.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Keys } from '../../ports/secrets.ts';
import type { Evidence, EvidenceOf } from '../../workbench/diagnosis/turned-away.ts';
import type { Io } from '../io.ts';
import { besideEndpoint } from '../verify/beside-endpoint.ts';
import { type SecretsAtHand, secretsAtHand } from '../verify/secrets-at-hand.ts';
import { placeOf } from '../verify/stored-secrets.ts';

type SecretsOf = (secretId: string) => Promise<readonly Secret[]>;

interface EvidenceParts {
  readonly config: Config;
  /** Where secrets are kept, if that is not the file of this machine. */
  readonly elsewhere: SecretsOf | undefined;
  /** Public keys of senders, as the gateway has them. */
  readonly keys: () => Keys;
}

/** What `serve` explains deliveries with: what `verify` does, and keys that are published. */
export function evidenceHere({ config, elsewhere, keys }: EvidenceParts, io: Io): EvidenceOf {
  return async (endpoint, request, time) => {
    const { candidates, others } = elsewhere
      ? await ofGateway(endpoint, elsewhere)
      : await secretsAtHand({ endpoint, config }, undefined, {}, time, io);
    const claim = claimOf({ request, endpoint, now: time });
    const place = !isRejection(claim) && claim.kind === 'signature' ? claim.key : undefined;
    const isPublished = place !== undefined && place.at !== 'stored';
    return {
      ...(isPublished ? await publishedAt(place, candidates, endpoint) : { candidates }),
      atHand: { otherSecrets: others, ...besideEndpoint({ endpoint, config }, io) },
    };
  };

  /** A key that cannot be had is none to try with. */
  async function publishedAt(
    place: PublishedPlace,
    [newest]: readonly Candidate[],
    { name, provider }: Endpoint,
  ): Promise<Pick<Evidence, 'candidates' | 'missing'>> {
    const question = place.at === 'told' && newest ? place.question(newest.secret) : undefined;
    if (place.at === 'told' && question === undefined)
      return { candidates: [], missing: unasked(name, provider) };
    try {
      const found = await keys().get(place.url, question);
      return { candidates: found.map((secret) => ({ secret, from: `the key at ${place.url}` })) };
    } catch (error) {
      if (!(error instanceof SecretsUnavailable)) throw error;
      const missing = `${provider.name} publishes the key of this delivery, which could not be had: ${error.message}. See that this machine gets there, and look here again.`;
      return { candidates: [], missing };
    }
  }
}

/** Who tells a key to those alone who know a secret is asked nothing without it. */
function unasked(name: string, { name: sender, scheme }: Endpoint['provider']): string {
  const means = scheme.credential?.means ?? 'the secret of the webhook';
  return `${sender} tells the key of this delivery to whoever shows the secret of ${name}, and none is stored that can be shown: store ${means}, and look here again.`;
}

/** Nothing else is fetched from AWS than what the gateway verifies with. */
async function ofGateway({ secretId, name }: Endpoint, secretsOf: SecretsOf): Promise<SecretsAtHand> {
  const secrets = secretId === undefined ? [] : await unlessUnavailable(secretsOf(secretId));
  const candidates = secrets.map((secret) => {
    const { stage, position, account } = secret.label;
    return { secret, from: `the ${stage} secret of ${name}${placeOf(position, account)}` };
  });
  return { candidates, others: [], notes: [] };
}

function unlessUnavailable(secrets: Promise<readonly Secret[]>): Promise<readonly Secret[]> {
  return secrets.catch((error: unknown) => {
    if (error instanceof SecretsUnavailable) return [];
    throw error;
  });
}
