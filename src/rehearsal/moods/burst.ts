import type { Mood } from '../mood.ts';

/** @param count how many deliveries at once */
export function burst(count = 10): Mood {
  return {
    name: 'burst',
    does: 'many deliveries at once',
    play: (standIn) => ({
      sent: `${count} different ones at once`,
      acts: [{ requests: Array.from({ length: count }, () => standIn.signed()) }],
      right: 'taken',
      because: 'each is a delivery; where there is no room, it is to say when to come again',
      mayAskAgain: true,
    }),
  };
}
