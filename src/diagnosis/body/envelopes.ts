import { fieldAt } from '../../domain/content/json.ts';
import { membersOf } from '../../domain/content/json-members.ts';
import { jsonStructure } from '../../domain/content/json-structure.ts';
import { eachOf, type Repair } from './repair.ts';

type Path = readonly (string | 0)[];

interface Envelope {
  readonly id: string;
  /** What came: "the body came in". */
  readonly as: string;
  readonly path: Path;
}

const known: readonly Envelope[] = [
  { id: 'body_in_lambda_event', as: 'the event of a Lambda function', path: ['body'] },
  { id: 'body_in_sns_message', as: 'a message of SNS', path: ['Message'] },
  {
    id: 'body_in_sns_event',
    as: 'an event of SNS for a Lambda function',
    path: ['Records', 0, 'Sns', 'Message'],
  },
  { id: 'body_in_sqs_event', as: 'an event of SQS for a Lambda function', path: ['Records', 0, 'body'] },
  { id: 'body_in_sqs_message', as: 'a message of SQS', path: ['Body'] },
  { id: 'body_in_sqs_answer', as: 'an answer of SQS', path: ['Messages', 0, 'Body'] },
  { id: 'body_in_eventbridge_event', as: 'an event of EventBridge', path: ['detail'] },
  { id: 'body_in_payload_member', as: 'an object', path: ['payload'] },
  { id: 'body_in_data_member', as: 'an object', path: ['data'] },
  { id: 'body_in_raw_body_member', as: 'an object', path: ['rawBody'] },
];

/** An outer object that something on the way put around the body. */
export const envelopes = eachOf(
  known.map(({ id, as, path }): Repair => {
    const place = path
      .map((step) => (step === 0 ? '[0]' : `.${step}`))
      .join('')
      .slice(1);
    return {
      id,
      words: `the body came in ${as}, and what was signed is its ${place}`,
      cure: `hand on what stands in ${place}, decoded where the envelope says that it is base64, and not the envelope`,
      undo: ({ json }) => json && contentAt(json, path),
    };
  }),
);

function contentAt(
  json: { readonly text: string; readonly value: unknown },
  path: Path,
): string | Uint8Array | undefined {
  const value = fieldAt(json.value, ...path);
  if (typeof value !== 'string') return value === undefined ? undefined : rawAt(json.text, path);
  return fieldAt(json.value, ...path.slice(0, -1), 'isBase64Encoded') === true
    ? Buffer.from(value, 'base64')
    : value;
}

/** As it was written there. */
function rawAt(json: string, [step, ...more]: Path): string | undefined {
  if (step === undefined) return json;
  if (step === 0) return rawAt(jsonStructure(json).elements[0] as string, more);
  const member = [...membersOf(json)].find(({ name }) => JSON.parse(name) === step);
  return member && rawAt(member.value, more);
}
