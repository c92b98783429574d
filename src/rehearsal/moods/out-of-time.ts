import type { Mood, NotRun, Scene } from '../mood.ts';
import type { StandIn } from '../stand-in.ts';

/** Beyond any tolerance, so that two clocks that differ decide nothing. */
const beyondSeconds = 600;
/** Ahead of now the engine allows for clocks that differ, and no more. */
const mostAheadSeconds = 300;
/** Of a token that says itself how long it is good. */
const tokenSeconds = 3_600;

export const stale: Mood = {
  name: 'stale',
  does: 'a delivery that was signed too long ago, as one that somebody kept',
  isSuspect: true,
  play: (standIn) => outOfTime(standIn, -1),
};

export const future: Mood = {
  name: 'future',
  does: 'a delivery that is signed for later',
  isSuspect: true,
  play: (standIn) => outOfTime(standIn, 1),
};

function outOfTime(standIn: StandIn, direction: -1 | 1): Scene | NotRun {
  const { scheme, name, now } = standIn;
  const { toleranceSeconds = tokenSeconds } = scheme.time ?? {};
  const allowed = direction < 0 ? toleranceSeconds : Math.min(toleranceSeconds, mostAheadSeconds);
  const seconds = allowed + beyondSeconds;
  const request = standIn.signed({ at: now + direction * seconds * 1000 });
  const acts = [{ requests: [request] }];
  const sent = `signed ${durationText(seconds)} ${direction < 0 ? 'ago' : 'ahead of now'}`;
  if (scheme.time?.of(request) === undefined)
    return { sent, acts, right: 'taken', because: 'this sender signs no time: ids keep repetitions apart' };
  const isByToken = scheme.time.toleranceSeconds === undefined;
  if (isByToken && standIn.isProven(request))
    return { sent, acts, right: 'taken', because: `the token of ${name} says itself that it is good` };
  const limit = isByToken ? 'as long as its token says' : durationText(allowed);
  const early = `what ${name} signs is good from its time on${isByToken ? '' : `, give or take ${limit}`}`;
  const late = `what ${name} signs is good for ${limit}`;
  return { sent, acts, right: 'rejected', because: direction < 0 ? late : early };
}

/** `45 s`, `15 min`, `3 h`, `2 days`, as the largest of them that says nearly all. */
function durationText(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
