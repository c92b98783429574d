import * as v from 'valibot';
import { didYouMean } from '../../words/did-you-mean.ts';

const shapes = ['event', 'api-destination', 'lambda'] as const;

/** What EventBridge takes as the name of a rule. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const ruleName = v.pipe(
  v.string(),
  v.regex(
    /^[.\-_A-Za-z0-9]{1,64}$/,
    'is no name of a rule: letters, digits, full stops, hyphens and underscores, 64 at most',
  ),
);

const urlWords = 'must be an http or https URL, without user, password and fragment';

export const urlTarget = v.strictObject(
  {
    url: v.pipe(
      v.string('must be text'),
      v.regex(/^https?:\/\/[^\s/?#@]+(?:[/?][^\s#]*)?$/, urlWords),
      v.check((text) => URL.canParse(text), urlWords),
    ),
    as: v.optional(v.picklist(shapes, `must be one of ${shapes.join(', ')}`)),
  },
  targetWords,
);

/** Only such a file: a line of JSON at its end changes the meaning of no program, setting or database. */
export const fileTarget = v.strictObject(
  {
    file: v.pipe(
      v.string('must be text'),
      v.regex(
        /^[^\0]+[.](?:jsonl|ndjson)$/,
        'must end in .jsonl or .ndjson: a line of JSON is added to it for each event',
      ),
    ),
  },
  targetWords,
);

const pattern = v.looseObject({}, 'must be an object: the pattern of a rule');

/** @param target the schema of it, since what is said of neither of two would help nobody */
export const ruleWith = <T extends typeof urlTarget | typeof fileTarget>(target: T) =>
  v.strictObject({ pattern, target: v.optional(target) }, ruleWords);

/** Of the whole file, for editors: what is read is checked rule by rule. */
export const rulesDocument = v.strictObject(
  {
    $schema: v.optional(v.string('must be text')),
    rules: v.record(
      ruleName,
      v.strictObject({ pattern, target: v.optional(v.union([urlTarget, fileTarget])) }),
    ),
  },
  'must be an object',
);

/** valibot says of a member that is missing or unknown what it says of an object that is none. */
function ruleWords(issue: v.StrictObjectIssue): string {
  return memberWords(issue, ['pattern', 'target'], 'pattern and target', 'must be an object with a pattern');
}

function targetWords(issue: v.StrictObjectIssue): string {
  return memberWords(
    issue,
    ['url', 'as', 'file'],
    'url and as, or file',
    'must be an object with a url or a file',
  );
}

function memberWords(
  { expected, received, path }: v.StrictObjectIssue,
  known: readonly string[],
  thereAre: string,
  words: string,
) {
  if (expected === 'never') return strangerWords(String(path?.at(-1)?.key), known, thereAre);
  return received === 'undefined' && expected !== 'Object' ? 'is missing' : words;
}

/** What is said of a member that nobody reads here. @param thereAre which are, in words */
export function strangerWords(name: string, known: readonly string[], thereAre: string): string {
  const others = known.filter((one) => one !== name);
  return `is not known here; ${didYouMean(name, others, `there are ${thereAre}`)}`;
}
