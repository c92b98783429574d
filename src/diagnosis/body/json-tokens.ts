/** A JSON text without its white space: marks, strings with their quotes and escapes, other scalars, each as it was written. */
export interface JsonTokens {
  readonly all: readonly string[];
  /** Where the strings are that not every language writes alike. */
  readonly delicate: readonly number[];
  /** Levels of objects and lists. */
  readonly depth: number;
}

const [quote, backslash] = [0x22, 0x5c];
const marks = '{}[],:';
const isDelicate = /[\\/<>&'+=`\u007f-\uffff]/;

/** One pass over a text that is known to be JSON. */
export function jsonTokens(json: string): JsonTokens {
  const all: string[] = [];
  const delicate: number[] = [];
  let [at, depth, deepest] = [0, 0, 0];
  while (at < json.length) {
    const char = json[at] as string;
    if (char === '"') {
      const end = afterString(json, at);
      const text = json.slice(at, end);
      if (isDelicate.test(text)) delicate.push(all.length);
      all.push(text);
      at = end;
    } else if (marks.includes(char)) {
      if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
      if (char === '}' || char === ']') depth -= 1;
      all.push(char);
      at += 1;
    } else if (char <= ' ') {
      at += 1;
    } else {
      const end = afterScalar(json, at);
      all.push(json.slice(at, end));
      at = end;
    }
  }
  return { all, delicate, depth: deepest };
}

function afterString(json: string, open: number): number {
  let at = open + 1;
  for (let code = json.charCodeAt(at); code !== quote; code = json.charCodeAt(at))
    at += code === backslash ? 2 : 1;
  return at + 1;
}

function afterScalar(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && /[-+.\w]/.test(json[at] as string)) at += 1;
  return at;
}
