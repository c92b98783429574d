import type { Claim } from '../domain/verification/claim.ts';
import type { Rejection } from '../domain/verification/verdict.ts';
import { bodySuspicions } from './body/body-suspicions.ts';
import type { Cause } from './cause.ts';
import type { Pause } from './diagnosis.ts';
import { headerSuspicions } from './header/header-suspicions.ts';
import { isPublished } from './judged.ts';
import { secretSuspicions } from './secret/secret-suspicions.ts';
import { senderSuspicions } from './sender/sender-suspicions.ts';
import type { AtHand, Trial } from './trial.ts';
import { urlSuspicions } from './url/url-suspicions.ts';

/** What looks odd where nothing that was tried fits: the most telling first. */
export async function suspicionsOf(
  trial: Trial,
  claim: Claim | Rejection,
  atHand: AtHand,
  pause: Pause,
): Promise<readonly Cause[]> {
  return [
    ...urlSuspicions(trial, claim),
    ...(await senderSuspicions(trial, atHand)),
    ...headerSuspicions(trial),
    ...secretSuspicions(trial, (one) => isPublished(claim, one)),
    ...(await bodySuspicions(trial, pause)),
  ];
}
