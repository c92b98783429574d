/** A name, a string or a number in a JSON text, and where it stands. */
export interface JsonPart {
  readonly kind: 'name' | 'string' | 'number';
  /** Without its quotes. */
  readonly start: number;
  readonly end: number;
  /** The raw name of the member that holds it, be it in a list; empty at the top. */
  readonly name: string;
  /** Raw names, with `[]` behind those of lists. */
  readonly path: readonly string[];
}

interface Level {
  readonly isList: boolean;
  readonly path: readonly string[];
  name: string;
  /** Whether the next string is a name. */
  isNameNext: boolean;
}

/** What nobody calls a member, and how deep nobody puts one: both would be read again for each value within. */
const longestName = 500;
const mostNames = 50;

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|-?\d[\d.eE+-]*/gsu;

/** One pass over a text that is known to be JSON: nothing of it is printed anew. */
export function* jsonParts(json: string): Generator<JsonPart> {
  // what holds the text itself
  const levels: Level[] = [{ isList: true, path: [], name: '', isNameNext: false }];
  for (const { 0: text, index } of json.matchAll(token)) {
    const level = levels.at(-1) as Level;
    const path = pathIn(level);
    if (text === '{' || text === '[') {
      const isList = text === '[';
      levels.push({
        isList,
        path: isList ? listed(path) : path,
        name: level.name,
        isNameNext: !isList,
      });
    } else if (text === '}' || text === ']') {
      levels.pop();
    } else if (text === ',') {
      level.isNameNext = !level.isList;
    } else if (text === ':') {
      level.isNameNext = false;
    } else if (level.isNameNext) {
      level.name = text.length > longestName ? '…' : text.slice(1, -1);
      yield { kind: 'name', start: index + 1, end: index + text.length - 1, name: '', path: level.path };
    } else {
      const quote = text.startsWith('"') ? 1 : 0;
      const [start, end] = [index + quote, index + text.length - quote];
      yield { kind: quote ? 'string' : 'number', start, end, name: level.name, path };
    }
  }
}

function pathIn({ isList, path, name }: Level): readonly string[] {
  return isList ? path : [...path, name].slice(-mostNames);
}

function listed(path: readonly string[]): readonly string[] {
  return [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`];
}
