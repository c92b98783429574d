import { strictlyEncoded } from '../domain/content/percent-encoding.ts';
import { type Edit, inOrder } from './edit.ts';

/** How a text is written within another: in JSON, in a form, in XML. */
export interface Spelling {
  /** One character, or one escape, after the other. Total. */
  readonly unit: RegExp;
  /** Any of which there is none without: most texts are written as they are. */
  readonly escaped: RegExp;
  readonly read: (unit: string) => string;
  /** @param like what stood there: how the sender writes */
  readonly write: (text: string, like: string) => string;
}

export function spelledOut(raw: string, { unit, escaped, read }: Spelling): string {
  return escaped.test(raw) ? unitsOf(raw, unit).map(read).join('') : raw;
}

/**
 * The edits of a text as edits of what it is written as, so that the rest stays as its sender wrote it.
 * @param edits of the text that is spelled out
 * @param at where `raw` begins in what is edited
 */
export function respelled(
  raw: string,
  edits: readonly Edit[],
  spelling: Spelling,
  at: number,
): readonly Edit[] {
  if (edits.length === 0) return [];
  const { unit, escaped, read, write } = spelling;
  const units = escaped.test(raw) ? unitsOf(raw, unit) : undefined;
  // where each unit begins, in what is written and in what it says
  const starts: number[] = [];
  const says: number[] = [];
  let [start, said] = [0, 0];
  for (const one of units ?? []) {
    starts.push(start);
    says.push(said);
    start += one.length;
    said += read(one).length;
  }
  let seen = 0;
  const placeOf = (place: number) => {
    if (!units) return place;
    while (seen < says.length && (says[seen] as number) < place) seen += 1;
    return starts[seen] ?? raw.length;
  };
  return inOrder(edits).map((edit) => {
    const [from, to] = [placeOf(edit.start), placeOf(edit.end)];
    return { ...edit, start: at + from, end: at + to, text: write(edit.text, raw.slice(from, to)) };
  });
}

function unitsOf(raw: string, unit: RegExp): readonly string[] {
  return raw.match(unit) ?? [];
}

const plainEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What stands between the quotes of a JSON string. */
export const inJson: Spelling = {
  unit: /\\u[0-9A-Fa-f]{4}|\\.|[^\\]/gsu,
  escaped: /\\/,
  read(unit) {
    if (!unit.startsWith('\\')) return unit;
    if (unit[1] === 'u') return String.fromCharCode(Number.parseInt(unit.slice(2), 16));
    return plainEscapes[unit[1] as string] ?? unit.slice(1);
  },
  write(text, like) {
    const inner = JSON.stringify(text).slice(1, -1);
    const [, code] = /\\u([0-9A-Fa-f]{4})/.exec(like) ?? [];
    const slashed = /\\\//.test(like) ? inner.replaceAll('/', String.raw`\/`) : inner;
    if (code === undefined) return slashed;
    const digits = (unit: string) => unit.charCodeAt(0).toString(16).padStart(4, '0');
    return slashed.replaceAll(/[^\0-\x7f]/g, (unit) =>
      code === code.toLowerCase() ? `\\u${digits(unit)}` : `\\u${digits(unit).toUpperCase()}`,
    );
  },
};

/** A name or a value of a form or a query. */
export const inForm: Spelling = {
  // the octets of one character together
  unit: /%[C-Dc-d][\dA-Fa-f]%[89ABab][\dA-Fa-f]|%[Ee][\dA-Fa-f](?:%[89ABab][\dA-Fa-f]){2}|%[Ff][0-4](?:%[89ABab][\dA-Fa-f]){3}|%[\dA-Fa-f]{2}|[^%]|%/gsu,
  escaped: /[%+]/,
  read(unit) {
    if (unit === '+') return ' ';
    if (!unit.startsWith('%') || unit === '%') return unit;
    try {
      return decodeURIComponent(unit);
    } catch {
      return unit;
    }
  },
  write(text, like) {
    const isStrict = /%(?:2[1789A]|2a)/i.test(like);
    const encoded = isStrict ? strictlyEncoded(text) : encodeURIComponent(text.toWellFormed());
    return /%20/.test(like) ? encoded : encoded.replaceAll('%20', '+');
  },
};

/** A segment of a path, where a plus is a plus. */
export const inPath: Spelling = {
  ...inForm,
  escaped: /%/,
  read: (unit) => (unit === '+' ? unit : inForm.read(unit)),
  write: (text) => encodeURIComponent(text.toWellFormed()),
};

const entities: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };
const entityNames = new Map(Object.entries(entities).map(([name, character]) => [character, `&${name};`]));

/** A text or an attribute of XML. */
export const inXml: Spelling = {
  unit: /&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|apos|gt|lt|quot);|[^&]|&/gsu,
  escaped: /&/,
  read(unit) {
    const [, decimal, hex, name] = /^&(?:#(\d+)|#x([0-9A-Fa-f]+)|([a-z]+));$/.exec(unit) ?? [];
    if (name !== undefined) return entities[name] as string;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : unit;
  },
  write: (text) => text.replaceAll(/[&'<>"]/g, (character) => entityNames.get(character) as string),
};

/** As it is: a text that stands alone, or a header. */
export const asItIs: Spelling = { unit: /./gsu, escaped: /$^/, read: (unit) => unit, write: (text) => text };
