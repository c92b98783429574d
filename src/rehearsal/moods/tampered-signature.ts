import { isRejection } from '../../domain/verification/verdict.ts';
import type { Mood } from '../mood.ts';
import { withProofChanged } from '../shown-proof.ts';

export const tamperedSignature: Mood = {
  name: 'tampered signature',
  does: 'a delivery with one character of its signature, or of its token, changed',
  isSuspect: true,
  play(standIn) {
    const { name, scheme } = standIn;
    const what = scheme.proof === 'token' ? 'token' : 'signature';
    const signed = standIn.signed();
    const claim = scheme.examine(signed, standIn.now);
    const request = isRejection(claim) ? undefined : withProofChanged(signed, claim);
    if (!request) return { notRun: `the ${what} was not found in what ${name} sends` };
    return {
      sent: `one character of the ${what} changed`,
      acts: [{ requests: [request] }],
      right: 'rejected',
      because: `nothing but the right ${what} proves anything`,
    };
  },
};
