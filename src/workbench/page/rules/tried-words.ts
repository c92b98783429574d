import type { TriedEvent } from '../../api.ts';
import type { Looked } from './events-asked.ts';

export type Which = 'all' | 'matching' | 'others';

/** "3 of 1,000 received events match" */
export function countWords({ looked, matched }: Pick<Looked, 'looked' | 'matched'>): string {
  const events = looked === 1 ? 'event' : 'events';
  if (matched === undefined) return `${looked.toLocaleString('en')} received ${events}, not tried`;
  return `${matched.toLocaleString('en')} of ${looked.toLocaleString('en')} received ${events} ${matched === 1 ? 'matches' : 'match'}`;
}

export function markOf({ isMatch }: Pick<TriedEvent, 'isMatch'>, isTried: boolean): string {
  if (!isTried) return '· not tried';
  return isMatch ? '✓ match' : '✗ no match';
}

export function shownOf(events: readonly TriedEvent[], which: Which): readonly TriedEvent[] {
  return which === 'all' ? events : events.filter(({ isMatch }) => isMatch === (which === 'matching'));
}
