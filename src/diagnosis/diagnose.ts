import type { Diagnosis, Pause } from './diagnosis.ts';
import { explain } from './explain.ts';
import { claimOf, judged } from './judged.ts';
import { type Axes, search } from './search.ts';
import { secretCauses } from './secret/secret-causes.ts';
import { timeCauses } from './time-causes.ts';
import type { AtHand, Trial } from './trial.ts';
import { verdictOf } from './verdict-of.ts';

/** The likeliest first. */
const axes: Axes = [
  ['time', timeCauses],
  ['secret', secretCauses],
];

/**
 * Why a delivery does or does not verify, and with what put right it would.
 * @param pause awaited between two trials; a body of 1 MB takes up to two seconds in all
 */
export async function diagnose(trial: Trial, atHand: AtHand, pause: Pause = () => {}): Promise<Diagnosis> {
  const asItCame = judged(claimOf(trial), trial);
  const explanation = explain(trial);
  if (asItCame.isVerified) {
    const { from } = asItCame.by;
    const tried = { single: 0, pairs: 0, isComplete: true };
    return {
      isVerified: true,
      by: from,
      code: undefined,
      explanation,
      causes: [],
      suspicions: [],
      tried,
      verdict: `It verifies with ${from}.`,
    };
  }
  const { causes, ...tried } = await search(trial, atHand, axes, pause);
  const { single, pairs, isComplete } = tried;
  const { code } = asItCame;
  return {
    isVerified: false,
    by: undefined,
    code,
    explanation,
    causes,
    suspicions: [],
    tried: { single, pairs, isComplete },
    verdict: verdictOf(code, causes, isComplete),
  };
}
