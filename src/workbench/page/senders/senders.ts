import type { SenderRow } from '../../api.ts';

/** Those that have all of the words in their name or endpoint; those whose name begins with them first. */
export function findSenders(senders: readonly SenderRow[], search: string): readonly SenderRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return senders;
  const words = wanted.split(/\s+/);
  const found = senders.filter(({ name, endpoint, provider }) => {
    const text = `${name} ${endpoint} ${provider}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = ({ name }: SenderRow) => name.toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((sender) => !begins(sender))];
}
