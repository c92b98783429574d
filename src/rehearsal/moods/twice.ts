import type { Mood } from '../mood.ts';

export const twice: Mood = {
  name: 'twice',
  does: 'the same delivery twice, as where its answer was lost',
  play(standIn) {
    const request = standIn.signed();
    return {
      sent: 'the same bytes, one after the other',
      acts: [{ requests: [request] }, { requests: [request] }],
      right: 'taken',
      because: 'a sender that is refused the second time would try for ever',
    };
  },
};
