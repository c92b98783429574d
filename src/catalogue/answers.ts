import type { Entry } from './entry.ts';
import { code, points, type Section } from './sheet.ts';

/** Whoever waits no longer than this may not outlast the start of a function: 0.2 to 1 s, and what the network takes. */
const shortMs = 3_000;

const sameBytes = {
  'the same': '*The bytes* of a repetition are those of the first.',
  others: '*The bytes* of a repetition are others.',
  'not documented': '*The bytes* of a repetition: whether they are those of the first is not documented.',
} as const;

/** What it expects of an answer, and what it does without one. */
export function answersSection({ provider, guide }: Entry): Section {
  const { methods, options = {}, answerWithinMs, handshakes = [] } = provider;
  const { schedule, after4xx, stops, bytes, byHand } = guide.repeats;
  const more = Object.entries(options).flatMap(([option, { allowsMethod }]) =>
    allowsMethod === undefined ? [] : [`${allowsMethod} with ${code(option)}`],
  );
  return {
    heading: 'Answers and repetitions',
    blocks: [
      points([
        `It sends ${[...methods, ...more].join(', ')}, and waits for ${answerWithinMs / 1000} s.`,
        ...(answerWithinMs <= shortMs ? [coldStart] : []),
        ...[...new Set(handshakes.map(({ when }) => asks[when]))],
        ...(guide.handshake === undefined ? [] : [guide.handshake]),
        `*Repeated*, where no 2xx came in time: ${ended(schedule)}`,
        `*A 4xx*: ${ended(after4xx)}`,
        `*Switched off*: ${ended(stops)}`,
        sameBytes[bytes],
        `*Sent again by hand* ([what comes of it](../guarantees.md#sent-again-by-hand)): ${ended(byHand)}`,
      ]),
    ],
  };
}

const coldStart =
  'A cold start takes 0.2 to 1 s of that, as measured, before anything is looked up: where the first delivery after a pause must not be late, set `provisionedConcurrency` of the construct.';

const asks = {
  unproven:
    'It asks whether somebody listens: that is answered before anything is verified, and not published.',
  enrolling:
    'It delivers its secret itself, in its first request: that is taken only while `sallyport enrol` waits for it.',
  proven: 'It asks whether somebody listens: that is verified, answered, and not published.',
} as const;

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
