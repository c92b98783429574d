import type { ComponentChildren } from 'preact';
import { placesIn } from './found.ts';

/** A text in which what is searched for is marked. */
export function Marked({ text, search }: { text: string; search: string }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const at of placesIn(text, search)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + search.length)}</mark>);
    from = at + search.length;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
