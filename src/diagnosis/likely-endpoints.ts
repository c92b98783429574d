import type { Endpoint } from '../domain/endpoint.ts';
import type { Sent } from '../domain/verification/signed-url.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import { claimOf, judged } from './judged.ts';
import type { Candidate } from './trial.ts';

/** With what an endpoint verifies. */
type CandidatesOf = (endpoint: Endpoint) => Promise<readonly Candidate[]>;

/** As many as are tried with their secrets, the likeliest first. */
const mostTried = 10;

interface Likely {
  readonly endpoint: Endpoint;
  readonly points: number;
}

/**
 * To which endpoint a delivery belongs that came to none: the one whose name ends its path, where it verifies, or for which its headers
 * and its path speak most.
 * @param time epoch ms at which it came
 * @param candidatesOf where secrets are at hand to be tried
 * @returns several where nothing tells them apart, and none where nothing speaks for any
 */
export async function likelyEndpoints(
  endpoints: readonly Endpoint[],
  request: Sent,
  time: number,
  candidatesOf: CandidatesOf = async () => [],
): Promise<readonly Endpoint[]> {
  const named = endpoints.find(({ name }) => endsIn(request, name));
  if (named) return [named];
  const likely = endpoints
    .map((endpoint) => ({ endpoint, points: pointsOf(endpoint, request, time) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points);
  for (const { endpoint } of likely.slice(0, mostTried)) {
    const trial = { request, endpoint, now: time, candidates: await candidatesOf(endpoint) };
    if (judged(claimOf(trial), trial).isVerified) return [endpoint];
  }
  return likeliest(likely);
}

function likeliest(likely: readonly Likely[]): readonly Endpoint[] {
  return likely.filter(({ points }) => points === likely[0]?.points).map(({ endpoint }) => endpoint);
}

/** A proxy may have put something in front. */
export function endsIn({ rawPath }: Pick<Sent, 'rawPath'>, name: string): boolean {
  return rawPath.replace(/(?<!\/)\/+$/, '').endsWith(`/${name}`);
}

function pointsOf(endpoint: Endpoint, request: Sent, now: number): number {
  const claim = claimOf({ request, endpoint, now });
  // in time or not
  if (isRejection(claim) && !claim.code.startsWith('timestamp_too')) return 0;
  const { provider, name } = endpoint;
  const own = Object.keys(provider.headers ?? {}).filter((header) => request.headers.has(header));
  // a token stands where any sender may put one
  const claims = provider.scheme.proof === 'token' ? 0 : 1;
  return claims + own.length + (isAlike(request.rawPath.slice(1), name) ? 2 : 0);
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
