/** What a JSON text is made of, read from the text itself, so that nothing of it is ever re-printed. */
export interface JsonStructure {
  /** Levels of arrays and objects: 0 for a scalar, 1 for `{}`. */
  readonly depth: number;
  /** Whether every integer fits 64 bits. */
  readonly int64: boolean;
  /** The texts of the elements, if the text is an array. */
  readonly elements: readonly string[];
}

const number = /-?\d+(?:[.]\d+)?(?:[eE][+-]?\d+)?/y;
const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n, safeDigits: 18, mostDigits: 20 };

/** One pass over a text that is known to be JSON. */
export function jsonStructure(json: string): JsonStructure {
  const elements: string[] = [];
  const isArray = json.trimStart().startsWith('[');
  let elementStart = 0;
  let depth = 0;
  let deepest = 0;
  let fits = true;

  const endElement = (end: number) => {
    const element = json.slice(elementStart, end).trim();
    if (element !== '') elements.push(element);
    elementStart = end + 1;
  };

  for (let at = 0; at < json.length; at += 1) {
    const char = json[at] as string;
    if (char === '"') {
      at = endOfString(json, at);
    } else if (char === '[' || char === '{') {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (depth === 1) elementStart = at + 1;
    } else if (char === ']' || char === '}') {
      if (depth === 1 && isArray) endElement(at);
      depth -= 1;
    } else if (char === ',') {
      if (depth === 1 && isArray) endElement(at);
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      const digits = numberAt(json, at);
      fits &&= fitsInt64(digits);
      at += digits.length - 1;
    }
  }
  return { depth: deepest, int64: fits, elements };
}

/** Index of the closing quote: the first one behind an even number of backslashes. */
function endOfString(json: string, open: number): number {
  for (let quote = json.indexOf('"', open + 1); ; quote = json.indexOf('"', quote + 1)) {
    let first = quote;
    while (json[first - 1] === '\\') first -= 1;
    if ((quote - first) % 2 === 0) return quote;
  }
}

function numberAt(json: string, at: number): string {
  number.lastIndex = at;
  return (number.exec(json) as RegExpExecArray)[0];
}

function fitsInt64(digits: string): boolean {
  if (digits.length <= int64.safeDigits || /[.eE]/.test(digits)) return true;
  if (digits.length > int64.mostDigits) return false;
  const value = BigInt(digits);
  return value >= int64.min && value <= int64.max;
}
