import { claimOf, judged } from '../../diagnosis/judged.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { EvidenceOf } from './turned-away.ts';

/** As many as are tried with their secrets, the likeliest first. */
const mostTried = 10;

interface Likely {
  readonly endpoint: Endpoint;
  readonly points: number;
}

/**
 * The endpoint to which a delivery belongs that came to none: the one at which it verifies, or the only one that its headers and
 * its path speak for most.
 * @param time epoch ms at which it came
 */
export async function likelyEndpoint(
  endpoints: readonly Endpoint[],
  request: Sent,
  time: number,
  evidenceOf: EvidenceOf,
): Promise<Endpoint | undefined> {
  const likely = endpoints
    .map((endpoint) => ({ endpoint, points: pointsOf(endpoint, request) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points);
  for (const { endpoint } of likely.slice(0, mostTried)) {
    const { candidates } = await evidenceOf(endpoint, request, time);
    const trial = { request, endpoint, now: time, candidates };
    if (judged(claimOf(trial), trial).isVerified) return endpoint;
  }
  return onlyLikeliest(likely);

  function pointsOf(endpoint: Endpoint, { headers, rawPath }: Sent): number {
    if (isRejection(claimOf({ request, endpoint, now: time }))) return 0;
    const { provider, name } = endpoint;
    const own = Object.keys(provider.headers ?? {}).filter((header) => headers.has(header));
    // a token stands where any sender may put one
    const claims = provider.scheme.proof === 'token' ? 0 : 1;
    return claims + own.length + (isAlike(rawPath.slice(1), name) ? 2 : 0);
  }
}

function onlyLikeliest([first, second]: readonly Likely[]): Endpoint | undefined {
  return first && first.points > (second?.points ?? 0) ? first.endpoint : undefined;
}

/** Whether it is the other with one letter more, less, changed, or in the place of the next; or begins with it, or in another case. */
function isAlike(path: string, name: string): boolean {
  const [one, other] = [path.toLowerCase(), name.toLowerCase()];
  if (one.startsWith(`${other}/`) || one === other) return true;
  const start = commonStart(one, other);
  const end = commonStart(reversed(one.slice(start)), reversed(other.slice(start)));
  const [here, there] = [one, other].map((text) => text.slice(start, text.length - end)) as [string, string];
  return (here.length <= 1 && there.length <= 1) || (here.length === 2 && here === reversed(there));
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
