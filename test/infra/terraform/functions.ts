/** What the module calls of Terraform. https://developer.hashicorp.com/terraform/language/functions */
const functions: Readonly<Record<string, (...values: never[]) => unknown>> = {
  base64encode: (text: string) => Buffer.from(text).toString('base64'),
  concat: (...lists: unknown[][]) => lists.flat(),
  filebase64sha256: (path: string) => `sha256 of ${path}`,
  // of one form only: as many zeros
  format: (form: string, number: number) =>
    String(number).padStart(Number(/^%0(\d+)d$/.exec(form)?.[1]), '0'),
  jsondecode: (text: string) => JSON.parse(text),
  jsonencode: (value: unknown) => JSON.stringify(value),
  keys: (map: object) => Object.keys(map).sort(),
  length: (value: string | object) => (typeof value === 'string' ? value.length : Object.keys(value).length),
  merge: (...maps: object[]) => Object.assign({}, ...maps),
  values: (map: Record<string, unknown>) =>
    Object.keys(map)
      .sort()
      .map((key) => map[key]),
};

const operators: Readonly<Record<string, (one: never, other: never) => unknown>> = {
  add: (one: number, other: number) => one + other,
  divide: (one: number, other: number) => one / other,
  equal: (one, other) => one === other,
  lessThanOrEqual: (one: number, other: number) => one <= other,
  logicalAnd: (one: boolean, other: boolean) => one && other,
  logicalOr: (one: boolean, other: boolean) => one || other,
  multiply: (one: number, other: number) => one * other,
  notEqual: (one, other) => one !== other,
};

export function called(name: string, values: readonly unknown[]): unknown {
  const call = functions[name];
  if (!call) throw new Error(`the test does not know ${name}()`);
  return call(...(values as never[]));
}

export function compared(operator: string, one: unknown, other: unknown): unknown {
  const compare = operators[operator];
  if (!compare) throw new Error(`the test does not know the operator ${operator}`);
  return compare(one as never, other as never);
}

export function literal({ type, value }: { readonly type?: string; readonly value: string }): unknown {
  if (type === 'number') return Number(value);
  if (type === 'bool') return value === 'true';
  if (type === 'dynamic') return null;
  return (JSON.parse(`"${value}"`) as string).replaceAll(/([$%])\1\{/g, '$1{');
}

export function asText(value: unknown): string {
  if (typeof value === 'object') throw new TypeError(`no text: ${JSON.stringify(value)}`);
  return String(value);
}

/** Those of a map in the order of its keys. */
export function entriesOf(value: unknown): readonly (readonly [key: unknown, value: unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return Object.entries(value as object).sort(([one], [other]) => (one < other ? -1 : 1));
}
