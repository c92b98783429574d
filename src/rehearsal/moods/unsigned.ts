import type { Mood } from '../mood.ts';

export const unsigned: Mood = {
  name: 'unsigned',
  does: 'a delivery that nobody signed',
  isSuspect: true,
  isUnsigned: true,
  play: (standIn) => ({
    sent: 'not signed',
    acts: [{ requests: [standIn.unsigned()] }],
    right: 'rejected',
    because: 'anybody could have sent it',
  }),
};
