import type { TriedEvent } from '../../api.ts';
import { count, many } from '../format.ts';
import type { Looked } from './events-asked.ts';

export type Which = 'all' | 'matching' | 'others';

/** "3 of 1,000 received events match" */
export function countWords({ looked, matched }: Pick<Looked, 'looked' | 'matched'>): string {
  if (matched === undefined) return `${many(looked, 'received event')}, not tried`;
  return `${count(matched)} of ${many(looked, 'received event')} ${matched === 1 ? 'matches' : 'match'}`;
}

export function markOf({ isMatch }: Pick<TriedEvent, 'isMatch'>, isTried: boolean): string {
  if (!isTried) return '· not tried';
  return isMatch ? '✓ match' : '✗ no match';
}

export function shownOf(events: readonly TriedEvent[], which: Which): readonly TriedEvent[] {
  return which === 'all' ? events : events.filter(({ isMatch }) => isMatch === (which === 'matching'));
}
