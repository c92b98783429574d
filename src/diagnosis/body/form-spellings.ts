import { strictlyEncoded } from '../../domain/content/percent-encoding.ts';

/** How a language writes a name or a value of a form. */
interface Spelling {
  readonly id: string;
  readonly by: string;
  readonly encoded: (text: string) => string;
}

const withPlus = (text: string) => text.replaceAll('%20', '+');
const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (digits) => digits.toLowerCase());
const plain = (text: string, ...characters: readonly string[]) =>
  characters.reduce((spelled, one) => spelled.replaceAll(strictlyEncoded(one), one), text);

const browser = (text: string) => withPlus(plain(strictlyEncoded(text), '*')).replaceAll('~', '%7E');

/** https://url.spec.whatwg.org/#urlencoded-serializing, and how others differ from it: in `*`, `~`, `!'()`, spaces, digits. */
export const spellings: readonly Spelling[] = [
  { id: 'browsers', by: 'browsers, Java and Ruby', encoded: browser },
  { id: 'go', by: 'Go and Python', encoded: (text) => withPlus(strictlyEncoded(text)) },
  { id: 'php', by: 'PHP', encoded: (text) => withPlus(strictlyEncoded(text)).replaceAll('~', '%7E') },
  {
    id: 'javascript',
    by: 'encodeURIComponent of JavaScript',
    encoded: (text) => encodeURIComponent(text.toWellFormed()),
  },
  { id: 'rfc3986', by: 'RFC 3986', encoded: strictlyEncoded },
  { id: 'dotnet', by: 'HttpUtility of .NET', encoded: (text) => lower(plain(browser(text), '!', '(', ')')) },
  {
    id: 'brackets',
    by: 'browsers, but with brackets as they are',
    encoded: (text) => plain(browser(text), '[', ']'),
  },
];
