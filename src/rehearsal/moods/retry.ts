import type { Mood } from '../mood.ts';
import { asRepetition } from '../repetition.ts';

export const retry: Mood = {
  name: 'retry',
  does: 'a delivery and its repetition, as this sender repeats',
  play(standIn) {
    const { repeats, name } = standIn;
    const delivery = standIn.delivery();
    const first = standIn.signed({ delivery });
    const { repetition, counted } = asRepetition(delivery, standIn);
    // a header that counts attempts may be signed as well
    const isAsItWas = repeats === 'the same' && counted === undefined;
    const again = isAsItWas ? first : standIn.signed({ delivery: repetition });
    const how = isAsItWas ? 'the same bytes' : 'the same signed anew';
    const count = counted === undefined ? '' : `, with ${counted}`;
    return {
      sent: `one, then ${how}${count}`,
      acts: [{ requests: [first] }, { requests: [again] }],
      right: 'taken',
      because: `${name} repeats what was not answered in time, and its answer may have been lost`,
    };
  },
};
