import type { Row } from './prepared.ts';

export type Filter = (row: Row) => boolean;

const fields: Readonly<Record<string, (row: Row, wanted: string) => boolean>> = {
  endpoint: (row, wanted) => has(row.endpoint, wanted),
  sender: (row, wanted) => has(row.provider, wanted),
  type: (row, wanted) => has(row.type, wanted),
  outcome: (row, wanted) => row.outcome.startsWith(wanted),
  code: (row, wanted) => has(row.code, wanted),
  status: (row, wanted) => String(row.status).startsWith(wanted),
};

/** What can stand before a colon. */
export const filterFields: readonly string[] = Object.keys(fields);

/**
 * All of its words must be somewhere in a row, those with a field (`status:4`) there; those after a `-` nowhere.
 * @returns nothing where it says nothing
 */
export function filterOf(text: string): Filter | undefined {
  const terms = text.toLowerCase().split(/\s+/).map(termOf);
  const all = terms.filter((term) => term !== undefined);
  return all.length === 0 ? undefined : (row) => all.every((term) => term(row));
}

/** Whether nothing passes the longer text that the shorter one kept out: a word more, or more letters of the last one. */
export function isStricter(longer: string, shorter: string): boolean {
  const words = shorter.split(/\s/);
  const last = words.at(-1) ?? '';
  const grown = longer.split(/\s/)[words.length - 1] ?? '';
  if (!longer.startsWith(shorter)) return false;
  if (last === '' || grown === last) return true;
  // of what is left out, more letters leave out less; and a word that becomes a field is another question
  return !last.startsWith('-') && grown.includes(':') === last.includes(':');
}

function termOf(word: string): Filter | undefined {
  if (!word.startsWith('-')) return positiveOf(word);
  const excluded = positiveOf(word.slice(1));
  return excluded && ((row) => !excluded(row));
}

function positiveOf(word: string): Filter | undefined {
  const colon = word.indexOf(':');
  const name = word.slice(0, Math.max(0, colon));
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const wanted = field === undefined ? word : word.slice(colon + 1);
  // still being typed
  if (wanted === '') return undefined;
  return field === undefined ? (row) => row.text.includes(wanted) : (row) => field(row, wanted);
}

function has(text: string | undefined, wanted: string): boolean {
  return text?.toLowerCase().includes(wanted) ?? false;
}
