import type { Mood } from '../mood.ts';

export const usual: Mood = {
  name: 'usual',
  does: 'a delivery as the sender sends it',
  play: (standIn) => ({
    sent: 'signed as the sender does',
    acts: [{ requests: [standIn.signed()] }],
    right: 'taken',
    because: `it is what ${standIn.name} sends`,
  }),
};
