import type { ConfiguredProvider } from '../../domain/provider.ts';
import type { Claim, Message } from '../../domain/verification/claim.ts';
import { sha256Hex } from '../../domain/verification/crypto.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { isRejection, type Rejection } from '../../domain/verification/verdict.ts';
import { askedHeaders } from '../asked-headers.ts';
import type { AtHand, Trial } from '../trial.ts';
import { closest, speaksFor } from './hints.ts';

/** Senders that would read the same in a delivery, and cannot be told apart by how they sign. */
export interface LikelySender {
  /** Those that the rest of the delivery speaks for, or all. */
  readonly providers: readonly [ConfiguredProvider, ...ConfiguredProvider[]];
  /** In which headers their proof stands, of those that came; none where it is in the body. */
  readonly headers: readonly string[];
}

/** Other senders than the endpoint's whose proof the delivery has: well formed, however old it is. */
export async function likelySenders(trial: Trial, atHand: AtHand): Promise<readonly LikelySender[]> {
  const { request, endpoint, now } = trial;
  const asked = signable(request, endpoint);
  const own = keyOf(endpoint.provider.scheme.examine(asked, now));
  const alike = new Map<string, ConfiguredProvider[]>();
  for (const provider of await atHand.senders()) {
    const key = keyOf(provider.scheme.examine(asked, now), provider);
    // what its own sender reads as well is its own sender's
    if (provider.id === endpoint.provider.id || key === undefined || key === own) continue;
    alike.set(key, [...(alike.get(key) ?? []), provider]);
  }
  return [...alike.values()]
    .flatMap((several) => {
      const [first, ...more] = closest(several, request.headers, endpoint.provider);
      if (!first) return [];
      const headers = askedHeaders(first.scheme, asked, now).filter(
        (name) => name !== 'content-type' && request.headers.has(name),
      );
      return [{ providers: [first, ...more], headers }] as const;
    })
    .toSorted(
      (a, b) => speaksFor(b.providers[0], request.headers) - speaksFor(a.providers[0], request.headers),
    );
}

/** The same for claims that are true of the same secrets. @returns nothing where there is no proof of this kind */
function keyOf(claim: Claim | Rejection, provider?: ConfiguredProvider): string | undefined {
  if (isRejection(claim)) {
    const isThere = claim.code === 'timestamp_too_old' || claim.code === 'timestamp_in_future';
    return isThere ? provider?.id : undefined;
  }
  switch (claim.kind) {
    case 'mac':
      return sha256Hex(claim.digest, joined(claim.macs), ...shown(claim.messages));
    case 'hash':
      return sha256Hex('hash', claim.digest, joined(claim.hashes), ...shown(claim.messages));
    case 'signature':
      return sha256Hex(claim.algorithm, joined(claim.signatures), claim.key.at, ...shown(claim.messages));
    case 'token':
      return sha256Hex('token', claim.shown);
    case 'every':
      return provider?.id;
  }
}

function joined(signatures: readonly Uint8Array[]): string {
  return signatures.map((one) => Buffer.from(one).toString('hex')).join();
}

/** The likeliest is enough: others are spellings of it. */
function shown([first]: readonly [Message, ...Message[]]): Message {
  return first;
}
