import { isDeepStrictEqual } from 'node:util';
import type { LoadedStack } from '../../infra/loader/loaded-stack.ts';

interface Difference {
  readonly id: string;
  readonly property: string;
  readonly expected: unknown;
  readonly seen: unknown;
}

/** Every property that is not in its service as the template says. */
export async function differences(stack: LoadedStack): Promise<readonly Difference[]> {
  const found = await Promise.all(
    stack.logicalIds.map(async (id) => {
      const seen = await stack.seen(id);
      return Object.entries(stack.expected(id)).flatMap(([property, expected]) =>
        isDeepStrictEqual(asTexts(seen[property]), asTexts(expected))
          ? []
          : [{ id, property, expected, seen: seen[property] }],
      );
    }),
  );
  return found.flat();
}

/** Numbers and booleans as texts: CloudFormation takes them for the same. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== 'object' || value === null) return value === undefined ? value : String(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asTexts(member)]));
}
