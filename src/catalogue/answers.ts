import type { Guide } from '../guides/guide.ts';
import type { Entry } from './entry.ts';
import { code, points, type Section } from './sheet.ts';

/** Whoever waits no longer than this may not outlast the start of a function: 0.2 to 1 s, and what the network takes. */
const shortMs = 3_000;

const notDocumented = 'not documented';

/** What it expects of an answer, and what it does without one. */
export function answersSection({ provider, guide }: Entry): Section {
  const { methods, options = {}, answerWithinMs, handshakes = [] } = provider;
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
        ...repetitions(guide),
      ]),
    ],
  };
}

/** What nobody documents takes one line together. */
function repetitions({ repeats: { schedule, after4xx, stops, bytes, byHand } }: Guide): readonly string[] {
  const facts = [
    { what: '*Repeated*, where no 2xx came in time', said: schedule, missing: 'when it repeats' },
    { what: '*A 4xx*', said: after4xx, missing: 'what a 4xx does' },
    { what: '*Switched off*', said: stops, missing: 'what switches it off' },
    {
      what: '*The bytes* of a repetition',
      said:
        bytes === notDocumented
          ? bytes
          : `${bytes === 'others' ? 'others than' : 'the same as'} those of the first`,
      missing: 'whether a repetition has the bytes of the first',
    },
    {
      what: '*Sent again by hand* ([what comes of it](../guarantees.md#sent-again-by-hand))',
      said: byHand,
      missing: 'whether something can be sent again by hand',
    },
  ];
  const missing = facts.filter(({ said }) => said === notDocumented).map((fact) => fact.missing);
  return [
    ...facts.filter(({ said }) => said !== notDocumented).map(({ what, said }) => `${what}: ${ended(said)}`),
    ...(missing.length === 0 ? [] : [`Not documented: ${missing.join(', ')}.`]),
  ];
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
