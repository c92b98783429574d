import type { JsonTokens } from './json-tokens.ts';

/** Deeper than that, nothing is sorted. */
const deepest = 200;

const comma = -1;

/** @returns makes of tokens those with the members of every object by name; nothing where they stand so, or are too deep */
export function sorting({
  all,
  depth,
}: JsonTokens): ((tokens: readonly string[]) => readonly string[]) | undefined {
  const order = depth > deepest ? undefined : orderByName(all);
  return order && ((tokens) => order.map((at) => (at === comma ? ',' : (tokens[at] as string))));
}

function orderByName(all: readonly string[]): readonly number[] | undefined {
  const ends = endsOf(all);
  const order: number[] = [];
  let isChanged = false;

  const writeValue = (at: number): void => {
    order.push(at);
    const isObject = all[at] === '{';
    if (!isObject && all[at] !== '[') return;
    const members = startsIn(at, isObject ? 2 : 0, ends);
    const inOrder = isObject ? byName(members, all) : members;
    isChanged ||= inOrder.some((start, place) => start !== members[place]);
    inOrder.forEach((start, place) => {
      if (place > 0) order.push(comma);
      if (isObject) order.push(start, start + 1);
      writeValue(isObject ? start + 2 : start);
    });
    order.push(ends[at] as number);
  };

  writeValue(0);
  return isChanged ? order : undefined;
}

/** Of each token that opens something, where that ends; of others themselves. */
function endsOf(tokens: readonly string[]): Int32Array {
  const ends = Int32Array.from(tokens.keys());
  const open: number[] = [];
  tokens.forEach((token, at) => {
    if (token === '{' || token === '[') open.push(at);
    if (token === '}' || token === ']') ends[open.pop() as number] = at;
  });
  return ends;
}

/** @param toValue how many tokens stand before a value: its name and a colon, or none */
function startsIn(open: number, toValue: 2 | 0, ends: Int32Array): readonly number[] {
  const starts: number[] = [];
  const end = ends[open] as number;
  for (let at = open + 1; at < end; at = (ends[at + toValue] as number) + 2) starts.push(at);
  return starts;
}

function byName(members: readonly number[], tokens: readonly string[]): readonly number[] {
  return members
    .map((at) => ({ at, name: unquoted(tokens[at] as string) }))
    .sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
    .map(({ at }) => at);
}

function unquoted(token: string): string {
  return token.includes('\\') ? JSON.parse(token) : token.slice(1, -1);
}
