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
  /** Whether what stands there is base64, without a word of it. */
  readonly isBase64?: true;
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
  { id: 'body_in_message_member', as: 'an object', path: ['message'] },
  { id: 'body_in_event_member', as: 'an object', path: ['event'] },
  {
    id: 'body_in_pubsub_message',
    as: 'a push of Google Cloud Pub/Sub',
    path: ['message', 'data'],
    isBase64: true,
  },
  {
    id: 'body_in_kinesis_event',
    as: 'an event of Kinesis for a Lambda function',
    path: ['Records', 0, 'kinesis', 'data'],
    isBase64: true,
  },
  { id: 'body_in_item', as: 'a list of requests, as n8n hands them on', path: [0, 'body'] },
  { id: 'body_in_list', as: 'a list of one', path: [0] },
];

/** An outer object that something on the way put around the body. */
export const envelopes = eachOf(
  known.map(({ id, as, path, isBase64 }): Repair => {
    const place = path
      .map((step) => (step === 0 ? '[0]' : `.${step}`))
      .join('')
      .replace(/^[.]/, '');
    return {
      id,
      words: `the body came in ${as}, and what was signed is its ${place}`,
      cure: `hand on what stands in ${place}, decoded where the envelope says that it is base64, and not the envelope`,
      undo: ({ json }) => json && contentAt(json, path, isBase64),
    };
  }),
);

function contentAt(
  json: { readonly text: string; readonly value: unknown },
  path: Path,
  isBase64 = fieldAt(json.value, ...path.slice(0, -1), 'isBase64Encoded') === true,
): string | Uint8Array | undefined {
  const value = fieldAt(json.value, ...path);
  if (typeof value !== 'string') return value === undefined ? undefined : rawAt(json.text, path);
  return isBase64 ? Buffer.from(value, 'base64') : value;
}

/** As it was written there. */
function rawAt(json: string, [step, ...more]: Path): string | undefined {
  if (step === undefined) return json;
  if (step === 0) return rawAt(jsonStructure(json).elements[0] as string, more);
  const member = [...membersOf(json)].find(({ name }) => JSON.parse(name) === step);
  return member && rawAt(member.value, more);
}
