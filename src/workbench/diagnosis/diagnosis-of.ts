import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Diagnosis, Pause } from '../../diagnosis/diagnosis.ts';
import { likelyEndpoints } from '../../diagnosis/likely-endpoints.ts';
import { printableText } from '../../domain/content/printable.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { RefusedError } from '../workbench.ts';
import { isPartly, requestOf } from './kept-request.ts';
import type { EvidenceOf, TurnedAway } from './turned-away.ts';

export interface DiagnosisParts {
  /** As they are configured now. */
  readonly endpoints: readonly Endpoint[];
  readonly evidenceOf: EvidenceOf;
}

const longestPath = 80;

/** Of a secret that came in, the sentence of the verdict says all. */
const notAboutProof: ReadonlySet<string | undefined> = new Set(['enrolment_closed', 'secret_unusable']);

/**
 * Why a kept delivery was turned away, by what is configured and stored now.
 * @returns nothing where its endpoint is no more
 * @throws {RefusedError} with a sentence where there is nothing to explain
 */
export async function diagnosisOf(
  kept: TurnedAway,
  { endpoints, evidenceOf }: DiagnosisParts,
  pause: Pause,
): Promise<Diagnosis | undefined> {
  if (notAboutProof.has(kept.code))
    throw new RefusedError('It delivered a secret: there is no signature in it that could be explained.');
  const request = requestOf(kept);
  const isAstray = kept.code === 'unknown_endpoint';
  const endpoint = isAstray ? await onlyLikely() : endpoints.find(({ name }) => name === kept.endpoint);
  if (!endpoint) {
    if (isAstray) throw new RefusedError('Nothing in it tells who sent it.');
    return undefined;
  }
  const { candidates, atHand, missing } = await evidenceOf(endpoint, request, kept.time);
  const tried = await diagnose({ request, endpoint, now: kept.time, candidates }, atHand, pause);
  const diagnosis = missing === undefined || tried.causes.length > 0 ? tried : notJudged(tried, missing);
  const { proof } = endpoint.provider.scheme;
  const known = isPartly(kept, proof) ? ofWhatIsKept(diagnosis, kept, proof === 'token') : diagnosis;
  if (isAstray) return atNoEndpoint(known, printableText(kept.endpoint, longestPath), endpoint);
  return known.isVerified ? verifiesNow(known) : known;

  async function onlyLikely(): Promise<Endpoint | undefined> {
    const [only, ...more] = await likelyEndpoints(
      endpoints,
      request,
      kept.time,
      async (one) => (await evidenceOf(one, request, kept.time)).candidates,
    );
    return more.length === 0 ? only : undefined;
  }
}

/** Trials with what is not there count for nothing. */
const noTrials: Diagnosis['tried'] = { single: 0, pairs: 0, isComplete: false };

/** That no trial made it verify says nothing where what proves it is not there. */
function notJudged(diagnosis: Diagnosis, missing: string): Diagnosis {
  const verdict = `It cannot be judged here: ${missing}`;
  return { ...diagnosis, tried: noTrials, verdict };
}

/** What was looked for in `[secret]` says nothing: what was found counts while all of it was there. */
function ofWhatIsKept(diagnosis: Diagnosis, { found }: TurnedAway, isToken: boolean): Diagnosis {
  const { explanation: ofKept } = diagnosis;
  const explanation = isToken ? { ...ofKept, shown: ['a token, which is not kept'] } : ofKept;
  if (found) return { ...found, explanation };
  const what = isToken ? 'The token that it showed' : 'A secret that stood in it';
  return {
    ...diagnosis,
    isVerified: false,
    by: undefined,
    explanation,
    causes: [],
    tried: noTrials,
    verdict: `${what} is not kept, so that nothing can be tried with it: compare what is set at the sender with what is stored here.`,
  };
}

function verifiesNow(diagnosis: Diagnosis): Diagnosis {
  const verdict = `It verifies now, with ${diagnosis.by}: what is stored or configured has changed since it came. Let the sender send it again.`;
  return { ...diagnosis, verdict };
}

function atNoEndpoint(diagnosis: Diagnosis, path: string, { name, provider }: Endpoint): Diagnosis {
  const cause = {
    axis: 'url',
    id: 'path_of_no_endpoint',
    words: `it came to ${path}, where no endpoint is, and looks like a delivery of ${provider.name}`,
    cure: `give the sender the URL that ends in /${name}`,
  } as const;
  const there = diagnosis.isVerified
    ? `There it verifies, with ${diagnosis.by}.`
    : `There: ${diagnosis.verdict}`;
  return {
    ...diagnosis,
    isVerified: false,
    by: undefined,
    code: undefined,
    // what would not verify there either has more than this cause
    causes: diagnosis.isVerified || diagnosis.causes.length > 0 ? [cause, ...diagnosis.causes] : [],
    verdict: `It came to ${path}, where no endpoint is. It looks like a delivery of ${provider.name}: give the sender the URL that ends in /${name}. ${there}`,
  };
}
