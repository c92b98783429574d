/** @returns the parsed value in a box, or nothing when the text is not JSON. Numbers past 2^53 lose digits: for reading only. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Some editors begin a text file with U+FEFF, which is not JSON: https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

/** The field `name` of a JSON object, if it is there and is text that is not empty. */
export function textField(value: unknown, name: string): string | undefined {
  const field = ownField(value, name);
  return typeof field === 'string' && field !== '' ? field : undefined;
}

/** The field `name` of a JSON object, if it is there and is a number. */
export function numberField(value: unknown, name: string): number | undefined {
  const field = ownField(value, name);
  return typeof field === 'number' ? field : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands there, if anything does: members of objects by name, elements of arrays by position. */
export function fieldAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce(
    (inner, step) => (Array.isArray(inner) ? inner[Number(step)] : ownField(inner, String(step))),
    value,
  );
}

/** The field `name` of a JSON object, if it is there, whatever it is. */
export function ownField(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Written by hand, since an object of JavaScript would move names like `1` to the front and lose `__proto__`. */
export function jsonObject(members: readonly (readonly [name: string, json: string])[]): string {
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}
