import type { RejectionCode } from '../domain/verification/verdict.ts';
import type { Cause } from './cause.ts';
import type { Found } from './search.ts';

/** What stands behind "It does not verify:". */
const reasons: Readonly<Record<RejectionCode, string>> = {
  signature_missing: 'nothing stands where its sender writes its proof',
  signature_malformed: 'what stands where its sender writes its proof is none of this sender',
  signature_mismatch: 'the proof is not right for this body, this URL and these secrets',
  timestamp_malformed: 'the time that its sender signs is missing, or is no time',
  timestamp_too_old: 'it was signed too long ago',
  timestamp_in_future: 'it was signed at a time that is yet to come',
  body_malformed: 'the body is not what this sender sends',
  body_not_signed: 'its signature does not cover the body',
  body_hash_mismatch: 'the body is not the one that was signed',
  form_too_large: 'the form is larger than any of this sender',
  query_not_configured: 'its query is not that of publicUrl',
  key_not_trusted: 'the key that it names is not where its sender publishes keys',
  not_for_this_endpoint: 'it is about something else than the endpoint is configured for',
  enrolment_closed: 'it delivers a secret, and nobody waits for one',
  secret_unusable: 'it delivers a secret that is of no use',
};

/**
 * The verdict on a delivery that does not verify, and what to do.
 * @param by with what it verifies once the causes are put right
 */
export function verdictOf(
  code: RejectionCode,
  { causes, single, pairs, isComplete }: Omit<Found, 'trial' | 'by'>,
  suspicions: readonly Cause[],
  by?: string,
): string {
  if (causes.length > 0)
    return [
      `It does not verify: ${joined(causes, 'words', ', and ')}.`,
      ...putRight(causes, by),
      sentence(joined(causes, 'cure', '; and ')),
    ].join(' ');
  const tried = `${single} usual ${single === 1 ? 'cause' : 'causes'} and ${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of them`;
  const rest = isComplete ? '' : ', and its body is too large to try all';
  return `It does not verify: ${reasons[code]}. None of ${tried} that were tried makes it verify${rest}. ${advice(suspicions)}`;
}

/** A cause of the secret names it. */
function putRight(causes: readonly Cause[], by: string | undefined): readonly string[] {
  if (by === undefined || causes.some(({ axis }) => axis === 'secret')) return [];
  return [`With ${causes.length > 1 ? 'both' : 'that'} put right it verifies with ${by}.`];
}

const usualAdvice =
  'Compare the secret with the one at the sender, and the body with what was sent, byte for byte.';

function advice([first]: readonly Cause[]): string {
  return first ? `Look at this first: ${first.words}; ${first.cure}.` : usualAdvice;
}

function joined(causes: readonly Cause[], part: 'words' | 'cure', between: string): string {
  return causes.map((cause) => cause[part]).join(between);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
