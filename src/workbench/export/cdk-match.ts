import { typescriptString } from './escapes.ts';
import { isObject, type Json, type JsonObject } from './exported-pattern.ts';

const comparisons: Readonly<Record<string, string>> = {
  '=': 'equal',
  '>': 'greaterThan',
  '>=': 'greaterThanOrEqual',
  '<': 'lessThan',
  '<=': 'lessThanOrEqual',
};

/** An entry of a field's array as a call of `Match`. Undefined where it has none that means the same. */
export function matchOf(entry: Json): string | undefined {
  if (!isObject(entry)) return undefined;
  const [name = '', operand = null] = Object.entries(entry)[0] ?? [];
  switch (name) {
    case 'exists':
      return operand === true ? 'Match.exists()' : 'Match.doesNotExist()';
    case 'prefix':
    case 'suffix':
      return call(name, operand) ?? call(`${name}EqualsIgnoreCase`, caseless(operand));
    case 'equals-ignore-case':
      return call('equalsIgnoreCase', operand);
    case 'wildcard':
      return call('wildcard', operand);
    case 'cidr':
      // of IPv6 and of odd spellings it takes fewer than EventBridge does
      return /^(?:\d{1,3}[.]){3}\d{1,3}[/]\d{1,2}$/.test(String(operand)) ? call('cidr', operand) : undefined;
    case 'numeric':
      return numeric(operand as readonly Json[]);
    case 'anything-but':
      return anythingBut(operand);
    default:
      return undefined;
  }
}

function call(name: string, ...values: readonly Json[]): string | undefined {
  if (!values.every((value) => typeof value === 'string')) return undefined;
  return `Match.${name}(${values.map(typescriptString).join(', ')})`;
}

function caseless(operand: Json): Json {
  return (operand as JsonObject)['equals-ignore-case'] ?? null;
}

function numeric([first, low, second, high]: readonly Json[]): string {
  if (second === undefined) return compare(first, low);
  if (first === '>=' && second === '<=') return `Match.interval(${low}, ${high})`;
  return `Match.allOf(${compare(first, low)}, ${compare(second, high)})`;
}

function compare(operator: Json | undefined, bound: Json | undefined): string {
  return `Match.${comparisons[String(operator)]}(${bound})`;
}

/** `Match` writes a list of values always as a list, and of what they begin with only where there are several. */
function anythingBut(operand: Json): string | undefined {
  if (Array.isArray(operand)) {
    const values = operand.map((value) => (typeof value === 'string' ? typescriptString(value) : value));
    return `Match.anythingBut(${values.join(', ')})`;
  }
  const [name = '', value = null] = isObject(operand) ? (Object.entries(operand)[0] ?? []) : [];
  const suffix = name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (Array.isArray(value)) return value.length > 1 ? call(`anythingBut${suffix}`, ...value) : undefined;
  return name === '' ? undefined : call(`anythingBut${suffix}`, value);
}
