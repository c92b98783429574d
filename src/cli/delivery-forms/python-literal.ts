import { parseJson } from '../../domain/content/json.ts';

const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
const token =
  /\s+|'([^'\\]*(?:\\[\s\S][^'\\]*)*)'|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|-?\d[\d.eE+-]*|True|False|None|[{}[\],:]/y;
const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '\\': '\\',
};

/**
 * The value of a dict of texts, numbers, lists and dicts as Python prints it.
 * @returns nothing for anything else, such as bytes, and for what is no such literal to its end
 */
export function pythonLiteral(text: string): { readonly value: unknown } | undefined {
  let json = '';
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (!found) return undefined;
    const [whole, single, double] = found;
    const string = single ?? double;
    const inner = string === undefined ? undefined : unescaped(string);
    if (string !== undefined && inner === undefined) return undefined;
    json += inner === undefined ? (words[whole] ?? whole) : JSON.stringify(inner);
  }
  return parseJson(json);
}

/** https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences, as far as `repr` writes them */
function unescaped(text: string): string | undefined {
  let isKnown = true;
  const value = text.replaceAll(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/g,
    (_, hex?: string, short?: string, long?: string, letter?: string) => {
      const digits = hex ?? short ?? long;
      const meant = digits === undefined ? letters[letter as string] : characterOf(digits);
      isKnown &&= meant !== undefined;
      return String(meant);
    },
  );
  return isKnown ? value : undefined;
}

function characterOf(digits: string): string | undefined {
  const point = Number.parseInt(digits, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
