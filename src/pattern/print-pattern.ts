import type { PatternJson, PatternMember } from './pattern-json.ts';

/** So much fits in a line; a list that fits stays in one. */
const width = 80;

/** JSON with an indentation of two. Numbers stay as they were written, and equal names stay apart. */
export function printPattern(json: PatternJson, indent = ''): string {
  const inner = `${indent}  `;
  switch (json.kind) {
    case 'object':
      return block(
        '{',
        json.members.map((member) => printMember(member, inner)),
        '}',
        indent,
      );
    case 'array': {
      const line = compact(json);
      if (indent.length + line.length <= width) return line;
      return block(
        '[',
        json.items.map((item) => printPattern(item, inner)),
        ']',
        indent,
      );
    }
    default:
      return compact(json);
  }
}

/** In one line, with a space behind each comma and inside braces. */
function compact(json: PatternJson): string {
  switch (json.kind) {
    case 'object': {
      const members = json.members.map(({ name, value }) => `${JSON.stringify(name)}: ${compact(value)}`);
      return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
    }
    case 'array':
      return `[${json.items.map(compact).join(', ')}]`;
    case 'string':
      return JSON.stringify(json.text);
    case 'number':
      return json.text;
    case 'literal':
      return String(json.value);
  }
}

function printMember({ name, value }: PatternMember, indent: string): string {
  return `${JSON.stringify(name)}: ${printPattern(value, indent)}`;
}

function block(open: string, lines: readonly string[], close: string, indent: string): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}
