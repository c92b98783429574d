import type { Clock } from '../../ports/clock.ts';
import type { RuleTarget } from '../api.ts';
import type { Folders } from '../rules/read-rules.ts';
import { appendEvent } from './append-event.ts';
import type { Attempt } from './attempts.ts';
import { failed, fateOf } from './fate.ts';
import { leadsBack } from './leads-back.ts';
import { postEvent } from './post-event.ts';

interface Surroundings {
  /** Where it listens. */
  readonly gateway: string;
  readonly folders: Folders;
  readonly clock: Clock;
  /** What went wrong, for a person. */
  readonly words: (error: unknown) => string;
}

const fromItself: Attempt = {
  answer: { error: 'it is the gateway itself, from which each event would come again, for ever' },
  fate: { kind: 'refused' },
};

/** What a target says to an event, or why it says nothing. */
export function sendToTarget({ gateway, folders, clock, words }: Surroundings) {
  return async (target: RuleTarget, event: string, stop: AbortSignal): Promise<Attempt> => {
    try {
      if ('file' in target) {
        appendEvent(target.file, event, folders);
        return { answer: {}, fate: { kind: 'delivered' } };
      }
      const { url, as = 'event' } = target;
      if (leadsBack(url, gateway)) return fromItself;
      const answer = await postEvent(url, as, event, stop);
      const { status, body } = answer;
      return { answer: { status, body }, fate: fateOf(as, answer, clock.now()) };
    } catch (error) {
      return { answer: { error: words(error) }, fate: failed };
    }
  };
}
