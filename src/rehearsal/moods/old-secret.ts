import type { Mood, Scene } from '../mood.ts';
import type { StandIn } from '../stand-in.ts';

export const oldSecret: Mood = {
  name: 'old secret',
  does: 'a delivery signed with the secret that was replaced, or with one that nobody stored',
  isSuspect: true,
  async play(standIn) {
    const { previous, stranger } = standIn.keys;
    if (previous) return byPrevious(standIn, previous);
    const by = await stranger();
    if (!by) return { notRun: `only ${standIn.name} can make another secret, and no replaced one is stored` };
    return {
      sent: 'signed with a secret that was never stored',
      acts: [{ requests: [standIn.signed({ by })] }],
      right: 'rejected',
      because: 'no replaced secret is stored, and no other may be believed',
    };
  },
};

function byPrevious(standIn: StandIn, { key, until }: NonNullable<StandIn['keys']['previous']>): Scene {
  const scene = {
    sent: 'signed with the secret that was replaced',
    acts: [{ requests: [standIn.signed({ by: key })] }],
  };
  const end = new Date(until).toISOString().replace(/[.]\d+/, '');
  return standIn.now < until
    ? { ...scene, right: 'taken', because: `it is good until ${end}` }
    : { ...scene, right: 'rejected', because: `it was good until ${end}` };
}
