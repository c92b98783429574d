/** What stands at a path of names, and of positions in lists; a name that has a dot in it is met as it is. */
export function memberAt(json: string, path: string): unknown {
  const value = parsed(json);
  return isHolder(value) ? stepsIn(value, path).reduce(stepInto, value as unknown) : undefined;
}

/** The text with another value there; without it where `member` is nothing. Nothing where it is no object and no list. */
export function withMemberAt(json: string, path: string, member: unknown): string | undefined {
  const value = parsed(json);
  if (!isHolder(value)) return undefined;
  const [first = '', ...more] = stepsIn(value, path);
  // a list has positions, and no names
  if (Array.isArray(value) && !Object.hasOwn(value, first)) return undefined;
  return JSON.stringify(withStep(value, [first, ...more], member));
}

type Holder = Readonly<Record<string, unknown>> | readonly unknown[];

function stepsIn(value: Holder, path: string): readonly string[] {
  return Object.hasOwn(value, path) ? [path] : path.split('.');
}

function stepInto(value: unknown, step: string): unknown {
  return isHolder(value) && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
}

function withStep(value: unknown, [step = '', ...more]: readonly string[], member: unknown): unknown {
  const inner = more.length === 0 ? member : withStep(stepInto(value, step), more, member);
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === step ? inner : one));
  return { ...(isHolder(value) ? value : {}), [step]: inner };
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
