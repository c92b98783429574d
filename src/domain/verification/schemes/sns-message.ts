import { type Content, readBody, readText } from '../../content/content.ts';
import { jsonObject, ownField, parseJson } from '../../content/json.ts';
import { unprovenJson } from '../../content/unproven.ts';

type Field = readonly [name: string, text: string];

const ofConfirmations = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

/**
 * What SNS signs of a message, by its type, in the order in which it does. Some validators leave `Token` out where a
 * subscription ends; SNS does not.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
 */
const signedNames: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['Notification', ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']],
  ['SubscriptionConfirmation', ofConfirmations],
  ['UnsubscribeConfirmation', ofConfirmations],
]);

/**
 * The signed fields of a message, all of them and no other.
 * @returns nothing for what SNS does not send. Names and texts are signed one behind the other, each on a line of its own: a
 * line break anywhere but in `Message`, which comes first, and a `Subject` could be moved into `MessageId`, and make
 * another message of the same signature. So could a text that UTF-8 cannot write.
 */
export function snsFields(body: Uint8Array): readonly Field[] | undefined {
  const message = unprovenJson(body)?.value;
  const names = signedNames.get(ownField(message, 'Type'));
  const fields = names
    ?.map((name) => [name, ownField(message, name)] as const)
    .filter(([name, text]) => name !== 'Subject' || text !== undefined);
  return fields?.every(isField) ? fields : undefined;
}

function isField(field: readonly [name: string, value: unknown]): field is Field {
  const [name, value] = field;
  return typeof value === 'string' && value.isWellFormed() && (name === 'Message' || !/[\r\n]/.test(value));
}

/**
 * What SNS says, and signs. Attributes of a message, and the address that ends a subscription, are signed by nobody: they
 * are left out. A `Message` that is a JSON object or a JSON array is put in as that, as it was written, so that rules can
 * look into it; any other is text.
 */
export function snsContent({ body }: { readonly body: Uint8Array }): Content {
  const fields = snsFields(body);
  if (!fields) return readBody(body);
  return readText(jsonObject(fields.map(([name, text]) => [name, jsonOf(name, text)])));
}

function jsonOf(name: string, text: string): string {
  const value = name === 'Message' ? parseJson(text)?.value : undefined;
  return typeof value === 'object' && value !== null ? text : JSON.stringify(text);
}
