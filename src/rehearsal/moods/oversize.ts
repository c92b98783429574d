import type { Mood } from '../mood.ts';

/** What Lambda takes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const mostBytes = 6 * 1024 * 1024;

export const oversize: Mood = {
  name: 'oversize',
  does: 'a body of more than 6 MiB',
  isUnsigned: true,
  play(standIn) {
    // it is refused by its size alone, so that nobody signs it
    const request = { ...standIn.unsigned(), body: Buffer.alloc(mostBytes + 1, ' ') };
    return {
      sent: `${(mostBytes + 1).toLocaleString('en-GB')} bytes`,
      acts: [{ requests: [request] }],
      right: 'too large',
      because: 'a function takes 6 MiB, and whoever sends more should hear it',
    };
  },
};
