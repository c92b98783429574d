import type { Mood } from '../mood.ts';

export const slow: Mood = {
  name: 'slow',
  does: 'a delivery whose bytes drip',
  play: (standIn) => ({
    sent: 'a few bytes at a time',
    acts: [{ requests: [standIn.signed()], manner: 'dripping' }],
    right: 'taken',
    because: 'it is whole in the end, and still in time',
  }),
};
