import { formJson } from '../../domain/content/form.ts';
import { isObject } from '../../domain/content/json.ts';
import { membersOf } from '../../domain/content/json-members.ts';
import type { CameBody } from './came-body.ts';
import { spellings } from './form-spellings.ts';
import { eachOf, keepBytes, type Repair } from './repair.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** Deeper than that, no form was. */
const deepest = 5;

type Encoded = (text: string) => string;

/** Forms that were written anew in another spelling. */
const respelled: readonly Repair[] = [
  {
    id: 'form_had_plus',
    words: 'the form came with %20 for spaces, and was signed with +',
    cure: keepBytes,
    undo: ({ fields, text }) => (fields ? text?.replaceAll('%20', '+') : undefined),
  },
  {
    id: 'form_had_percent_20',
    words: 'the form came with + for spaces, and was signed with %20',
    cure: keepBytes,
    undo: ({ fields, text }) => (fields ? text?.replaceAll('+', '%20') : undefined),
  },
  {
    id: 'form_had_capital_digits',
    words: 'the form came with percent-escapes like %3a, and was signed with %3A',
    cure: keepBytes,
    undo: ({ fields, text }) =>
      fields ? text?.replace(/%[0-9a-f]{2}/gi, (digits) => digits.toUpperCase()) : undefined,
  },
  {
    id: 'form_had_small_digits',
    words: 'the form came with percent-escapes like %3A, and was signed with %3a',
    cure: keepBytes,
    undo: ({ fields, text }) =>
      fields ? text?.replace(/%[0-9a-f]{2}/gi, (digits) => digits.toLowerCase()) : undefined,
  },
  ...spellings.map(
    ({ id, by, encoded }): Repair => ({
      id: `form_was_as_${id}`,
      words: `the form was decoded and written anew: it was signed as written by ${by}`,
      cure: keepBytes,
      undo: ({ fields, text }) => (fields && text !== undefined ? spelled(text, encoded) : undefined),
    }),
  ),
];

/** Forms that were made JSON, and JSON that was made a form. */
const converted: readonly Repair[] = [
  {
    id: 'json_was_in_form',
    words: 'the body came as the field payload of a form, and was signed as the JSON in it',
    cure: 'have the webhook sent as application/json, or verify it before it is put into a form',
    contentType: json,
    undo: ({ fields }) => fields?.get('payload')?.[0],
  },
  {
    id: 'json_was_made_form',
    words: 'the body came as a form, and was signed as JSON',
    cure: keepBytes,
    contentType: json,
    undo: ({ fields }) => fields && formJson(fields),
  },
  ...spellings.map(
    ({ id, by, encoded }): Repair => ({
      id: `form_payload_was_taken_out_as_${id}`,
      words: `the body came as JSON, and was signed as a form that holds it in its field payload, as written by ${by}`,
      cure: keepBytes,
      contentType: form,
      undo: ({ json: came }) => came && `payload=${encoded(came.text)}`,
    }),
  ),
  ...spellings.map(
    ({ id, by, encoded }): Repair => ({
      id: `form_was_made_json_as_${id}`,
      words: `the body came as JSON, and was signed as a form, as written by ${by}`,
      cure: `${keepBytes}; a parser of forms or a mapping template made JSON of it`,
      contentType: form,
      undo: (came) => formOf(came, encoded),
    }),
  ),
];

export const forms = eachOf([...respelled, ...converted]);

/** The same pairs in their order, each written anew. */
function spelled(text: string, encoded: Encoded): string {
  return text.replace(/[^&=]+/g, (part) => encoded(decodeURIComponent(part.replaceAll('+', ' '))));
}

/** By the text, since an object of JavaScript moves names that are numbers. */
function formOf({ json: came }: CameBody, encoded: Encoded): string | undefined {
  if (!isObject(came?.value)) return undefined;
  const pairs: string[] = [];
  for (const { name, value } of membersOf(came.text)) {
    const isFlat = addPairs(pairs, encoded, JSON.parse(name), JSON.parse(value));
    if (!isFlat) return undefined;
  }
  return pairs.join('&');
}

/** Adds `a=1`, of a list `a=1&a=2`, of an object `a[b]=1`. @returns whether it may have been a field of a form */
function addPairs(pairs: string[], encoded: Encoded, name: string, value: unknown, depth = 0): boolean {
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every((one) => addPairs(pairs, encoded, name, one, depth + 1));
  if (isObject(value))
    return Object.entries(value).every(([inner, one]) =>
      addPairs(pairs, encoded, `${name}[${inner}]`, one, depth + 1),
    );
  pairs.push(`${encoded(name)}=${value === null ? '' : encoded(String(value))}`);
  return true;
}
