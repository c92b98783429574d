import { printableText } from '../../domain/content/printable.ts';
import type { Hiding } from '../../domain/hiding/hiding.ts';
import { hideInFields } from '../../domain/hiding/named-like-secrets.ts';
import { encode } from '../../domain/verification/encoding.ts';
import type { Trial } from '../trial.ts';

/** As much of a text as stands in a line. */
const most = 60;

/** A percent-encoded character is three. */
const longestSpelling = 3;

/** How texts begin, printable and without secrets. */
export function beginnings(hide: Hiding, secrets: readonly string[]): (text: string) => string {
  const longest = Math.max(...secrets.map(({ length }) => length), 0) * longestSpelling;
  // whatever is cut in two here would stand behind the last character that is shown
  const looked = most + (most / '[secret]'.length) * longest;
  return (text) => {
    const shown = hideInFields(hide.inText(text.slice(0, looked)));
    const isCut = shown.length > most || text.length > looked;
    return isCut ? `${printableText(shown, most - 1)}…` : printableText(shown, most);
  };
}

/** The texts of the secrets of a trial: a key that everybody may see is none. */
export function secretTexts({ endpoint, candidates }: Trial): readonly string[] {
  if (endpoint.provider.scheme.credential?.write) return [];
  return candidates.flatMap(({ secret }) => Object.values(secret.revealEach()));
}

/** What a request shows to prove itself, in every spelling. */
export function proofTexts(signatures: readonly Uint8Array[]): readonly string[] {
  return signatures.flatMap((bytes) =>
    (['hex', 'base64', 'base64url'] as const).map((encoding) => encode(bytes, encoding)),
  );
}
