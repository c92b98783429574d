import { jsonObject } from './json.ts';

/** The decoded fields of a form or a query string: every value of a name, in the order of sending. */
export type FormFields = ReadonlyMap<string, readonly [string, ...string[]]>;

/** Whether a `content-type` header announces `application/x-www-form-urlencoded`. */
export function isForm(contentType: string | undefined): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? '');
}

/**
 * @returns nothing when a name or a value is no percent-encoded UTF-8: guessing at it would lose what was sent
 * @see https://url.spec.whatwg.org/#urlencoded-parsing
 */
export function parseForm(text: string): FormFields | undefined {
  const fields = new Map<string, [string, ...string[]]>();
  try {
    for (const pair of text.split('&')) {
      if (pair === '') continue;
      const equals = pair.indexOf('=');
      const name = unescapeField(equals < 0 ? pair : pair.slice(0, equals));
      const value = equals < 0 ? '' : unescapeField(pair.slice(equals + 1));
      const values = fields.get(name);
      if (values) values.push(value);
      else fields.set(name, [value]);
    }
  } catch {
    return undefined;
  }
  return fields;
}

/** A JSON object of the fields: the value of a name, or an array where there are several. */
export function formJson(fields: FormFields): string {
  return jsonObject(
    [...fields].map(([name, values]) => [name, JSON.stringify(values.length === 1 ? values[0] : values)]),
  );
}

function unescapeField(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
