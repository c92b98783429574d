import { formJson } from '../../domain/content/form.ts';
import { strictlyEncoded } from '../../domain/content/percent-encoding.ts';
import { percentDecoded } from '../percent-decoded.ts';
import type { CameBody } from './came-body.ts';
import { lowerDigits, spellings } from './form-spellings.ts';
import { pairsOf } from './json-pairs.ts';
import { eachOf, keepBytes, type Repair, type Repaired } from './repair.ts';

const form = 'application/x-www-form-urlencoded';
const octet = /%[0-9a-f]{2}/i;
/** What would end a name, but for the one sign at its end. */
const endOfName = /[\s&{}"]|=(?!$)/;
const json = 'application/json';

/** Forms in which spaces and digits were written anew, and such as became JSON. */
const table: readonly Repair[] = [
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
  {
    id: 'body_percent_encoded',
    words:
      'the body came percent-encoded, all of it, as what takes it for the name of a field of a form writes it',
    cure: `${keepBytes}; send it with the content-type that it has, and not as a form`,
    undo: ({ text = '' }) =>
      octet.test(text) && !endOfName.test(text)
        ? percentDecoded(text.replace(/=$/, '').replaceAll('+', ' '))
        : undefined,
  },
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
    undo: ({ fields, text }) => (fields && text !== undefined ? lowerDigits(text) : undefined),
  },
];

/** Forms that were written anew in another spelling, or became JSON, and JSON that was put into a form or taken out of one. */
export function* forms(...[came, request]: Parameters<ReturnType<typeof eachOf>>): Generator<Repaired> {
  yield* eachOf(table)(came, request);
  yield* writtenAnew(came);
  yield* takenOut(came);
  yield* madeJson(came);
}

function writtenAnew({ fields, text }: CameBody): Iterable<Repaired> {
  if (!fields || text === undefined) return [];
  const strict = text.replace(/[^&=]+/g, (part) =>
    strictlyEncoded(decodeURIComponent(part.replaceAll('+', ' '))),
  );
  return inEachSpelling(strict, 'form_was_as', (by) => ({
    words: `the form was decoded and written anew: it was signed as written by ${by}`,
    cure: keepBytes,
  }));
}

function takenOut({ json: came }: CameBody): Iterable<Repaired> {
  if (!came) return [];
  return inEachSpelling(`payload=${strictlyEncoded(came.text)}`, 'form_payload_was_taken_out_as', (by) => ({
    words: `the body came as JSON, and was signed as a form that holds it in its field payload, as written by ${by}`,
    cure: keepBytes,
  }));
}

function madeJson({ json: came }: CameBody): Iterable<Repaired> {
  const pairs = came && pairsOf(came);
  if (!pairs) return [];
  const strict = pairs.map((pair) => pair.map(strictlyEncoded).join('=')).join('&');
  return inEachSpelling(strict, 'form_was_made_json_as', (by) => ({
    words: `the body came as JSON, and was signed as a form, as written by ${by}`,
    cure: `${keepBytes}; a parser of forms or a mapping template made JSON of it`,
  }));
}

/** @param strict the form as RFC 3986 has it: encoded once for all spellings */
function* inEachSpelling(
  strict: string,
  id: string,
  told: (by: string) => Pick<Repaired['cause'], 'words' | 'cure'>,
): Generator<Repaired> {
  const seen = new Set<string>();
  for (const spelling of spellings) {
    const body = spelling.spelled(strict);
    if (seen.has(body)) continue;
    seen.add(body);
    yield { cause: { id: `${id}_${spelling.id}`, ...told(spelling.by) }, body, contentType: form };
  }
}
