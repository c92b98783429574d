import type { LogFields } from '../../ports/log.ts';
import type { Caller } from '../delivery.ts';

const longestWord = 200;

type Words = { readonly [Word in keyof Caller]?: string | undefined };

/** Who came, for the line of what was turned away: an attack, or a sender with a wrong secret. Nobody has verified it. */
export function callerFields({ sourceAddress, userAgent }: Words): LogFields {
  return { source: clipWord(sourceAddress), userAgent: clipWord(userAgent) };
}

/** A stranger's word, no longer than a line of log should quote it. */
export function clipWord(text: string | undefined): string | undefined {
  return text?.slice(0, longestWord);
}
