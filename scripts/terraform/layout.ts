import {
  Argument,
  Block,
  Call,
  Comment,
  Conditional,
  type Entry,
  Existing,
  Expression,
  type Hcl,
  type HclObject,
  Text,
} from './hcl.ts';

/** As `terraform fmt` lays it out. A list on one line is no longer than this. */
const longestLine = 110;

export function written(entries: readonly Entry[]): string {
  return `${linesOf(entries, '').join('\n')}\n`;
}

export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, '$&$&');
}

function linesOf(entries: readonly Entry[], indent: string): string[] {
  const lines: string[] = [];
  for (const [at, group] of grouped(entries).entries()) {
    if (at > 0 && needsRoom(group) + needsRoom(grouped(entries)[at - 1]) > 0) lines.push('');
    lines.push(...groupLines(group, indent));
  }
  return lines;
}

/** Arguments on one line each stand together, and so do comments with what they are about. */
type Group = readonly (readonly [name: string, value: string])[] | Block | Comment | Argument;

function grouped(entries: readonly Entry[]): Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const line = entry instanceof Argument ? oneLine(entry.value) : undefined;
    const last = groups.at(-1);
    if (!(entry instanceof Argument) || line === undefined) groups.push(entry);
    else if (Array.isArray(last)) last.push([entry.name, line]);
    else groups.push([[entry.name, line]]);
  }
  return groups;
}

function needsRoom(group: Group | undefined): number {
  return group instanceof Block || group instanceof Argument ? 1 : 0;
}

function groupLines(group: Group, indent: string): string[] {
  if (group instanceof Comment) return [`${indent}#${group.text}`];
  if (group instanceof Argument)
    return prefixed(`${indent}${group.name} = `, valueLines(group.value, indent));
  if (group instanceof Block) {
    const head = [group.type, ...group.labels.map(quoted)].join(' ');
    if (group.body.length === 0) return [`${indent}${head} {}`];
    return [`${indent}${head} {`, ...linesOf(group.body, `${indent}  `), `${indent}}`];
  }
  return aligned(group, indent);
}

function aligned(pairs: readonly (readonly [name: string, value: string])[], indent: string): string[] {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}`);
}

/** @returns nothing where it takes more than a line */
export function oneLine(value: Hcl): string | undefined {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Expression) return value.text;
  if (value instanceof Text) return textLine(value);
  if (value instanceof Call) {
    const values = value.values.map(oneLine);
    return values.includes(undefined) ? undefined : `${value.name}(${values.join(', ')})`;
  }
  if (value instanceof Conditional) {
    const [yes, no] = [oneLine(value.yes), oneLine(value.no)];
    return yes === undefined || no === undefined ? undefined : `${value.condition} ? ${yes} : ${no}`;
  }
  if (value instanceof Existing) return undefined;
  if (!Array.isArray(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  const items = value.map(oneLine);
  const line = `[${items.join(', ')}]`;
  return items.includes(undefined) || line.length > longestLine ? undefined : line;
}

function textLine({ parts }: Text): string {
  const inside = parts.map((part) =>
    part instanceof Expression ? `\${${part.text}}` : quoted(part).slice(1, -1),
  );
  return `"${inside.join('')}"`;
}

function valueLines(value: Hcl, indent: string): string[] {
  const line = oneLine(value);
  if (line !== undefined) return [line];
  if (value instanceof Call) {
    // of several values, only the last may take more than a line
    const before = value.values.slice(0, -1).map((one) => `${oneLine(one)}, `);
    const last = value.values.slice(-1).flatMap((one) => valueLines(one, indent));
    return prefixed(`${value.name}(${before.join('')}`, last, ')');
  }
  const inner = `${indent}  `;
  if (value instanceof Conditional) {
    const [yes, no] = [valueLines(value.yes, indent), valueLines(value.no, indent)];
    return [...prefixed(`${value.condition} ? `, yes, ` : ${no[0]}`), ...no.slice(1)];
  }
  if (value instanceof Existing) {
    const members = prefixed(
      `${inner}for one in `,
      valueLines(value.members, inner),
      ' : one if one != null',
    );
    return ['[', ...members, `${indent}]`];
  }
  if (Array.isArray(value)) {
    const items = value.flatMap((item: Hcl) => prefixed(inner, valueLines(item, inner), ','));
    return ['[', ...items, `${indent}]`];
  }
  const members = Object.entries(value as HclObject).map(
    ([key, member]) => new Argument(/^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key), member),
  );
  const lines = grouped(members).flatMap((group) => groupLines(group, inner));
  return ['{', ...lines, `${indent}}`];
}

function prefixed(prefix: string, [first = '', ...rest]: readonly string[], suffix = ''): string[] {
  const lines = [prefix + first, ...rest];
  return [...lines.slice(0, -1), lines.at(-1) + suffix];
}
