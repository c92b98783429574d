import { isObject } from '../../domain/content/json.ts';
import { membersOf } from '../../domain/content/json-members.ts';

type Pair = readonly [name: string, value: string];

/** What no form has more of. */
const most = { bytes: 262_144, pairs: 1_000, depth: 5 };

/**
 * The fields of a form that became a JSON object, in their order: `a=1`, of a list `a=1` and `a=2`, of an object `a[b]=1`.
 * @returns nothing where it was none
 */
export function pairsOf({
  text,
  value,
}: {
  readonly text: string;
  readonly value: unknown;
}): readonly Pair[] | undefined {
  if (!isObject(value) || text.length > most.bytes) return undefined;
  const pairs: Pair[] = [];
  // by the text, since an object of JavaScript moves names that are numbers
  for (const member of membersOf(text)) {
    const isField = addPairs(pairs, JSON.parse(member.name), JSON.parse(member.value), 0);
    if (!isField) return undefined;
  }
  return pairs;
}

function addPairs(pairs: Pair[], name: string, value: unknown, depth: number): boolean {
  if (depth > most.depth || pairs.length >= most.pairs) return false;
  if (Array.isArray(value)) return value.every((one) => addPairs(pairs, name, one, depth + 1));
  if (isObject(value))
    return Object.entries(value).every(([inner, one]) =>
      addPairs(pairs, `${name}[${inner}]`, one, depth + 1),
    );
  pairs.push([name, value === null ? '' : String(value)]);
  return true;
}
