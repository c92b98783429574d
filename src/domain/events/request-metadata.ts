import { type FormFields, formJson, parseForm } from '../content/form.ts';
import { jsonObject } from '../content/json.ts';
import type { Headers } from '../delivery.ts';
import type { Provider } from '../provider.ts';
import type { Secret } from '../verification/secrets/secret.ts';
import { declaredHeaders } from './declared-headers.ts';

const longestHeader = 1024;

/**
 * The query for consumers: an object of its decoded fields, or the text where it cannot be decoded.
 * @param shown the secret that proved the delivery: a token may be in the query itself
 * @returns nothing where there is none
 */
export function queryJson(rawQuery: string, shown: Secret): string | undefined {
  if (rawQuery === '') return undefined;
  const fields = parseForm(rawQuery);
  return fields ? formJson(hidden(fields, shown)) : JSON.stringify(hiddenText(rawQuery, shown));
}

/** A secret may be percent-encoded in it, in more than one way: what shows it when it is decoded goes as a whole. */
function hiddenText(rawQuery: string, shown: Secret): string {
  const isShownBy = (text: string) => shown.hideIn(text) !== text;
  return rawQuery
    .split('&')
    .map((pair) => {
      const fields = parseForm(pair) ?? new Map<string, [string]>();
      return [...fields].flat(2).some(isShownBy) ? shown.toString() : shown.hideIn(pair);
    })
    .join('&');
}

/** The declared headers that came, for consumers, each up to 1,024 characters. @returns nothing where none came */
export function headersJson(headers: Headers, provider: Provider, shown: Secret): string | undefined {
  const declared = [...declaredHeaders(headers, provider)].map(
    ([name, value]) =>
      [name, JSON.stringify(shown.hideIn(value).slice(0, longestHeader).toWellFormed())] as const,
  );
  return declared.length === 0 ? undefined : jsonObject(declared);
}

function hidden(fields: FormFields, shown: Secret): FormFields {
  return new Map(
    [...fields].map(([name, [first, ...more]]) => [
      shown.hideIn(name),
      [shown.hideIn(first), ...more.map((value) => shown.hideIn(value))] as const,
    ]),
  );
}
