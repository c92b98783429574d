import { printableText } from '../../domain/content/printable.ts';
import type { Hiding } from '../../domain/hiding/hiding.ts';
import { hideInFields } from '../../domain/hiding/named-like-secrets.ts';
import { meantTexts } from '../secret/meant-texts.ts';
import type { Candidate, Trial } from '../trial.ts';
import { withoutShort } from './short-secrets.ts';

/** As much of a text as stands in a line. */
const most = 60;

/** A percent-encoded character is three. */
const longestSpelling = 3;

/** How texts begin, printable and without secrets. */
export function beginnings(hide: Hiding, secrets: readonly string[]): (text: string) => string {
  const longest = Math.max(...secrets.map(({ length }) => length), 0) * longestSpelling;
  // whatever is cut in two here would stand behind the last character that is shown
  const looked = most + (most / '[secret]'.length) * longest;
  const hideShort = withoutShort(secrets);
  return (text) => {
    const known = hideShort(hide.inText(text.slice(0, looked)));
    const shown = withLineEnds(hideInFields(known.replaceAll(/:\/\/[^/?#@\s]*@/g, '://…@')));
    const isCut = shown.length > most || text.length > looked;
    return isCut ? `${printableText(shown, most - 1)}…` : printableText(shown, most);
  };
}

/** They are signed like any other character. */
function withLineEnds(text: string): string {
  return text.replaceAll('\n', '↵').replaceAll('\r', '␍');
}

/**
 * The texts of the secrets of a trial, where its endpoint stores no key that everybody may see, and of others.
 * @param others secrets of whatever
 */
export function secretTexts(
  { endpoint, candidates }: Trial,
  others: readonly Candidate[] = [],
): readonly string[] {
  const isPublic = endpoint.provider.scheme.credential?.write !== undefined;
  const secret = isPublic ? others : [...candidates, ...others];
  return secret.flatMap((one) => Object.values(one.secret.revealEach()).flatMap(meantTexts));
}
