/** Where something is in a text: from its first character up to the one behind it. */
export type Range = readonly [start: number, end: number];

/** What of a JSON text its writers write in different ways. */
export interface JsonText {
  readonly text: string;
  /** The strings that not all write alike, with their quotes. */
  readonly delicate: readonly Range[];
  readonly numbers: readonly Range[];
  /** With what is within, which is white space at most. */
  readonly empty: { readonly objects: readonly Range[]; readonly lists: readonly Range[] };
  /** How many members all objects have. */
  readonly members: number;
  /** Levels of objects and lists. */
  readonly depth: number;
}

const [quote, backslash] = [0x22, 0x5c];

/** Of ASCII, what some escape. */
const delicateCodes = new Set(Array.from("\\/<>&'+=`\x7f", (char) => char.charCodeAt(0)));

/** One pass over a text that is known to be JSON. */
export function jsonText(text: string): JsonText {
  const delicate: Range[] = [];
  const numbers: Range[] = [];
  const objects: Range[] = [];
  const lists: Range[] = [];
  let [members, depth, deepest, opened] = [0, 0, 0, -1];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (char <= ' ') continue;
    if (char === '{' || char === '[') {
      depth += 1;
      deepest = Math.max(deepest, depth);
      opened = at;
      continue;
    }
    if (char === '}' || char === ']') {
      depth -= 1;
      if (opened >= 0) (char === '}' ? objects : lists).push([opened, at + 1]);
    } else if (char === '"') {
      const [end, isDelicate] = endOfString(text, at);
      if (isDelicate) delicate.push([at, end]);
      at = end - 1;
    } else if (char === ':') {
      members += 1;
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      const end = endOfNumber(text, at);
      numbers.push([at, end]);
      at = end - 1;
    }
    opened = -1;
  }
  return { text, delicate, numbers, empty: { objects, lists }, members, depth: deepest };
}

/** With other texts in some places. @param others one for each place, in their order */
export function withOthers(text: string, places: readonly Range[], others: readonly string[]): string {
  const pieces: string[] = [];
  let end = 0;
  places.forEach(([from, to], at) => {
    pieces.push(text.slice(end, from), others[at] as string);
    end = to;
  });
  return pieces.join('') + text.slice(end);
}

function endOfString(text: string, open: number): readonly [end: number, isDelicate: boolean] {
  let isDelicate = false;
  let at = open + 1;
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
    isDelicate ||= code > 0x7f || delicateCodes.has(code);
    at += code === backslash ? 2 : 1;
  }
  return [at + 1, isDelicate];
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && '+-.0123456789Ee'.includes(text[at] as string)) at += 1;
  return at;
}
