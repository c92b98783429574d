import { type Token, tokensOf } from './json-tokens.ts';

/** What may be written at a place of a pattern. */
export interface PatternPlace {
  /** A name in the shape of the event, a value or an expression of a field, an operator's name, or what it takes. */
  readonly kind: 'field' | 'value' | 'operator' | 'operand';
  /** Of the object that a field's name is put into; else of the field. `$or` and the places in its array leave no trace. */
  readonly path: readonly string[];
  /** What is there already, and what is chosen takes its place: a string with its quotes, or nothing. */
  readonly from: number;
  readonly to: number;
}

type Kind = PatternPlace['kind'];

/** An object or an array that is not closed before the place. */
interface Open {
  readonly mark: '{' | '[';
  /** What its names are, or its items. */
  readonly holds: Kind;
  readonly path: readonly string[];
  /** Of the member that comes next. */
  name: string;
  expects: 'name' | 'colon' | 'value' | 'comma';
}

/** Finds its way in a text that is still being written. Undefined where only a comma, a colon or nothing can stand. */
export function placeAt(text: string, position: number): PatternPlace | undefined {
  const stack: Open[] = [];
  for (const token of tokensOf(text)) {
    if (token.from >= position) break;
    const to = endOf(token, text);
    if (to >= position && (token.kind !== 'mark' || to > position)) {
      return token.kind === 'comment' ? undefined : place(stack.at(-1), token.from, to);
    }
    read(token, stack);
  }
  const behind = wordAt(text, position);
  return place(stack.at(-1), position, behind);
}

/** A quote that is not closed finds its partner in a later string: then there is no comma behind it. */
function endOf({ kind, from, to, text: found }: Token, text: string): number {
  const closes = kind === 'string' && /^\s*(?:[,:\]}]|$)/.test(text.slice(to));
  if (closes || (kind !== 'string' && kind !== 'unclosed')) return to;
  const [inside = ''] = /^"[^\s,:[\]{}"]*/.exec(found) ?? [];
  return from + inside.length;
}

/** Where the word ends that begins right here. */
function wordAt(text: string, position: number): number {
  for (const token of tokensOf(text)) {
    if (token.from > position) break;
    if (token.from === position && token.kind !== 'mark' && token.kind !== 'comment')
      return endOf(token, text);
  }
  return position;
}

function place(open: Open | undefined, from: number, to: number): PatternPlace | undefined {
  if (open === undefined || open.expects === 'comma' || open.expects === 'colon') return undefined;
  const { kind, path } = open.expects === 'name' ? { kind: open.holds, path: open.path } : valueIn(open);
  return { kind, path, from, to };
}

/** What stands behind the colon, or in the array. */
function valueIn({ mark, holds, path, name }: Open): {
  readonly kind: Kind;
  readonly path: readonly string[];
} {
  if (mark === '[') return { kind: holds, path };
  if (holds === 'operator') return { kind: 'operand', path };
  return { kind: 'value', path: name === '$or' ? path : [...path, name] };
}

function read({ kind, text }: Token, stack: Open[]): void {
  const open = stack.at(-1);
  if (text === '{' || text === '[') {
    const child = opened(text, open);
    if (open !== undefined) open.expects = 'comma';
    stack.push(child);
  } else if (text === '}' || text === ']') {
    stack.pop();
  } else if (open === undefined || kind === 'comment') {
    return;
  } else if (text === ',') {
    open.expects = open.mark === '{' ? 'name' : 'value';
  } else if (text === ':') {
    open.expects = 'value';
  } else if (open.expects === 'name') {
    open.name = nameOf(text);
    open.expects = 'colon';
  } else {
    open.expects = 'comma';
  }
}

function opened(mark: '{' | '[', outer: Open | undefined): Open {
  const expects = mark === '{' ? 'name' : 'value';
  if (outer === undefined) return { mark, holds: 'field', path: [], name: '', expects };
  const { kind, path } = valueIn(outer);
  if (mark === '[') {
    const isOr = outer.mark === '{' && outer.holds === 'field' && outer.name === '$or';
    return { mark, holds: isOr ? 'field' : kind, path, name: '', expects };
  }
  const isEvent = outer.holds === 'field';
  return { mark, holds: isEvent ? 'field' : 'operator', path, name: '', expects };
}

function nameOf(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replace(/^"/, '');
  }
}
