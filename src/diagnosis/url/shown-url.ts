import { printableText } from '../../domain/content/printable.ts';
import { hideInFields } from '../../domain/hiding/named-like-secrets.ts';
import { hidden } from '../../domain/hiding/spellings.ts';
import type { Candidate } from '../trial.ts';
import { baseOf, type UrlParts } from './url-parts.ts';

/** As long as a token or a signature is a value of a query not shown. */
const longest = 15;

const longestUrl = 300;

/** As it is told to people: without a password, what is as long as a token in its query, and the secrets that are at hand. */
export function shownUrl(url: UrlParts, candidates: readonly Candidate[]): string {
  // a name that stands alone there is a token
  const user = url.user.replace(/^[^:]*@$/, '…@').replace(/:.*$/s, ':…@');
  const query = hideInFields(url.query)
    .replaceAll(hidden, '…')
    .replaceAll(/(?<![^&=])[^&=]+(?=&|$)/g, (value) => (value.length > longest ? '…' : value));
  const text = baseOf({ ...url, user }) + (query && `?${query}`);
  return printableText(
    candidates.reduce((shown, { secret }) => secret.hideIn(shown), text),
    longestUrl,
  );
}
