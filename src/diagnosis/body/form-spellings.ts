import { strictlyEncoded } from '../../domain/content/percent-encoding.ts';

/** How a language writes a form. */
interface Spelling {
  readonly id: string;
  readonly by: string;
  /** @param text whose names and values are encoded as RFC 3986 has it */
  readonly spelled: (text: string) => string;
}

const withPlus = (text: string) => text.replaceAll('%20', '+');
const withoutTilde = (text: string) => text.replaceAll('~', '%7E');
const plain = (text: string, ...characters: readonly string[]) =>
  characters.reduce((spelled, one) => spelled.replaceAll(strictlyEncoded(one), one), text);
const browser = (text: string) => withoutTilde(withPlus(plain(text, '*')));

/** https://url.spec.whatwg.org/#urlencoded-serializing, and how others differ from it: in `*`, `~`, `!'()`, spaces, digits. */
export const spellings: readonly Spelling[] = [
  { id: 'browsers', by: 'browsers, Java and Ruby', spelled: browser },
  { id: 'go', by: 'Go and Python', spelled: withPlus },
  { id: 'php', by: 'PHP', spelled: (text) => withoutTilde(withPlus(text)) },
  {
    id: 'javascript',
    by: 'encodeURIComponent of JavaScript',
    spelled: (text) => plain(text, '!', "'", '(', ')', '*'),
  },
  { id: 'rfc3986', by: 'rawurlencode of PHP and others that follow RFC 3986', spelled: (text) => text },
  {
    id: 'dotnet',
    by: 'HttpUtility of .NET',
    spelled: (text) => lowerDigits(plain(browser(text), '!', '(', ')')),
  },
  {
    id: 'brackets',
    by: 'browsers, but for brackets, which stay as they are',
    spelled: (text) => plain(browser(text), '[', ']'),
  },
];

export function lowerDigits(text: string): string {
  return text.replace(/%[0-9a-fA-F]{2}/g, (digits) => digits.toLowerCase());
}
