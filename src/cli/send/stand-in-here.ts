import { systemClock } from '../../adapters/system/system-clock.ts';
import { builtIn } from '../../app/configuration/built-in.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { ConfiguredProvider } from '../../domain/provider.ts';
import type { SenderAddress } from '../../domain/receiving/sender-address.ts';
import { guides } from '../../guides/index.ts';
import { StandIn, type StandInParts } from '../../rehearsal/stand-in.ts';
import { asDocumented } from '../example-options.ts';
import { type Io, UserError } from '../io.ts';
import type { OwnPartOptions } from './own-parts.ts';
import { sampleRequests } from './sample-requests.ts';
import type { Store } from './signer.ts';
import { signingKeysFor } from './signing-keys.ts';

/** What is played, and of it what the user brings. */
export interface Part extends OwnPartOptions {
  readonly endpoint: Endpoint;
  readonly to: SenderAddress;
  readonly config: Config;
  readonly store: Store;
  /** Which sample; the first where none is named. */
  readonly event?: string | undefined;
  /** As which sender it signs that is none; a few usual ones where none is named. */
  readonly as?: ConfiguredProvider | undefined;
  /** Whether nothing is signed, so that no secret is read. */
  readonly isUnsigned?: boolean | undefined;
}

/** Of those who sign with a text or its bytes, and two for each kind of key pair. */
const usualIds = [
  'github',
  'stripe',
  'discord',
  'telnyx',
  'sendgrid',
  'plaid',
  'wise',
  'contentstack',
] as const;

/**
 * Stands in for a sender with what is at hand here.
 * @throws {UserError} where its secret cannot be read, or it has no such sample
 */
export async function standInHere(part: Part, io: Io): Promise<StandIn> {
  const { endpoint, to, config, store, event } = part;
  return new StandIn({
    endpoint,
    to,
    ...(await sampleRequests(endpoint, event, part, io)),
    keys: part.isUnsigned ? { missing: 'nothing is signed' } : await keysOf(endpoint, config, store, io),
    repeats: (await guides.get(endpoint.provider.id)?.())?.repeats.bytes ?? 'not documented',
    others: part.as ? [part.as] : await usualOthers(),
    clock: systemClock,
  });
}

/** Where only the sender can sign, what is not signed can be played all the same. */
async function keysOf(
  endpoint: Endpoint,
  config: Config,
  store: Store,
  io: Io,
): Promise<StandInParts['keys']> {
  const { sign, pair } = endpoint.provider.scheme;
  const isOurs = sign !== undefined || (pair !== undefined && store === 'file');
  try {
    return await signingKeysFor(endpoint, config, store, io);
  } catch (error) {
    if (isOurs || !(error instanceof UserError)) throw error;
    return { missing: error.message };
  }
}

async function usualOthers(): Promise<readonly ConfiguredProvider[]> {
  const made = await Promise.all(usualIds.map((id) => builtIn.get(id)?.()));
  return made.flatMap((one) => (one ? [asDocumented(one)] : []));
}
