import { printableText } from '../domain/content/printable.ts';
import type { Hiding } from '../domain/hiding/hiding.ts';
import type { Cause } from './cause.ts';
import type { Diagnosis } from './diagnosis.ts';

/** More than any sentence of ours has. */
const most = 1_000;

/**
 * A diagnosis may go into a report that others read: whatever an axis or a name took from the request or from the secrets, none
 * of these texts is in it.
 */
export function withoutSecrets(diagnosis: Diagnosis, hide: Hiding): Diagnosis {
  const { by, explanation, causes, suspicions, verdict } = diagnosis;
  const safe = (text: string) => printableText(hide.inText(text), most);
  const ofCause = ({ words, cure, ...cause }: Cause): Cause => ({
    ...cause,
    words: safe(words),
    cure: safe(cure),
  });
  return {
    ...diagnosis,
    by: by && safe(by),
    explanation: {
      ...explanation,
      how: safe(explanation.how),
      signed: explanation.signed.map((piece) => ({ ...piece, what: safe(piece.what) })),
      computed: explanation.computed.map((one) => ({ ...one, by: safe(one.by) })),
    },
    causes: causes.map(ofCause),
    suspicions: suspicions.map(ofCause),
    verdict: safe(verdict),
  };
}
