import { parseForm } from '../content/form.ts';
import { hidden, spellingsOf } from './spellings.ts';

/** Writes `[secret]` over some texts, wherever and however they stand. */
export interface Hiding {
  /** In a text, or in the bytes of one as Latin-1, which keeps all others as they are. */
  inText(text: string): string;
  /** In a query or a form: a field that shows one only when it is decoded goes as a whole, since it can be encoded in many ways. */
  inForm(form: string): string;
}

/** @param texts empty ones stand nowhere */
export function hiding(texts: Iterable<string>): Hiding {
  const values = [...new Set(texts)].filter((text) => text !== '');
  // the longest first: one may be the beginning of another
  const words = [...new Set(values.flatMap(spellingsOf))].toSorted((a, b) => b.length - a.length);
  const inText = (text: string) =>
    words.reduce((shown, word) => (shown.includes(word) ? shown.replaceAll(word, hidden) : shown), text);
  const isShownBy = (text: string) => values.some((value) => text.includes(value));
  const inField = (field: string) => {
    const shown = inText(field);
    const decoded = shown.includes('%') ? parseForm(shown) : undefined;
    return [...(decoded ?? [])].flat(2).some(isShownBy) ? hidden : shown;
  };
  return { inText, inForm: (form) => form.split('&').map(inField).join('&') };
}
