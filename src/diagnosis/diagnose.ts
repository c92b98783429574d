import { bodyCauses } from './body/body-causes.ts';
import type { Diagnosis, Explanation, Pause } from './diagnosis.ts';
import { explain } from './explanation/explain.ts';
import { headerCauses } from './header/header-causes.ts';
import { claimOf, isPublished, judged } from './judged.ts';
import { type Axes, search } from './search.ts';
import { secretCauses } from './secret/secret-causes.ts';
import { suspicionsOf } from './secret/suspicions.ts';
import { senderCauses } from './sender/sender-causes.ts';
import { timeCauses } from './time-causes.ts';
import type { AtHand, Candidate, Trial } from './trial.ts';
import { urlCauses } from './url/url-causes.ts';
import { verdictOf } from './verdict-of.ts';

/** The likeliest first. */
const axes: Axes = [
  ['time', timeCauses],
  ['secret', secretCauses],
  ['header', headerCauses],
  ['url', urlCauses],
  ['body', bodyCauses],
  ['sender', senderCauses],
];

/**
 * Why a delivery does or does not verify, and with what put right it would.
 * @param pause awaited between two trials; a body of 1 MB takes up to two seconds in all
 */
export async function diagnose(trial: Trial, atHand: AtHand, pause: Pause = () => {}): Promise<Diagnosis> {
  const claim = claimOf(trial);
  const asItCame = judged(claim, trial);
  const explanation = explain(trial);
  if (asItCame.isVerified) return verifiedBy(asItCame.by, explanation);
  const { causes, single, pairs, isComplete } = await search(trial, atHand, axes, pause);
  const { code } = asItCame;
  return {
    isVerified: false,
    by: undefined,
    code,
    explanation,
    causes,
    suspicions: causes.length > 0 ? [] : suspicionsOf(trial, (one) => isPublished(claim, one)),
    tried: { single, pairs, isComplete },
    verdict: verdictOf(code, causes, isComplete),
  };
}

function verifiedBy({ from }: Candidate, explanation: Explanation): Diagnosis {
  return {
    isVerified: true,
    by: from,
    code: undefined,
    explanation,
    causes: [],
    suspicions: [],
    tried: { single: 0, pairs: 0, isComplete: true },
    verdict: `It verifies with ${from}.`,
  };
}
