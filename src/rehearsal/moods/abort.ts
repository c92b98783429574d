import type { Mood } from '../mood.ts';

export const abort: Mood = {
  name: 'abort',
  does: 'half a delivery, then the whole of it',
  play(standIn) {
    const request = standIn.signed();
    return {
      sent: 'half of the body, then the same whole',
      acts: [{ requests: [request], manner: 'hanging up' }, { requests: [request] }],
      right: 'taken',
      because: 'half a delivery is none, and the whole one after it is like any other',
    };
  },
};
