import { percentDecoded } from './percent-decoded.ts';
import { hidden, spellingsOf } from './spellings.ts';

/** Writes `[secret]` over some texts, wherever and however they stand. */
export interface Hiding {
  /** In a text, or in the bytes of one as Latin-1, which keeps all others as they are. */
  inText(text: string): string;
  /** Whether `inText` would change any of them: nearly always it would not, and this is told sooner. */
  isInAny(texts: readonly string[]): boolean;
  /** In a form or a path: a field that shows one only when it is decoded goes as a whole, since it can be encoded in many ways. */
  inForm(form: string): string;
  /** In a query too. */
  inQuery(query: string): string;
}

/** What is shorter stands in many a text by chance. It is hidden where it is all of one, or of a value in a query. */
const shortest = 8;

/** @param texts empty ones stand nowhere */
export function hiding(texts: Iterable<string>): Hiding {
  const all = [...new Set(texts)];
  const values = all.filter(({ length }) => length >= shortest);
  const short = new Set(all.filter(({ length }) => length > 0 && length < shortest));
  // the longest first: one may be the beginning of another
  const words = [...new Set(values.flatMap(spellingsOf))].toSorted((a, b) => b.length - a.length);
  const decoded = values.map((value) => Buffer.from(value).toString('latin1'));
  const inText = (text: string) => {
    if (short.has(text)) return hidden;
    return words.reduce(
      (shown, word) => (shown.includes(word) ? shown.replaceAll(word, hidden) : shown),
      text,
    );
  };
  const isShownBy = (form: string) => {
    const text = percentDecoded(form);
    return decoded.some((value) => text.includes(value));
  };
  // as a whole first: a stranger may send millions of fields
  const inForm = (form: string) => {
    const shown = inText(form);
    return isShownBy(shown) ? eachField(shown, (field) => (isShownBy(field) ? hidden : field)) : shown;
  };
  const inField = (field: string) => {
    const at = field.indexOf('=') + 1;
    return short.has(percentDecoded(field.slice(at))) ? `${field.slice(0, at)}${hidden}` : field;
  };
  return {
    inText,
    isInAny(some) {
      const joined = some.join('\n');
      return inText(joined) !== joined || (short.size > 0 && some.some((text) => short.has(text)));
    },
    inForm,
    inQuery: (query) => inForm(short.size > 0 ? eachField(query, inField) : query),
  };
}

function eachField(form: string, change: (field: string) => string): string {
  return form.split('&').map(change).join('&');
}
