/** A member of a JSON object, as it was written. */
export interface JsonMember {
  /** With its quotes and its escapes. */
  readonly name: string;
  readonly value: string;
  /** Where the value begins in the text of the object. */
  readonly start: number;
}

/** The members of an object, cut out of a text that is known to be JSON: nothing is re-printed. None where it is not an object. */
export function* membersOf(json: string): Generator<JsonMember> {
  if (!json.trimStart().startsWith('{')) return;
  const token = /["{}[\],]/g;
  let depth = 0;
  let start = 0;
  let nameEnd = 0;
  for (let found = token.exec(json); found; found = token.exec(json)) {
    const at = found.index;
    const char = found[0];
    if (char === '"') {
      token.lastIndex = afterString(json, at);
      if (nameEnd === 0) nameEnd = token.lastIndex;
    } else if (char === '{' || char === '[') {
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (depth > 1) {
      if (char !== ',') depth -= 1;
    } else {
      // the end of a member, or of an object that has none
      if (nameEnd > 0) yield member(json, start, nameEnd, at);
      [start, nameEnd] = [at + 1, 0];
    }
  }
}

function member(json: string, start: number, nameEnd: number, end: number): JsonMember {
  const colon = json.indexOf(':', nameEnd);
  const value = json.slice(colon + 1, end).trim();
  return { name: json.slice(start, nameEnd).trimStart(), value, start: json.indexOf(value, colon + 1) };
}

/** Index behind the closing quote. Every character is looked at once, whatever a hostile text is made of. */
function afterString(json: string, open: number): number {
  const end = /["\\]/g;
  end.lastIndex = open + 1;
  for (let found = end.exec(json); found && found[0] !== '"'; found = end.exec(json)) end.lastIndex += 1;
  return end.lastIndex;
}
