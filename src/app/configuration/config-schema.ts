import * as v from 'valibot';
import { isBusName } from '../../domain/bus-name.ts';
import { isObject } from '../../domain/content/json.ts';
import { formats } from '../../domain/events/format.ts';
import type { Options } from '../../domain/options.ts';
import type { Provider } from '../../domain/provider.ts';
import { didYouMean } from '../../words/did-you-mean.ts';
import { endpointMistakes } from './endpoint-mistakes.ts';

const mostEntryBytes = 1_048_576;

const text = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));
const bus = v.pipe(
  text,
  v.check(
    (name) => name === '' || isBusName(name),
    'must be the name of an event bus (letters, digits and . - _ /) or its ARN',
  ),
);
const format = v.picklist(formats, ({ input }) => noneOf(formats, 'format of this name', input));
const url = v.pipe(
  v.string('must be text'),
  v.regex(/^https?:\/\/[^/?#]+(?:\/[^?#]*)?$/, 'must be an http(s) URL without query and fragment'),
);
const publicUrl = v.pipe(
  v.string('must be text'),
  v.regex(/^https?:\/\/[^/?#]+(?:\/[^?#]*)?(?:\?[^#]+)?$/, 'must be an http(s) URL without fragment'),
  v.regex(/^(?![\s\S]*[?&][^&]*=\*$)/, "must not end with *: where the query ends would be anybody's guess"),
);
const seconds = v.pipe(
  v.number('must be a number of seconds'),
  v.integer('must be whole'),
  v.minValue(0, 'must not be negative'),
);
const bytes = v.pipe(
  v.number('must be a number of bytes'),
  v.integer('must be whole'),
  v.minValue(1024, 'must be at least 1024'),
  v.maxValue(mostEntryBytes, `must be at most ${mostEntryBytes}`),
);
export const endpointName = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'is not an endpoint name: lower-case letters, digits and hyphens, 63 at most, no hyphen in front',
  ),
);

const options = v.custom<Options>(isObject, 'must be an object');

/** Says which of its keys is wrong, and which may be meant. */
function object<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, ({ expected, path }) => {
    if (expected === 'Object') return 'must be an object';
    if (expected !== 'never') return 'is missing';
    const question = didYouMean(String(path?.at(-1)?.key), Object.keys(entries), '');
    return question === '' ? 'unknown key' : `unknown key; ${question}`;
  });
}

/** @param value is not repeated */
function noneOf(known: readonly string[], what: string, value: unknown): string {
  const question = typeof value === 'string' ? didYouMean(value, known, '') : '';
  return question === '' ? `must be one of ${known.join(', ')}` : `there is no ${what}; ${question}`;
}

/** @param ids of all that it may name */
export const endpointOf = (providers: readonly Provider[], ids: readonly string[]) =>
  v.pipe(
    object({
      provider: v.picklist(ids, ({ input }) => noneOf(ids, 'provider of this id', input)),
      secretId: v.optional(text),
      bus: v.optional(bus),
      format: v.optional(format),
      publicUrl: v.optional(publicUrl),
      options: v.optional(options),
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      for (const mistake of endpointMistakes(dataset.value, providers)) addIssue(mistake);
    }),
  );

const park = v.pipe(
  object({ queueUrl: url, deadLetterUrl: v.optional(url) }),
  v.check(
    ({ queueUrl, deadLetterUrl }) => queueUrl !== deadLetterUrl,
    'needs another queue for dead letters',
  ),
);

/**
 * The configuration document; README.md explains each key.
 * @param ids of all providers that an endpoint may name; of those that it does name, `providers` has the rest
 */
export const configDocument = (providers: readonly Provider[], ids: readonly string[]) =>
  object({
    // what an editor checks the file by
    $schema: v.optional(v.string('must be text')),
    // a record of valibot's drops members whose names an object of JavaScript has already, such as constructor
    endpoints: v.pipe(
      v.custom<Readonly<Record<string, unknown>>>(isObject, 'must be an object'),
      v.transform((members) => new Map(Object.entries(members))),
      v.map(endpointName, endpointOf(providers, ids)),
      v.check((endpoints) => endpoints.size > 0, 'needs at least one endpoint'),
    ),
    bus: v.optional(bus, 'default'),
    format: v.optional(format, 'payload'),
    maxEntryBytes: v.optional(bytes, 1_000_000),
    secretTtlSeconds: v.optional(seconds, 300),
    previousSecretSeconds: v.optional(seconds, 86_400),
    staleSecretSeconds: v.optional(seconds, 86_400),
    originSecretId: v.optional(text),
    url: v.optional(url),
    claimCheck: v.optional(object({ bucket: text })),
    park: v.optional(park),
    dedupe: v.optional(object({ table: text, windowSeconds: v.optional(seconds, 86_400) })),
  });

/** One mistake in words, with its path, and without the value that was found: it may be a secret in the wrong place. */
export function describeMistake(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'the document'}: ${issue.message}`;
}
