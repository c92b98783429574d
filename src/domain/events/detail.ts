import type { Content } from '../content/content.ts';
import { type FormFields, formJson } from '../content/form.ts';
import { isObject } from '../content/json.ts';
import { jsonStructure } from '../content/json-structure.ts';
import { encode } from '../verification/encoding.ts';

/**
 * What the bus refuses as malformed: more levels than this, and integers beyond 64 bits.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
const deepest = 1000;
const wrapperLevels = 3;

/**
 * What is ours at the top of a detail has this name, and nothing else has it: so a consumer can tell a pointer from
 * whatever a sender writes. In any case of letters, since parsers of other languages match names so.
 */
const ourName = /^sallyport$/iu;

/**
 * The text of the JSON object that carries `content` on the bus. A JSON object travels as the text that was
 * received; all else, and an object that has our name at its top, is wrapped, so that nothing verified is lost:
 * `{"sallyport":{"body":{"encoding","data"}}}`.
 * @param levels how many levels the caller puts around it
 */
export function detailOf(content: Content, levels: number): string {
  switch (content.kind) {
    case 'json':
      return jsonDetail(content.text, content.value, levels);
    case 'form':
      return formDetail(content.fields);
    case 'text':
      return wrap('text', JSON.stringify(content.text));
    case 'bytes':
      return wrap('base64', JSON.stringify(encode(content.bytes, 'base64')));
  }
}

function jsonDetail(text: string, value: unknown, levels: number): string {
  const { depth, int64 } = jsonStructure(text);
  const asItIs = isObject(value) && !hasOurName(Object.keys(value));
  const around = asItIs ? levels : levels + wrapperLevels;
  if (!int64 || depth + around > deepest) return wrap('text', JSON.stringify(text));
  return asItIs ? text : wrap('json', text);
}

function formDetail(fields: FormFields): string {
  const json = formJson(fields);
  return hasOurName([...fields.keys()]) ? wrap('json', json) : json;
}

function hasOurName(names: readonly string[]): boolean {
  return names.some((name) => ourName.test(name));
}

function wrap(encoding: 'json' | 'text' | 'base64', data: string): string {
  return `{"sallyport":{"body":{"encoding":"${encoding}","data":${data}}}}`;
}
