import { hiding } from '../domain/hiding/hiding.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import { bodyCauses } from './body/body-causes.ts';
import type { Diagnosis, Pause } from './diagnosis.ts';
import { explain } from './explanation/explain.ts';
import { secretTexts } from './explanation/shown-text.ts';
import { headerCauses } from './header/header-causes.ts';
import { claimOf, judged } from './judged.ts';
import { proofTexts } from './proofs.ts';
import { type Axes, search } from './search.ts';
import { secretCauses } from './secret/secret-causes.ts';
import { senderCauses } from './sender/sender-causes.ts';
import { suspicionsOf } from './suspicions.ts';
import { timeCauses } from './time-causes.ts';
import type { AtHand, Trial } from './trial.ts';
import { urlCauses } from './url/url-causes.ts';
import { verdictOf } from './verdict.ts';
import { withoutSecrets } from './without-secrets.ts';

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
 * @param pause awaited between two trials, and two looks at what is odd; a body of 1 MB takes up to two seconds in all
 */
export async function diagnose(trial: Trial, atHand: AtHand, pause: Pause = () => {}): Promise<Diagnosis> {
  const claim = claimOf(trial);
  const asItCame = judged(claim, trial);
  const secrets = secretTexts(trial, atHand.otherSecrets);
  const explanation = explain(trial, secrets);
  if (asItCame.isVerified)
    return withoutSecrets({ ...verified(asItCame.by.from), explanation }, hiding(secrets));
  const { trial: repaired, by: candidate, ...found } = await search(trial, atHand, axes, pause);
  const { causes, single, pairs, isComplete } = found;
  const { code } = asItCame;
  const suspicions = repaired ? [] : await suspicionsOf(trial, claim, atHand, pause);
  const by = candidate?.from;
  const shown = [trial, ...(repaired ? [repaired] : [])].flatMap(shownBy);
  return withoutSecrets(
    {
      isVerified: false,
      by,
      code,
      explanation,
      causes,
      suspicions,
      tried: { single, pairs, isComplete },
      verdict: verdictOf(code, found, suspicions, by),
    },
    hiding([...secrets, ...shown]),
  );
}

/** What would let somebody in who sends it again. */
function shownBy(trial: Trial): readonly string[] {
  const claim = claimOf(trial);
  return isRejection(claim) ? [] : proofTexts(claim);
}

function verified(from: string): Omit<Diagnosis, 'explanation'> {
  return {
    isVerified: true,
    by: from,
    code: undefined,
    causes: [],
    suspicions: [],
    tried: { single: 0, pairs: 0, isComplete: true },
    verdict: `It verifies with ${from}.`,
  };
}
